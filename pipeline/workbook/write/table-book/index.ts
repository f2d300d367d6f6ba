/**
 * Workbooks of tables, whatever their length: each row is packed as it is made, and the same rows are the same bytes. By our own hand: of
 * exceljs, what streams knows no tables, and what knows tables holds the whole book in memory (855 MB for a country, and twenty seconds).
 */
import { cellAddress } from "../../../lib/cell-address.ts";
import { deflatePart, deflatePieces } from "../../../lib/deflate-part.ts";
import { escapeXml } from "../../../lib/escape-xml.ts";
import { zipParts, type PackedPart } from "../../../lib/zip-writer.ts";
import type { TableBook, TableSheet } from "../../../model/table-book.ts";
import { createStringTable } from "./string-table.ts";
import { STYLES_XML } from "./table-styles.ts";
import { headingRow, writeSheet } from "./table-sheet.ts";

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** @throws Error when a sheet has more rows than Excel takes. */
export function writeTableBook({ sheets }: TableBook): Uint8Array {
  const strings = createStringTable();
  const parts: PackedPart[] = [];
  for (const [index, sheet] of sheets.entries()) {
    const number = String(index + 1);
    let rows = 0;
    parts.push(
      deflatePieces(`xl/worksheets/sheet${number}.xml`, (write) => {
        rows = writeSheet(sheet, { isFirst: index === 0, strings }, write);
      }),
      deflatePart(`xl/worksheets/_rels/sheet${number}.xml.rels`, relationships([`table|../tables/table${number}.xml`])),
      deflatePart(`xl/tables/table${number}.xml`, tableXml(sheet, index + 1, rows)),
    );
  }
  return zipParts([
    deflatePart("[Content_Types].xml", contentTypes(sheets.length)),
    deflatePart("_rels/.rels", relationships(["officeDocument|xl/workbook.xml"])),
    deflatePart("xl/workbook.xml", workbookXml(sheets)),
    deflatePart(
      "xl/_rels/workbook.xml.rels",
      relationships([
        ...sheets.map((_, index) => `worksheet|worksheets/sheet${String(index + 1)}.xml`),
        "styles|styles.xml",
        "sharedStrings|sharedStrings.xml",
      ]),
    ),
    deflatePart("xl/styles.xml", HEADER + STYLES_XML),
    deflatePieces("xl/sharedStrings.xml", strings.write),
    ...parts,
  ]);
}

/** Of `type|target`, numbered from rId1. */
function relationships(targets: readonly string[]): string {
  const each = targets.map((target, index) => {
    const [type = "", path = ""] = target.split("|");
    return `<Relationship Id="rId${String(index + 1)}" Type="${OFFICE}/${type}" Target="${path}"/>`;
  });
  return `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const override = (path: string, type: string): string =>
    `<Override PartName="/xl/${path}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  const each = Array.from(
    { length: sheets },
    (_, index) =>
      override(`worksheets/sheet${String(index + 1)}`, "worksheet") +
      override(`tables/table${String(index + 1)}`, "table"),
  );
  return (
    `${HEADER}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override("workbook", "sheet.main") +
    override("styles", "styles") +
    override("sharedStrings", "sharedStrings") +
    `${each.join("")}</Types>`
  );
}

function workbookXml(sheets: readonly TableSheet[]): string {
  const list = sheets.map(({ name }, index) => {
    const number = String(index + 1);
    return `<sheet name="${escapeXml(name)}" sheetId="${number}" r:id="rId${number}"/>`;
  });
  return (
    `${HEADER}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews>` +
    `<sheets>${list.join("")}</sheets><definedNames>${sheets.map(printTitles).join("")}</definedNames></workbook>`
  );
}

/** The heading on every page, and the columns that say what a row is about. */
function printTitles(shown: TableSheet, index: number): string {
  const { name, frozen } = shown;
  const sheet = `'${escapeXml(name.replaceAll("'", "''"))}'`;
  const columns = frozen === 0 ? "" : `${sheet}!$A:$${cellAddress(1, frozen).slice(0, -1)},`;
  const row = String(headingRow(shown));
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${String(index)}">${columns}${sheet}!$${row}:$${row}</definedName>`;
}

/** A table has at least one row below its headings, be it empty. */
function tableXml(sheet: TableSheet, id: number, rows: number): string {
  const { table, columns } = sheet;
  const top = headingRow(sheet);
  const ref = `A${String(top)}:${cellAddress(top + Math.max(1, rows), columns.length)}`;
  const each = columns.map(
    ({ heading }, index) => `<tableColumn id="${String(index + 1)}" name="${escapeXml(heading)}"/>`,
  );
  return (
    `${HEADER}<table xmlns="${MAIN}" id="${String(id)}" name="${escapeXml(table)}" displayName="${escapeXml(table)}" ref="${ref}" totalsRowShown="0">` +
    `<autoFilter ref="${ref}"/><tableColumns count="${String(columns.length)}">${each.join("")}</tableColumns></table>`
  );
}
