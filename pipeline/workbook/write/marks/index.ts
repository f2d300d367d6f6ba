/** What goes back to an institution about its workbook, and its marks taken off again when it comes back. */
import { Declined, type DeclineReason } from "../in-place/index.ts";
import { annotate } from "./annotate.ts";
import { listBook } from "./list-book.ts";
import type { Request } from "./mark.ts";

export type { Mark, Request } from "./mark.ts";
export { takeOffMarks } from "./take-off-marks.ts";

/** A workbook to be sent back. */
export interface ReturnedBook {
  readonly bytes: Uint8Array;
  /** Why it is the list alone; null when it is the institution's own workbook with its marks. */
  readonly declined: DeclineReason | null;
}

/** The institution's own workbook with marks at the cells in question; the list alone where it cannot be marked without loss. */
export function returnedBook(bytes: Uint8Array, request: Request): ReturnedBook {
  try {
    return { bytes: annotate(bytes, request), declined: null };
  } catch (error) {
    if (!(error instanceof Declined)) throw error;
    return { bytes: listBook(request, error.reason), declined: error.reason };
  }
}
