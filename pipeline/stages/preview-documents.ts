/** The documents of one kind about one body as the next run would write them, beside those that the last one wrote. */
import { basename, dirname, join } from "node:path";
import { startDrawing } from "../documents/draw/index.ts";
import {
  documentsOfKind,
  lineTexts,
  type DocumentToCompose,
  type RunResults,
  type Templates,
} from "../documents/index.ts";
import { KIND_NAMES, type KindName } from "../documents/kinds/index.ts";
import { lineChanges, type LineChange } from "../lib/line-changes.ts";
import { ZipError } from "../lib/zip.ts";
import { PipelineError } from "../model/pipeline-error.ts";
import type { Registry, SupervisingBody } from "../model/registry.ts";
import type { PreviewOptions } from "../model/run-options.ts";
import type { Shell } from "../shell/index.ts";
import { documentPaths } from "./document-paths.ts";
import { withResults, type FoundResults } from "./find-results.ts";
import type { RunPlan } from "./plan-run.ts";

/** A document that was drawn, and what is other in it. */
export interface Preview {
  /** Where it is. */
  readonly file: string;
  /** The last run's document; null where there is none that can be read. */
  readonly comparedWith: string | null;
  /** Lines of both that differ, each below the line that stands before it in both. */
  readonly changes: readonly LineChange[];
}

/** Below the outputs folder. */
const PREVIEWS = "プレビュー";
/** Digests of the previews that were written, a line each, in the state folder: anything else there, a person has made. */
const WRITTEN = "previews.txt";

/**
 * Draws the documents; nothing that a run writes is touched.
 *
 * @throws PipelineError exit 2 when the body is nobody's, has no document of the kind, or registry, form or templates cannot be used.
 */
export async function previewBody(
  { body, kind: wanted, out, ...options }: PreviewOptions,
  shell: Shell,
): Promise<readonly Preview[]> {
  const kind = findKind(wanted);
  const check = ({ registry }: Pick<RunPlan, "registry">): SupervisingBody => findBody(body, registry);
  return withResults(options, shell, check, async (found) => {
    const documents = placedDocuments(kind, found.plan.templates, found.results).filter(
      ({ place }) => place.body.code === body,
    );
    if (documents.length === 0)
      throw refused(
        "--kind",
        `${found.checked.name}に、この種類の文書はありません（${kind}）。`,
        "別の種類を指定してください。",
      );
    const draw = startDrawing(found.plan.looks);
    const previews: Preview[] = [];
    for (const { path, compose } of documents) {
      const bytes = draw(compose().task);
      const comparison = await compare(join(options.outputs, path), bytes, shell);
      const file = await write(out, path, bytes, options, found, shell);
      previews.push({ file, ...comparison });
    }
    return previews;
  });
}

/** @throws PipelineError exit 2 when no body has this code. */
export function findBody(code: string, { bodies }: Registry): SupervisingBody {
  const body = bodies.find((each) => each.code === code);
  if (body !== undefined) return body;
  const some = bodies.slice(0, SHOWN_BODIES).map((each) => `${each.code} ${each.name}`);
  const more = bodies.length > SHOWN_BODIES ? ` など${String(bodies.length)}機関` : "";
  throw refused(
    "取りまとめ機関",
    `「${code}」は、名簿にありません。`,
    `コードを指定してください（${some.join("、")}${more}）。`,
  );
}

const SHOWN_BODIES = 5;

function findKind(name: string): KindName {
  const kind = KIND_NAMES.find((each) => each === name);
  if (kind !== undefined) return kind;
  throw refused(
    "--kind",
    `「${name}」という種類の文書はありません。`,
    `次のどれかを指定してください：${KIND_NAMES.join("、")}`,
  );
}

function refused(where: string, what: string, fix: string): PipelineError {
  return new PipelineError("コマンドの指定に誤りがあります。", { exitCode: 2, faults: [{ where, what, fix }] });
}

/** All of the kind, since where one goes depends on the names of the others. */
function placedDocuments(
  kind: KindName,
  templates: Templates,
  results: RunResults,
): readonly (DocumentToCompose & { readonly path: string })[] {
  const documents = documentsOfKind(kind, templates, results);
  const paths = documentPaths(
    documents.map(({ place }) => place),
    results.registry.cycle.name,
  );
  return documents.map((document, index) => ({ ...document, path: paths[index] ?? "" }));
}

async function compare(
  path: string,
  bytes: Uint8Array,
  shell: Pick<Shell, "loadIfThere">,
): Promise<Pick<Preview, "comparedWith" | "changes">> {
  const before = await shell.loadIfThere(path);
  try {
    if (before !== null) return { comparedWith: path, changes: inContext(lineTexts(before), lineTexts(bytes)) };
  } catch (error) {
    // Whatever a person has put there, there is nothing to compare with.
    if (!(error instanceof ZipError)) throw error;
  }
  return { comparedWith: null, changes: [] };
}

/** Changes, each group of them below the last line that both have. */
function inContext(before: readonly string[], after: readonly string[]): readonly LineChange[] {
  const shown: LineChange[] = [];
  let same: LineChange | null = null;
  for (const change of lineChanges(before, after)) {
    if (change.sign === " ") same = change;
    else {
      if (same !== null) shown.push(same);
      same = null;
      shown.push(change);
    }
  }
  return shown;
}

/** Into the folder of previews, where only previews are replaced; or into the file that was named, where there is none yet. */
async function write(
  out: string | null,
  path: string,
  bytes: Uint8Array,
  { outputs: folder }: Pick<PreviewOptions, "outputs">,
  { start }: FoundResults,
  shell: Shell,
): Promise<string> {
  if (out !== null) {
    await shell.writeNewFiles(dirname(out), [{ name: basename(out), content: bytes }]);
    return out;
  }
  const written = (await shell.loadIfThere(join(start.stateFolder, WRITTEN)))?.toString("utf8").split("\n") ?? [];
  const earlier = {
    has: (digest: string) => written.includes(digest),
    note: async (digest: string) => {
      if (!written.includes(digest)) await shell.appendLine(start.stateFolder, WRITTEN, digest);
    },
  };
  const outputs = shell.openOutputs(folder, [], earlier, start.lock.check);
  const preview = `${PREVIEWS}/${path.split("/").slice(1).join("/")}`;
  await outputs.write(preview, bytes, "");
  if (outputs.faults.length > 0)
    throw new PipelineError("プレビューを書き込めません。", { exitCode: 2, faults: outputs.faults });
  return join(folder, preview);
}
