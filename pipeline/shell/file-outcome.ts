/** What became of one file, and which refusal it is that a limit or the disk stopped it. */
import { ZipError } from "../lib/zip.ts";
import { MOST_BOOK_BYTES, MOST_FILE_BYTES } from "../model/limits.ts";
import type { Reading } from "../model/reading.ts";
import { REFUSALS, type Refusal } from "../model/refusal.ts";
import { FileTooLargeError } from "./load-input.ts";
import type { PoolLimits, TaskEnd } from "../engine/index.ts";

/** Skipped, read, or stopped by a limit or a fault. */
export type FileOutcome = { readonly skipped: string } | { readonly reading: Reading } | { readonly stopped: Refusal };

/** A task that a worker did not finish. */
export function stoppedBy(
  end: Exclude<TaskEnd<unknown>, { readonly result: unknown }>,
  { seconds, megabytes }: Pick<PoolLimits, "seconds" | "megabytes">,
): Refusal {
  if ("failed" in end) return failure(end.failed);
  return "unfinished" in end ? REFUSALS.unfinished(end.unfinished, seconds) : REFUSALS.muchMemory(megabytes);
}

/** Whether a stop says nothing about the file: then nothing of it may be kept. */
export function isUnfinished(outcome: FileOutcome): boolean {
  return "stopped" in outcome && outcome.stopped.code === "file-unfinished";
}

/**
 * A file that could not be loaded.
 *
 * @param wasThere it was seen when the run began: if it is gone now, that says nothing about it.
 */
export function unloadable(fault: Error, wasThere = false): Refusal {
  const code = "code" in fault ? fault.code : null;
  if (code === "ENOENT" && wasThere) return REFUSALS.unfinished("gone");
  if (PASSING.some((passing) => passing === code)) return REFUSALS.unfinished("unreachable");
  if (fault instanceof FileTooLargeError) return REFUSALS.manyBytes("ファイル", fault.bytes, MOST_FILE_BYTES);
  return fault instanceof ZipError && fault.fault === "large"
    ? REFUSALS.manyBytes("ZIPファイルの中のこのファイル", fault.bytes, MOST_BOOK_BYTES)
    : failure(fault);
}

/** The disk, the share or the system fails, which another day need not show; Windows says UNKNOWN of most that happens to a share. */
const PASSING = [
  ...["EIO", "ESTALE", "ETIMEDOUT", "ENOTCONN", "ECONNRESET", "ECONNABORTED", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN"],
  ...["ENETUNREACH", "ENODEV", "ENXIO", "EREMOTEIO", "UNKNOWN", "EMFILE", "ENFILE", "ENOMEM", "EAGAIN", "EINTR"],
];

/** Somebody has the file open, or it is not for this user: both may be over when the next run begins. */
const HELD = ["EBUSY", "EACCES", "EPERM", "ETXTBSY"];

/** System errors have a call and mean that the file could not be opened at all. */
function failure(fault: Error): Refusal {
  if (fault.name === "ZipError") return REFUSALS.damagedMember;
  if ("code" in fault && fault.code === "ENOENT") return REFUSALS.missingFile;
  if ("code" in fault && HELD.some((held) => held === fault.code)) return REFUSALS.heldFile;
  return "syscall" in fault ? REFUSALS.noPlainFile : REFUSALS.failedReading(fault.message);
}
