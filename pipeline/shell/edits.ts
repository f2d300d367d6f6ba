/** What people have edited among the outputs: moved out of the way of what a run writes or removes, never lost. */
import { rename, stat } from "node:fs/promises";
import { join, posix } from "node:path";
import type { SetAside } from "../model/run-record.ts";
import type { OutputState } from "../model/run-state.ts";
import type { EarlierOutputs } from "./earlier-outputs.ts";
import { kindOf } from "./input-folder.ts";
import { digestOutput } from "./digest-output.ts";
import { formatLocalTime } from "./local-time.ts";
import { makeFolder } from "./make-folder.ts";
import { recheckOutput } from "./recheck-output.ts";

/** Name of the folder for it, beside the document. */
const CORRECTED = "手直し";

/** Edits that a run meets. */
export interface Edits {
  /**
   * Moves a file that a person has edited into the folder 手直し beside it; leaves any other.
   *
   * @param next digest of what is about to be written: the same bytes are no edit that could be lost.
   * @throws the system's error when it cannot be moved, as Word holds it: then it is left, and nothing may be written.
   */
  readonly keep: (path: string, next?: string) => Promise<void>;
  readonly setAside: readonly SetAside[];
}

/** @param known what the last run left, by path. */
export function openEdits(
  folder: string,
  known: ReadonlyMap<string, OutputState>,
  earlier: Pick<EarlierOutputs, "has">,
): Edits {
  const moved: SetAside[] = [];
  return {
    setAside: moved,
    keep: async (path, next) => {
      const isOurs = (sha256: string): boolean => sha256 === next || earlier.has(sha256);
      if (await isEdited(folder, path, known.get(path), isOurs))
        moved.push({ path, movedTo: await setAside(folder, path) });
    },
  };
}

/**
 * Whether a file holds what no run has written. One that was left as it is, by its look, need not be read.
 *
 * @throws an error with the code EBUSY when it is there and cannot be read: perhaps Word or Excel holds it.
 */
async function isEdited(
  folder: string,
  path: string,
  state: OutputState | undefined,
  isOurs: (sha256: string) => boolean,
): Promise<boolean> {
  if ((await kindOf(join(folder, path))) !== "file") return false;
  if (state !== undefined && (await recheckOutput(folder, state)) !== null) return false;
  const digest = await digestOutput(folder, path);
  if (digest === null) throw Object.assign(new Error(`${path} cannot be read.`), { code: "EBUSY" });
  return !isOurs(digest);
}

/**
 * `reports/…/報告書.docx` → `reports/…/手直し/報告書_2027-03-31_220005.docx`, by the time when it was last changed.
 *
 * @param path below `folder`, with `/`.
 * @returns where it is now.
 * @throws the system's error, such as EBUSY where Word holds the file: then it is where it was.
 */
async function setAside(folder: string, path: string): Promise<string> {
  const { mtime } = await stat(join(folder, path));
  const { dir, name, ext } = posix.parse(path);
  const time = formatLocalTime(mtime).replace(" ", "_").replaceAll(":", "");
  await makeFolder(join(folder, dir, CORRECTED));
  for (let number = 1; ; number++) {
    const end = number === 1 ? "" : `_${String(number)}`;
    const to = posix.join(dir, CORRECTED, `${name}_${time}${end}${ext}`);
    const isTaken = await stat(join(folder, to)).then(
      () => true,
      () => false,
    );
    if (isTaken) continue;
    await rename(join(folder, path), join(folder, to));
    return to;
  }
}
