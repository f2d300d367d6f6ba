/** The documents of one kind about one body as the next run would write them, beside those that the last one wrote. */
import { basename, dirname, join } from "node:path";
import { startDrawing } from "../documents/draw/index.ts";
import { composeDocument, lineTexts } from "../documents/index.ts";
import { KIND_NAMES, KINDS, type KindName } from "../documents/kinds/index.ts";
import { lineChanges, type LineChange } from "../lib/line-changes.ts";
import { ZipError } from "../lib/zip.ts";
import { PipelineError } from "../model/pipeline-error.ts";
import type { PreviewOptions, RunOptions } from "../model/run-options.ts";
import type { Shell } from "../shell/index.ts";
import type { DocumentsToDraw, findDocuments } from "./find-documents.ts";
import { lastReport } from "./kept-reports.ts";
import { loadWording } from "./load-wording.ts";
import { startRun, type RunStart } from "./run-start.ts";
import { wrongWords } from "./wrong-words.ts";

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
  return startRun(options, shell, async (start) => {
    const kept = kind === "report" ? await keptDocuments(body, options, start, shell) : null;
    const { looks, documents } = kept ?? (await findThem(kind, body, options, start, shell));
    const draw = startDrawing(looks);
    const previews: Preview[] = [];
    for (const { path, task } of documents) {
      const bytes = draw(task);
      const comparison = await compare(join(options.outputs, path), bytes, shell);
      const file = await write(out, path, bytes, options, start, shell);
      previews.push({ file, ...comparison });
    }
    return previews;
  });
}

/** As the last run settled them, in the wording of now; null where they must be found. */
async function keptDocuments(
  body: string,
  options: RunOptions,
  start: RunStart,
  shell: Shell,
): Promise<DocumentsToDraw | null> {
  const kept = await lastReport(body, options, start, shell);
  if (kept === null) return null;
  const { compiled, styles } = await loadWording(shell.loadRequired, options.templates, shell);
  const document = composeDocument(KINDS.report, compiled.report, kept.subject);
  return {
    looks: { styles, letters: new Map() },
    documents: [{ path: kept.path, task: { kind: "report", document } }],
  };
}

/** Loaded only when they must be found: reading brings large libraries with it. */
async function findThem(...asked: Parameters<typeof findDocuments>): Promise<DocumentsToDraw> {
  const { findDocuments } = await import("./find-documents.ts");
  return findDocuments(...asked);
}

function findKind(name: string): KindName {
  const kind = KIND_NAMES.find((each) => each === name);
  if (kind !== undefined) return kind;
  throw wrongWords(
    "--kind",
    `「${name}」という種類の文書はありません。`,
    `次のどれかを指定してください：${KIND_NAMES.join("、")}`,
  );
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
  start: RunStart,
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
