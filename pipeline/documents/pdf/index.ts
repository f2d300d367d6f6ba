/** What a document that is printed is as PDF. */

const yes = { type: "boolean", value: "true" };

/** How LibreOffice is told which PDF a Word file becomes: PDF/A-2b, tagged, with the headings as bookmarks. */
export const PDF_FILTER = `pdf:writer_pdf_Export:${JSON.stringify({
  SelectPdfVersion: { type: "long", value: "2" },
  UseTaggedPDF: yes,
  ExportBookmarks: yes,
})}`;

/** Whether these are all bytes of a PDF. */
export function isWholePdf(bytes: Uint8Array): boolean {
  const [start, end] = [bytes.subarray(0, 5), bytes.subarray(-16)].map((some) => Buffer.from(some).toString("latin1"));
  return start === "%PDF-" && /%%EOF\s*$/u.test(end ?? "");
}
