/** One meaning of a cell, however its workbook was written: by the fast reader where it understands, by the parser of all XML always. */
import { strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { cellAddress } from "../../../pipeline/lib/cell-address.ts";
import type { RawWorkbook } from "../../../pipeline/model/raw-workbook.ts";
import { readWorkbook, UnreadableWorkbookError } from "../../../pipeline/workbook/read/index.ts";
import { formatNumber } from "../../../pipeline/workbook/read/library/index.ts";
import { readXlsxAsAnyXml } from "../../../pipeline/workbook/read/xlsx/index.ts";
import { MAIN, rawXlsx, relations, sharedStrings, worksheet, type Parts } from "../../build/raw-xlsx.ts";
import { partsOf } from "../../build/xlsx.ts";

const OFFICE = "http://schemas.openxmlformats.org";
const SHEET = "xl/worksheets/sheet1.xml";
const STRINGS = "xl/sharedStrings.xml";
const WORKBOOK = "xl/workbook.xml";
const RELATIONS = "xl/_rels/workbook.xml.rels";

const shown = (book: RawWorkbook | null): readonly string[] =>
  (book?.sheets ?? []).flatMap(({ cells }) =>
    cells.map(({ row, column, text, date, error }) =>
      [`${cellAddress(row, column)}=${text}`, date?.iso, error && "error"]
        .filter((part) => part !== undefined)
        .join(" "),
    ),
  );

const rows = (...cells: readonly string[]): string =>
  cells.map((cell, index) => `<row r="${String(index + 1)}">${cell}</row>`).join("");
/** A1, A2, … show the first strings. */
const shared = (count: number): string =>
  rows(
    ...Array.from({ length: count }, (_, index) => `<c r="A${String(index + 1)}" t="s"><v>${String(index)}</v></c>`),
  );
const strings = (...items: readonly string[]): Parts => ({
  [SHEET]: worksheet(shared(items.length)),
  [STRINGS]: sharedStrings(...items),
});
const sheet = (content: string): Parts => ({ [SHEET]: worksheet(content) });
const item = (text: string): string => `<si><t>${text}</t></si>`;
const utf16 = (xml: string, mark: string): Uint8Array => new Uint8Array(Buffer.from(mark + xml, "utf16le"));
const bigEndian = (xml: string): Uint8Array => new Uint8Array(Buffer.from(utf16(xml, "\uFEFF")).swap16());
/** The XML with these bytes in place of its `|`. */
const around = (xml: string, ...bytes: readonly number[]): Uint8Array => {
  const [before = "", behind = ""] = xml.split("|");
  return Uint8Array.from([...strToU8(before), ...bytes, ...strToU8(behind)]);
};
const JAPANESE = worksheet(rows('<c r="A1" t="inlineStr"><is><t>特記</t></is></c>'));

const READ: readonly (readonly [what: string, parts: Parts, cells: readonly string[]])[] = [
  // What SheetJS and the reader before this one got wrong.
  ["an empty string shifts none", strings("<si/>", item("〇"), item("△")), ["A2=〇", "A3=△"]],
  ["strings without text are blank", strings("<si></si>", "<si><t/></si>", "<si><t></t></si>", item("〇")), ["A4=〇"]],
  [
    "strings in a comment are none",
    { ...strings(item("〇")), [STRINGS]: sharedStrings(`<!--${item("x")}-->`, item("〇")) },
    ["A1=〇"],
  ],
  ["an astral letter by its number", strings(item("&#134071;野家"), item("&#x20BB7;")), ["A1=𠮷野家", "A2=𠮷"]],
  [
    "an empty value is no string 0",
    { ...strings(item("〇")), ...sheet(rows('<c r="A1" t="s"><v></v></c><c r="B1" t="s"><v/></c><c r="C1" t="s"/>')) },
    [],
  ],
  ["an address in small letters", sheet(rows('<c r="e1"><v>7</v></c>')), ["E1=7"]],
  // Places.
  [
    "cells without address follow each other",
    sheet(
      '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"><c><v>5</v></c><c r="D5"><v>6</v></c><c><v>7</v></c></row><row><c><v>8</v></c></row>',
    ),
    ["A1=1", "C1=3", "A5=5", "D5=6", "E5=7", "A6=8"],
  ],
  [
    "cells in any order",
    sheet('<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'),
    ["A1=1", "A2=3", "B2=4"],
  ],
  ["the last cell of a sheet", sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), ["XFD1048576=1"]],
  ["no cells", { [SHEET]: `<worksheet ${MAIN}><sheetData/></worksheet>` }, []],
  ["no place for cells", { [SHEET]: `<worksheet ${MAIN}/>` }, []],
  // Kinds.
  [
    "booleans and errors",
    sheet(rows('<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#REF!</v></c>')),
    ["A1=TRUE", "B1=FALSE", "C1=#REF! error"],
  ],
  ["text of a formula", sheet(rows('<c r="A1" t="str"><f>T("&lt;")</f><v>&lt;〇&gt;</v></c>')), ["A1=<〇>"]],
  [
    "text in the cell",
    sheet(
      rows(
        '<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">東 </t></r><r><t>京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c>',
      ),
    ),
    ["A1=東 京"],
  ],
  [
    "text in the cell, of another type",
    sheet(
      rows(
        '<c r="A1" t="str"><is><t>a</t></is></c><c r="B1"><is><t>b</t></is></c><c r="C1" t="inlineStr"><v>c</v></c>',
      ),
    ),
    ["A1=a", "B1=b", "C1=c"],
  ],
  [
    "dates in words",
    sheet(
      rows(
        '<c r="A1" t="d"><v>2027-03-16</v></c><c r="B1" t="d" s="1"><v>2027-03-16T10:30:00Z</v></c><c r="C1" t="d" s="2"><v>10:30:00</v></c><c r="D1" t="d"><v>2027-02-30</v></c>',
      ),
    ),
    ["A1=2027/3/16 2027-03-16", "B1=2027/3/16 2027-03-16", "C1=10:30", "D1=2027-02-30"],
  ],
  [
    "numbers",
    sheet(
      rows(
        '<c r="A1"><v> 1.50 </v></c><c r="B1"><v>-1E-2</v></c><c r="C1" t="n"><v>123456789012</v></c><c r="D1" s="2"><v>0.5</v></c>',
      ),
    ),
    ["A1=1.5", "B1=-0.01", "C1=1.23457E+11", "D1=12:00"],
  ],
  [
    "a day and what is none",
    sheet(rows('<c r="A1" s="1"><v>46097</v></c><c r="B1" s="1"><v>-5</v></c>')),
    ["A1=2026/3/16 2026-03-16", "B1=-5"],
  ],
  [
    "days from 1904",
    {
      ...sheet(rows('<c r="A1" s="1"><v>46097</v></c>')),
      [WORKBOOK]: `<workbook ${MAIN}><workbookPr date1904="true"/><sheets><sheet xmlns:q="${OFFICE}/officeDocument/2006/relationships" q:id="rId1" name="s" sheetId="1"/></sheets></workbook>`,
    },
    ["A1=2030/3/17 2030-03-17"],
  ],
  // Spellings of XML.
  ["escapes", strings(item("一_x000D_二_x005F_x000D_")), ["A1=一\n二_x000D_"]],
  [
    "sections and instructions",
    {
      ...strings(item("x")),
      [STRINGS]: sharedStrings("<?x <si/> ?>", "<si><t><![CDATA[<si>&amp;]]>〇</t><!-- <t>x</t> --></si>"),
    },
    ["A1=<si>&amp;〇"],
  ],
  [
    "attributes in any order and quotes",
    sheet("<row   spans='1:2'\n r='1' ><c t = 'b'  s='0' r='B1'\t><v\n>1</v ></c ></row >"),
    ["B1=TRUE"],
  ],
  [
    "lines between tags",
    sheet('\n <row r="1">\n  <c r="A1" t="str">\n   <f>1</f>\n   <v>〇</v>\n  </c>\n </row>\n'),
    ["A1=〇"],
  ],
  [
    "another prefix",
    { [SHEET]: JAPANESE.replace('xmlns="', 'xmlns:x="').replaceAll(/<(\/?)(?=[a-z])/gu, "<$1x:") },
    ["A1=特記"],
  ],
  [
    "a prefix among others",
    {
      [SHEET]: worksheet(
        `<row r="1"><x:c xmlns:x="${OFFICE}/spreadsheetml/2006/main" r="A1"><x:v>1</x:v></x:c><c xmlns="urn:x" r="B1"><v>2</v></c></row>`,
      ),
    },
    ["A1=1"],
  ],
  [
    "the strict variant",
    { [SHEET]: JAPANESE.replace(`${OFFICE}/spreadsheetml/2006/main`, "http://purl.oclc.org/ooxml/spreadsheetml/main") },
    ["A1=特記"],
  ],
  ["no namespace", { [SHEET]: JAPANESE.replace(` ${MAIN}`, "") }, ["A1=特記"]],
  ["UTF-8 with its mark", { [SHEET]: `\uFEFF${JAPANESE}` }, ["A1=特記"]],
  ["UTF-16 with its mark", { [SHEET]: utf16(JAPANESE, "\uFEFF") }, ["A1=特記"]],
  ["UTF-16 without", { [SHEET]: utf16(`<?xml version="1.0" encoding="UTF-16"?>${JAPANESE}`, "") }, ["A1=特記"]],
  ["UTF-16, the other way round", { [SHEET]: bigEndian(JAPANESE) }, ["A1=特記"]],
  [
    "an encoding of its own",
    {
      [SHEET]: around(
        '<?xml version="1.0" encoding="Shift_JIS"?>' + worksheet(rows('<c r="A1" t="str"><v>|</v></c>')),
        0x93,
        0xc1,
      ),
    },
    ["A1=特"],
  ],
  ["control characters", strings(item("〇\u000B\u0001")), ["A1=〇"]],
  [
    "what only new programs understand, and what stands for it",
    sheet(
      `<row r="1"><mc:AlternateContent xmlns:mc="${OFFICE}/markup-compatibility/2006" xmlns:q="urn:q"><mc:Choice Requires="q"><c r="A1"><v>1</v></c></mc:Choice><mc:Fallback><c r="A1"><v>2</v></c></mc:Fallback></mc:AlternateContent></row>`,
    ),
    ["A1=2"],
  ],
  // Parts.
  [
    "parts of any name",
    {
      "_rels/.rels": relations(["officeDocument", "/Mappe/Buch.xml"]),
      "Mappe/Buch.xml": `<workbook ${MAIN} xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "Mappe/_rels/Buch.xml.rels": relations(["worksheet", "..\\Blatt\\1.xml"], ["sharedStrings", "/Texte.xml"]),
      "Blatt/1.xml": worksheet(shared(1)),
      "Texte.xml": sharedStrings(item("〇")),
      "xl/workbook.xml": null,
      [STRINGS]: sharedStrings(item("x")),
    },
    ["A1=〇"],
  ],
  ["no relations of the archive", { ...strings(item("〇")), "_rels/.rels": null }, ["A1=〇"]],
  [
    "a chart among the sheets",
    {
      ...strings(item("〇")),
      [WORKBOOK]: `<workbook ${MAIN} xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="c" sheetId="2" r:id="rId2"/><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      [RELATIONS]: relations(
        ["worksheet", "worksheets/sheet1.xml"],
        ["chartsheet", "chartsheets/sheet1.xml"],
        ["sharedStrings", "sharedStrings.xml"],
      ),
    },
    ["A1=〇"],
  ],
];

describe("what a cell shows", () => {
  it.each(READ)("%s", async (_, parts, cells) => {
    const bytes = rawXlsx(parts);
    expect(shown(await readWorkbook(bytes))).toEqual(cells);
    expect(shown(readXlsxAsAnyXml(partsOf(bytes), formatNumber))).toEqual(cells);
  });
});

const whole = strings(item("〇"), item("△"));
const cut = (path: string, before: string): Parts => ({
  ...whole,
  [path]: String(whole[path]).split(before)[0] ?? "",
});

const REFUSED: readonly (readonly [what: string, parts: Parts])[] = [
  ["a sheet without its end", cut(SHEET, "</worksheet>")],
  ["a sheet cut among its cells", cut(SHEET, '<row r="2">')],
  ["cells without their end", { ...whole, [SHEET]: String(whole[SHEET]).replace("</sheetData>", "") }],
  ["strings cut short", cut(STRINGS, "</sst>")],
  ["strings cut within one", cut(STRINGS, "△")],
  ["a string that is not there", { ...whole, [STRINGS]: sharedStrings(item("〇")) }],
  ["no strings", { ...whole, [STRINGS]: null }],
  ["no sheet", { ...whole, [SHEET]: null }],
  ["a sheet without relation", { ...whole, [RELATIONS]: relations(["styles", "styles.xml"]) }],
  ["no formats", { ...whole, "xl/styles.xml": null }],
  ["no main part", { ...whole, [WORKBOOK]: null }],
  ["another root element", { ...whole, [SHEET]: `<chartsheet ${MAIN}/>` }],
  [
    "elements of another namespace",
    { ...whole, [SHEET]: worksheet("").replace("schemas.openxmlformats.org", "example.jp") },
  ],
  ["a prefix that means nothing", sheet('<row r="1"><x:c r="A1"><v>1</v></x:c></row>')],
  ["an unknown entity", strings(item("&nbsp;"))],
  ["an open &", strings(item("a & b"))],
  ["a character that XML does not know", strings(item("&#11;"))],
  ["half a letter of two", strings(item("&#xD842;"))],
  ["letters that are no UTF-8", { ...whole, [STRINGS]: around(sharedStrings(item("|")), 0x93, 0xc1) }],
  ["tags that cross", strings("<si><t>〇</si></t>")],
  ["an attribute twice", sheet('<row r="1"><c r="A1" r="B1"><v>1</v></c></row><!-- -->')],
  ["a cell in another row than its own", sheet('<row r="2"><c r="A1"><v>1</v></c></row>')],
  ["two cells in one place", sheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')],
  ["a cell on no sheet", sheet('<row r="1"><c r="XFE1"><v>1</v></c></row>')],
  ["a cell without row", sheet("<c><v>1</v></c>")],
  ["a row on no sheet", sheet('<row r="1048577"><c><v>1</v></c></row>')],
  ["a number that is none", sheet(rows('<c r="A1"><v>〇</v></c>'))],
  ["a string's number that is none", { ...whole, ...sheet(rows('<c r="A1" t="s"><v>-1</v></c>')) }],
  ["elements in elements without end", sheet("<x>".repeat(100_000))],
  ["sheets without name", { ...whole, [WORKBOOK]: `<workbook ${MAIN}><sheets><sheet/></sheets></workbook>` }],
];

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    return shown(await readWorkbook(bytes)).join();
  } catch (error) {
    if (error instanceof UnreadableWorkbookError) return error.code;
    throw error;
  }
}

describe("what would lose a cell is refused", () => {
  it.each(REFUSED)("%s", async (_, parts) => {
    expect(await codeOf(rawXlsx(parts))).toBe("file-unreadable");
  });
  it.each([SHEET, STRINGS, WORKBOOK, RELATIONS, "xl/styles.xml", "_rels/.rels"])(
    "entities of its own in %s",
    async (path) => {
      const bytes = rawXlsx(whole);
      const part = partsOf(bytes)(path)?.toString("utf8") ?? "";
      const lol = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>';
      expect(await codeOf(rawXlsx({ ...whole, [path]: lol + part }))).toBe("file-suspicious");
    },
  );
});

it("macros are told by what the workbook relates to, and by their usual name", async () => {
  const named = { [RELATIONS]: relations(["worksheet", "worksheets/sheet1.xml"], ["vbaProject", "x.bin"]) };
  const books = [{}, named, { "xl/vbaProject.bin": "x" }].map((parts) => readWorkbook(rawXlsx(parts)));
  expect((await Promise.all(books)).map(({ hasMacros }) => hasMacros)).toEqual([false, true, true]);
});
