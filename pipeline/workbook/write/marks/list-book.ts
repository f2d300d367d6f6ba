/** The list as a workbook of its own, for what cannot be marked where it lies. */
import { deflatePart } from "../../../lib/deflate-part.ts";
import { zipParts } from "../../../lib/zip-writer.ts";
import { DECLINE_WORDS, openBook, type DeclineReason } from "../in-place/index.ts";
import { addListSheet } from "./list-sheet.ts";
import type { Request } from "./mark.ts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/";
const CONTENT = "application/vnd.openxmlformats-";

/** A workbook to which the first sheet is yet to be added. */
const NO_SHEETS: Readonly<Record<string, string>> = {
  "[Content_Types].xml": `<Types xmlns="${OFFICE}package/2006/content-types"><Default Extension="rels" ContentType="${CONTENT}package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${OFFICE}package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `<workbook xmlns="${OFFICE}spreadsheetml/2006/main" xmlns:r="${OFFICE}officeDocument/2006/relationships"><bookViews><workbookView/></bookViews><sheets/></workbook>`,
};

/** Says why the institution's own file was not marked, and where in it to look. */
export function listBook(request: Request, reason: DeclineReason): Uint8Array {
  const parts = Object.entries(NO_SHEETS).map(([path, xml]) => deflatePart(path, DECLARATION + xml));
  const book = openBook(zipParts(parts));
  const intro = `お送りいただいたファイルには、${DECLINE_WORDS[reason]}、色やメモを付けられませんでした。シート名とセルの番地をもとに、お手元のファイルを直し、保存して御返送ください。`;
  addListSheet(
    book,
    request,
    intro,
    request.marks.map((mark) => ({ mark, target: null })),
  );
  return book.save();
}
