/** What a document that is printed is as PDF. */
export { PDF_FILTER } from "./pdf-filter.ts";
export { isWholePdf, settlePdf } from "./settle-pdf.ts";
