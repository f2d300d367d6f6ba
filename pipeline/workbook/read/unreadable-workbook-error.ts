/** Why a workbook could not be read, in the terms of the finding codes. */

/** A finding code of model/finding.ts. */
export type UnreadableCode = "file-unreadable" | "file-encrypted" | "file-suspicious";

/** Nothing of the workbook is read then: half a workbook would be worse than none. */
export class UnreadableWorkbookError extends Error {
  override readonly name = "UnreadableWorkbookError";
  readonly code: UnreadableCode;

  constructor(code: UnreadableCode, cause: unknown) {
    super(code, { cause });
    this.code = code;
  }
}
