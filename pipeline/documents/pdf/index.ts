/** What a document that is printed is as PDF. */

const YES = { type: "boolean", value: "true" };

const NO = { type: "boolean", value: "false" };

/**
 * How LibreOffice is told which PDF a Word file becomes: PDF/A-2b, tagged, with the headings as bookmarks. Pages that it leaves empty before a page 1
 * are kept: printed on both sides, each paper begins on a sheet of its own.
 */
export const PDF_FILTER = `pdf:writer_pdf_Export:${JSON.stringify({
  SelectPdfVersion: { type: "long", value: "2" },
  UseTaggedPDF: YES,
  ExportBookmarks: YES,
  IsSkipEmptyPages: NO,
})}`;

/** Whether these are all bytes of a PDF. */
export function isWholePdf(bytes: Uint8Array): boolean {
  const [start, end] = [bytes.subarray(0, 5), bytes.subarray(-16)].map((some) => Buffer.from(some).toString("latin1"));
  return start === "%PDF-" && /%%EOF\s*$/u.test(end ?? "");
}
