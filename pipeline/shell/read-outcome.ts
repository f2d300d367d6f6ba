/** What became of one file, and in which words a limit or the disk stops it. */
import type { FindingCode } from "../model/finding.ts";
import { FileTooLargeError } from "./read-input.ts";
import type { PoolLimits, TaskEnd } from "./worker-pool.ts";

export interface StoppedReading {
  readonly code: FindingCode;
  readonly message: string;
}

/** Skipped, read (as state text), or stopped by a limit or a fault. */
export type ReadOutcome =
  { readonly skipped: string } | { readonly text: string } | { readonly stopped: StoppedReading };

/** A task that a worker did not finish. */
export function stoppedBy(
  end: Exclude<TaskEnd<unknown>, { readonly result: unknown }>,
  { seconds, megabytes }: Pick<PoolLimits, "seconds" | "megabytes">,
): StoppedReading {
  if ("failed" in end) return { code: "file-unreadable", message: failureMessage(end.failed) };
  const limit =
    end.stopped === "time"
      ? `${String(seconds)}秒以内に読み終わらない`
      : `メモリーの上限（${String(megabytes)}MB）を超える`;
  return { code: "file-suspicious", message: `${limit}ため、読み取りを打ち切りました。` };
}

/** A file that could not be loaded. */
export function unloadable(failure: Error): StoppedReading {
  return {
    code: failure instanceof FileTooLargeError ? "file-suspicious" : "file-unreadable",
    message: failureMessage(failure),
  };
}

/** An archive that holds more than any country sends. */
export function tooFull(members: number, bytes: number): StoppedReading {
  const message = `ZIPファイルの中のファイルが${String(members)}件又は${String(bytes / 1e6)}MBを超えるため、開きません。`;
  return { code: "file-suspicious", message };
}

/** System errors have a call and mean that the file could not be opened at all. */
function failureMessage(failure: Error): string {
  if (failure.name === "ZipError")
    return "ZIPファイルの中のこのファイルは、壊れているか、暗号化されているか、大きすぎるため、取り出せません。";
  if (failure instanceof FileTooLargeError) return `ファイルが大きすぎるため、開きません（${failure.message}）。`;
  if ("code" in failure && failure.code === "ENOENT")
    return "ファイルがありません。実行の途中で移動されたか削除されたか、リンクの先がありません。";
  return "syscall" in failure
    ? "ファイルを開けません。ほかのプログラムで開いているか、読み取りの権限がありません。"
    : `読み取りの途中で処理が止まりました（${failure.message.slice(0, 200)}）。`;
}
