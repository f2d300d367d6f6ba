/** Why a workbook could not be read, in the terms of the finding codes. */

export type UnreadableCode = "file-unreadable" | "file-encrypted" | "file-suspicious";

export class UnreadableWorkbookError extends Error {
  override readonly name = "UnreadableWorkbookError";
  readonly code: UnreadableCode;

  constructor(code: UnreadableCode, cause: unknown) {
    super(code, { cause });
    this.code = code;
  }
}
