/** How LibreOffice is told which PDF a Word file becomes. */

const yes = { type: "boolean", value: "true" };

/** PDF/A-2b, tagged, with the headings as bookmarks. */
export const PDF_FILTER = `pdf:writer_pdf_Export:${JSON.stringify({
  SelectPdfVersion: { type: "long", value: "2" },
  UseTaggedPDF: yes,
  ExportBookmarks: yes,
})}`;
