/** What became of one file, and in which words a limit or the disk stops it. */
import type { FindingCode } from "../model/finding.ts";
import { formatCount } from "../lib/format-count.ts";
import { tooLarge } from "../lib/too-large.ts";
import { ZipError } from "../lib/zip.ts";
import { MOST_BOOK_BYTES, MOST_FILE_BYTES } from "../model/limits.ts";
import { FileTooLargeError } from "./load-input.ts";
import type { PoolLimits, TaskEnd, Unfinished } from "../engine/index.ts";

export interface StoppedReading {
  readonly code: FindingCode;
  readonly message: string;
}

/** Skipped, read (as state text), or stopped by a limit or a fault. */
export type FileOutcome =
  { readonly skipped: string } | { readonly text: string } | { readonly stopped: StoppedReading };

/** A task that a worker did not finish. */
export function stoppedBy(
  end: Exclude<TaskEnd<unknown>, { readonly result: unknown }>,
  { seconds, megabytes }: Pick<PoolLimits, "seconds" | "megabytes">,
): StoppedReading {
  if ("failed" in end) return { code: "file-unreadable", message: failureMessage(end.failed) };
  if ("unfinished" in end) return { code: UNFINISHED, message: unfinishedMessage(end.unfinished, seconds) };
  const message = `大きすぎるため、読み取りを打ち切りました（読み取りに使うメモリーの上限は${String(megabytes)}MB）。`;
  return { code: "file-too-large", message };
}

const UNFINISHED = "file-unfinished" satisfies FindingCode;

/** Whether a stop says nothing about the file: then nothing of it may be kept. */
export function isUnfinished(outcome: FileOutcome): boolean {
  return "stopped" in outcome && outcome.stopped.code === UNFINISHED;
}

function unfinishedMessage(why: Unfinished, seconds: number): string {
  const reasons: Readonly<Record<Unfinished, string>> = {
    time: `処理に${String(seconds)}秒かけても読み終わらない`,
    lost: "読み取る処理が、メモリーの不足などで繰り返し外から止められた",
    "no process": "コンピューターのメモリーなどが足りず、読み取る処理を始められない",
    closed: "実行が途中で打ち切られた",
  };
  return `${reasons[why]}ため、今回は読み取りを終えられませんでした。次の実行で、もう一度読み取ります。`;
}

/** A file that could not be loaded. */
export function unloadable(failure: Error): StoppedReading {
  if (failure instanceof FileTooLargeError) return tooLarge("ファイル", failure.bytes, MOST_FILE_BYTES);
  if (failure instanceof ZipError && failure.fault === "large")
    return tooLarge("ZIPファイルの中のこのファイル", failure.bytes, MOST_BOOK_BYTES);
  return { code: "file-unreadable", message: failureMessage(failure) };
}

/** An archive, or what lies in it, that holds more than any country sends. */
export function tooFull(what: string, bytes: number, members?: number): StoppedReading {
  const count = members === undefined ? "" : `${formatCount(members)}件、`;
  return {
    code: "file-too-large",
    message: `ZIPファイルの${what}が多すぎるため、読み取っていません（1つのZIPファイルの上限は${count}展開して${formatCount(bytes / 1e6)}MB）。`,
  };
}

/** System errors have a call and mean that the file could not be opened at all. */
function failureMessage(failure: Error): string {
  if (failure.name === "ZipError")
    return "ZIPファイルの中のこのファイルは、壊れているか、暗号化されているため、取り出せません。";
  if ("code" in failure && failure.code === "ENOENT")
    return "ファイルがありません。実行の途中で移動されたか削除されたか、リンクの先がありません。";
  return "syscall" in failure
    ? "ファイルを開けません。ほかのプログラムで開いているか、読み取りの権限がありません。"
    : `読み取りの途中で処理が止まりました（${failure.message.slice(0, 200)}）。`;
}
