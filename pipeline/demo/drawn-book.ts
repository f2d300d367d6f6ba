/** Workbooks that offices made for themselves: plain sheets of cells, written as XML. */
import { cellAddress, columnLetters } from "../lib/cell-address.ts";
import { zipParts, type PackedPart } from "../lib/zip-writer.ts";
import { withSaved } from "./official-form.ts";
import type { Day } from "./handwriting.ts";
import { StringTable } from "./string-table.ts";
import { escapeXml, XML_HEADER } from "./xml.ts";
import { packPart } from "./pack-part.ts";

/** A text, a number, a date as its serial number, or a cell that holds nothing; with its look. */
export interface DrawnCell {
  readonly value: string | number;
  readonly look: Look;
}
/** From column A on; null leaves a cell out. */
export type DrawnRow = readonly (DrawnCell | null)[];

/** A sheet from row 1 on; an empty row is left out of the XML. */
export interface DrawnSheet {
  readonly name: string;
  readonly rows: readonly DrawnRow[];
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
}

/** In the order of styles.xml's cellXfs. */
const LOOKS = ["plain", "title", "heading", "text", "center", "date"] as const;
/** Names a format of styles.xml. */
export type Look = (typeof LOOKS)[number];

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Draws any number of books; what they have in common is packed once. */
export function openDrawnBooks(): (sheets: readonly DrawnSheet[], saved: Day) => Uint8Array {
  const frames = new Map<string, readonly PackedPart[]>();
  const properties = corePropertiesXml();
  return (sheets, saved) => {
    const names = sheets.map(({ name }) => name);
    const key = names.join("\n");
    const frame = frames.get(key) ?? packFrame(names);
    frames.set(key, frame);
    const strings = new StringTable();
    const drawn = sheets.map((sheet, index) =>
      packPart(`xl/worksheets/sheet${String(index + 1)}.xml`, sheetXml(sheet, strings)),
    );
    return zipParts([
      ...frame,
      ...drawn,
      packPart("xl/sharedStrings.xml", strings.xml()),
      packPart("docProps/core.xml", withSaved(properties, saved)),
    ]);
  };
}

function sheetXml({ rows, widths }: DrawnSheet, strings: StringTable): string {
  const columns = widths
    .map(
      (width, index) =>
        `<col min="${String(index + 1)}" max="${String(index + 1)}" width="${String(width)}" customWidth="1"/>`,
    )
    .join("");
  const last = `${columnLetters(Math.max(1, ...rows.map((row) => row.length)))}${String(Math.max(1, rows.length))}`;
  return (
    `${XML_HEADER}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<dimension ref="A1:${last}"/><sheetViews><sheetView workbookViewId="0"/></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="13.5"/><cols>${columns}</cols><sheetData>${rows.map((row, index) => rowXml(row, index + 1, strings)).join("")}</sheetData>` +
    `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.25" footer="0.3"/>` +
    `<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
  );
}

function rowXml(row: DrawnRow, number: number, strings: StringTable): string {
  const cells = row.map((cell, index) => {
    if (cell === null) return "";
    const start = `<c r="${cellAddress(number, index + 1)}" s="${String(LOOKS.indexOf(cell.look))}"`;
    if (cell.value === "") return `${start}/>`;
    if (typeof cell.value === "number") return `${start}><v>${String(cell.value)}</v></c>`;
    return `${start} t="s"><v>${String(strings.place(cell.value))}</v></c>`;
  });
  return row.length === 0 ? "" : `<row r="${String(number)}">${cells.join("")}</row>`;
}

function packFrame(names: readonly string[]): readonly PackedPart[] {
  return [
    packPart("[Content_Types].xml", contentTypesXml(names.length)),
    packPart(
      "_rels/.rels",
      relationshipsXml([
        [`${RELATIONSHIPS}/officeDocument`, "xl/workbook.xml"],
        [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
      ]),
    ),
    packPart("xl/workbook.xml", workbookXml(names)),
    packPart(
      "xl/_rels/workbook.xml.rels",
      relationshipsXml([
        ...names.map((_, index) => [`${RELATIONSHIPS}/worksheet`, `worksheets/sheet${String(index + 1)}.xml`] as const),
        [`${RELATIONSHIPS}/styles`, "styles.xml"],
        [`${RELATIONSHIPS}/sharedStrings`, "sharedStrings.xml"],
      ]),
    ),
    packPart("xl/styles.xml", STYLES),
  ];
}

function contentTypesXml(sheets: number): string {
  const overrides = [
    ["/xl/workbook.xml", `${SPREADSHEET}.sheet.main+xml`],
    ...Array.from({ length: sheets }, (_, index) => [
      `/xl/worksheets/sheet${String(index + 1)}.xml`,
      `${SPREADSHEET}.worksheet+xml`,
    ]),
    ["/xl/styles.xml", `${SPREADSHEET}.styles+xml`],
    ["/xl/sharedStrings.xml", `${SPREADSHEET}.sharedStrings+xml`],
    ["/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
  ].map(([part = "", type = ""]) => `<Override PartName="${part}" ContentType="${type}"/>`);
  return (
    `${XML_HEADER}<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`
  );
}

function relationshipsXml(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], index) => `<Relationship Id="rId${String(index + 1)}" Type="${type}" Target="${target}"/>`,
  );
  return `${XML_HEADER}<Relationships xmlns="${PACKAGE}/relationships">${items.join("")}</Relationships>`;
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map((name, index) => {
    const id = String(index + 1);
    return `<sheet name="${escapeXml(name)}" sheetId="${id}" r:id="rId${id}"/>`;
  });
  return (
    `${XML_HEADER}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><workbookPr/><bookViews><workbookView/></bookViews>` +
    `<sheets>${sheets.join("")}</sheets></workbook>`
  );
}

function corePropertiesXml(): string {
  const types =
    `xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    `xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;
  return (
    `${XML_HEADER}<cp:coreProperties ${types}><dc:creator></dc:creator>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-01T00:00:00Z</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">2026-11-01T00:00:00Z</dcterms:modified></cp:coreProperties>`
  );
}

const FONT = '<name val="ＭＳ Ｐゴシック"/><family val="3"/><charset val="128"/>';
const SIDES = ["left", "right", "top", "bottom"].map((side) => `<${side} style="thin"><color auto="1"/></${side}>`);
const xf = (format: number, font: number, fill: number, border: number, alignment: string): string =>
  `<xf numFmtId="${String(format)}" fontId="${String(font)}" fillId="${String(fill)}" borderId="${String(border)}" xfId="0" ` +
  `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${alignment}/></xf>`;
const STYLES =
  `${XML_HEADER}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy/m/d"/></numFmts>` +
  `<fonts count="3"><font><sz val="11"/>${FONT}</font><font><b/><sz val="14"/>${FONT}</font><font><b/><sz val="11"/>${FONT}</font></fonts>` +
  `<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
  `<fill><patternFill patternType="solid"><fgColor rgb="FFD9E1F2"/><bgColor indexed="64"/></patternFill></fill></fills>` +
  `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${SIDES.join("")}<diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${String(LOOKS.length)}">` +
  xf(0, 0, 0, 0, 'vertical="center"') +
  xf(0, 1, 0, 0, 'vertical="center"') +
  xf(0, 2, 2, 1, 'horizontal="center" vertical="center" wrapText="1"') +
  xf(0, 0, 0, 1, 'vertical="center" wrapText="1"') +
  xf(0, 0, 0, 1, 'horizontal="center" vertical="center"') +
  xf(176, 0, 0, 1, 'horizontal="center" vertical="center"') +
  `</cellXfs><cellStyles count="1"><cellStyle name="標準" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
