/** The files that a run cannot do without (registry, form, templates), whatever stands under their names. */
import { join } from "node:path";
import { PipelineError, type Fault } from "../model/pipeline-error.ts";
import { FileTooLargeError, loadInput } from "./load-input.ts";

/** Hundreds of times what a country's registry takes. */
const MOST_MEGABYTES = 20;

/** @throws PipelineError (exit 2) that tells whether the file is missing, no file at all, too large or locked. */
export async function loadRequired(folder: string, name: string): Promise<Uint8Array> {
  const where = join(folder, name);
  try {
    const { bytes } = await loadInput(where);
    if (bytes.length > MOST_MEGABYTES * 1e6) throw new FileTooLargeError(bytes.length);
    return bytes;
  } catch (cause) {
    throw new PipelineError(`「${name}」を開けません。`, { exitCode: 2, faults: [toFault(where, cause)], cause });
  }
}

function toFault(where: string, error: unknown): Fault {
  if (error instanceof FileTooLargeError)
    return {
      where,
      what: `ファイルが大きすぎます（上限は${String(MOST_MEGABYTES)}MB）。`,
      fix: "別のファイルを置いていないか確かめてください。Excelブックは、要らないシートや行を削除して保存し直すと小さくなります。",
    };
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT" || code === "ENOTDIR")
    return { where, what: "ファイルがありません。", fix: "ファイルを、この名前でこの場所に置いてください。" };
  // A socket cannot even be opened; folders, pipes and devices can, but are no files then.
  if (code === null || code === "ENXIO" || code === "EISDIR")
    return {
      where,
      what: "フォルダーなど、ファイルでないものが、この名前で置かれています。",
      fix: "それを別の場所に移し、ファイルを、この名前で置いてください。",
    };
  return {
    where,
    what: "ファイルを読み取れません。",
    fix: "ほかのプログラムで開いていないか、読み取りの権限があるかを確かめてください。",
  };
}
