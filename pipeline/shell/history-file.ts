/** outputs/data/history.jsonl: what counted in earlier runs. Unlike the state it cannot be made again, so that what is there is read or the run ends. */
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { PipelineError } from "../model/pipeline-error.ts";
import { ARCHIVE, findUnfinishedMove } from "./archive-outputs.ts";
import { toFault } from "./output-folder.ts";

/** Below the outputs folder, with `/`: it goes to the archive with all that its cycle left. */
export const HISTORY_FILE = "data/history.jsonl";

/**
 * Its text; empty where there is none. It may be in a move to the archive that was cut short and is about to be taken back.
 *
 * @throws PipelineError (exit 2) when it is there and cannot be read: to go on without it would be to forget what was asked.
 */
export async function loadHistory(outputs: string): Promise<string> {
  const unfinished = await findUnfinishedMove(outputs);
  const moved = unfinished === null ? [] : [join(outputs, ARCHIVE, unfinished.folder)];
  for (const folder of [outputs, ...moved]) {
    const path = join(folder, ...HISTORY_FILE.split("/"));
    const stats = await stat(path).catch(() => null);
    if (stats?.isFile() === true) return readWhole(path);
  }
  return "";
}

async function readWhole(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new PipelineError("これまでの提出の記録を読み取れないため、何も書き込んでいません。", {
      exitCode: 2,
      faults: [
        {
          ...toFault(path, cause),
          what: "ファイルを読み取れません。ほかのプログラムで開いているか、読み取りの権限がありません。",
        },
      ],
      cause,
    });
  }
}
