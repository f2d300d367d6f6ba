/** What an earlier cycle left in an outputs folder, or in outputs/archive/: the answers that stand beside the next form. */
import { join } from "node:path";
import { PipelineError } from "../model/pipeline-error.ts";
import type { Cycle } from "../model/registry.ts";
import type { FormOptions } from "../model/run-options.ts";
import { ARCHIVE, type Shell } from "../shell/index.ts";
import { readPastRun, readPreviousAnswers, type PastRun, type PreviousAnswers } from "../sources/index.ts";

/** An earlier cycle with what was answered in it. */
export interface PreviousCycle {
  readonly name: string;
  readonly answers: PreviousAnswers;
}

/**
 * The folder that was named, else the last cycle of the archive; null when there is none, or none with the same form.
 *
 * @throws PipelineError (exit 2) when the folder that was named holds no earlier cycle
 */
export async function loadPreviousCycle(
  { previous, outputs }: Pick<FormOptions, "previous" | "outputs">,
  cycle: Cycle,
  shell: Shell,
): Promise<PreviousCycle | null> {
  if (previous !== null) {
    const run = await pastRunIn(previous, shell);
    if (run === null) throw refused(previous, "前回の実行の結果（run.json）がありません。");
    if (run.cycle.name === cycle.name) throw refused(previous, `今回と同じ点検（${cycle.name}）の結果です。`);
    if (run.cycle.formVersion !== cycle.formVersion)
      throw refused(previous, `様式の版が違います（第${run.cycle.formVersion}版）。措置の番号が今回と合いません。`);
    return withAnswers(previous, run, shell);
  }
  const archive = join(outputs, ARCHIVE);
  const found: { readonly folder: string; readonly run: PastRun }[] = [];
  for (const name of await shell.listNames(archive)) {
    const run = await pastRunIn(join(archive, name), shell);
    const isBefore = run !== null && run.cycle.name !== cycle.name && run.asOf < cycle.referenceDate;
    if (isBefore && run.cycle.formVersion === cycle.formVersion) found.push({ folder: join(archive, name), run });
  }
  const last = found.reduce<(typeof found)[number] | null>(
    (latest, each) => (latest === null || each.run.asOf >= latest.run.asOf ? each : latest),
    null,
  );
  return last === null ? null : withAnswers(last.folder, last.run, shell);
}

async function pastRunIn(folder: string, shell: Shell): Promise<PastRun | null> {
  const bytes = await shell.loadIfThere(join(folder, "run.json"));
  return bytes === null ? null : readPastRun(bytes.toString("utf8"));
}

async function withAnswers(folder: string, { cycle }: PastRun, shell: Shell): Promise<PreviousCycle> {
  const path = join(folder, "data", "answers.csv");
  const bytes = await shell.loadIfThere(path);
  if (bytes === null) throw refused(folder, "前回の回答のデータ（data/answers.csv）がありません。");
  return { name: cycle.name, answers: readPreviousAnswers(bytes.toString("utf8"), path) };
}

function refused(where: string, what: string): PipelineError {
  const fix = "前回の点検の結果がある outputs フォルダーを、--previous に指定してください。";
  return new PipelineError("前回の結果を使えません。", { exitCode: 2, faults: [{ where, what, fix }] });
}
