/** Inputs and outputs must not lie in each other: results would be read as submissions, or submissions be among what a run writes. */
import { readlink, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { PipelineError } from "../model/pipeline-error.ts";
import { STATE_FOLDER } from "./output-folder.ts";

/** Folders below outputs/ that belong to the runs. */
const WRITTEN = ["reports", "letters", "forms", "data", "archive", STATE_FOLDER];

/**
 * @param links links below `inputs`, relative to it, with `/`.
 * @throws PipelineError (exit 2) when the outputs lie in the inputs or the inputs in a folder that runs write, also by way of links.
 */
export async function checkSeparate(inputs: string, outputs: string, links: readonly string[] = []): Promise<void> {
  if ((await liesIn(outputs, inputs)) || holds(inputs, outputs))
    throw refusal(
      outputs,
      `出力フォルダーが、入力フォルダー「${inputs}」と同じか、その中にあります。結果のファイルが提出として扱われてしまいます。`,
      "出力フォルダー（--outputs）に、入力フォルダーの外の場所を指定してください。",
    );
  for (const name of WRITTEN) {
    if (!(await liesIn(inputs, join(outputs, name)))) continue;
    throw refusal(
      inputs,
      `入力フォルダーが、プログラムの書き込むフォルダー「${join(outputs, name)}」の中にあります。`,
      "入力フォルダー（--inputs）に、出力フォルダーの外の場所を指定してください。",
    );
  }
  for (const link of links) {
    const path = join(inputs, link);
    if (!(await leadsToOutputs(path, outputs))) continue;
    throw refusal(
      path,
      `入力フォルダーの中に、出力フォルダー「${outputs}」につながるリンクがあります。`,
      "リンクを入力フォルダーの外に移してください。",
    );
  }
}

async function leadsToOutputs(link: string, outputs: string): Promise<boolean> {
  if (await liesIn(outputs, link)) return true;
  for (const name of WRITTEN) if (await liesIn(link, join(outputs, name))) return true;
  return false;
}

function refusal(where: string, what: string, fix: string): PipelineError {
  return new PipelineError("入力フォルダーと出力フォルダーは、別の場所にしてください。", {
    exitCode: 2,
    faults: [{ where, what, fix }],
  });
}

/** By their words alone: what a link leads to may lie elsewhere. */
function holds(folder: string, path: string): boolean {
  const [outer, inner] = [resolve(folder), resolve(path)];
  return ancestors(inner).some((ancestor) => sameWords(ancestor, outer));
}

/** Whether `path` is `folder` or lies below it, once links are followed; neither need exist. */
async function liesIn(path: string, folder: string): Promise<boolean> {
  const [inner, outer] = [await realPath(path), await realPath(folder)];
  const target = await identity(outer);
  for (const ancestor of ancestors(inner)) {
    if (sameWords(ancestor, outer)) return true;
    // The same folder may go by another name: other capitals, a mounted drive.
    if (target !== null && (await identity(ancestor)) === target) return true;
  }
  return false;
}

/** A chain of links that leads nowhere may be this long. */
const MOST_LINKS = 20;

/** With links followed, also those that lead to what is not there yet. */
async function realPath(path: string, links = MOST_LINKS): Promise<string> {
  const absolute = resolve(path);
  const real = await realpath(absolute).catch(() => null);
  if (real !== null || dirname(absolute) === absolute) return real ?? absolute;
  const target = links > 0 ? await readlink(absolute).catch(() => null) : null;
  if (target !== null) return realPath(resolve(dirname(absolute), target), links - 1);
  return join(await realPath(dirname(absolute), links), basename(absolute));
}

/** The path itself, then each folder above. */
function ancestors(path: string): readonly string[] {
  const above = dirname(path);
  return above === path ? [path] : [path, ...ancestors(above)];
}

/** Windows and macOS tell no capitals apart, and macOS takes letters apart that carry marks. */
function sameWords(a: string, b: string): boolean {
  const fold = (path: string): string => (process.platform === "linux" ? path : path.normalize("NFC").toLowerCase());
  return fold(a) === fold(b);
}

async function identity(path: string): Promise<string | null> {
  const stats = await stat(path, { bigint: true }).catch(() => null);
  return stats === null || stats.ino === 0n ? null : `${String(stats.dev)} ${String(stats.ino)}`;
}
