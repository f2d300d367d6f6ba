/** Workbooks of tables, as Excel would take them: opened by exceljs and by our own reader. */
import ExcelJS from "exceljs";
import { expect, it } from "vitest";
import { readZipDirectory, readZipEntry } from "../../../pipeline/lib/zip.ts";
import type { TableBook, TableCell } from "../../../pipeline/model/table-book.ts";
import { readWorkbook } from "../../../pipeline/workbook/read/index.ts";
import { writeTableBook } from "../../../pipeline/workbook/write/table-book/index.ts";

const HOSTILE = [
  "=1+1",
  '=HYPERLINK("http://a")',
  "+1",
  "@SUM(1)",
  "<&\"'>",
  "a\u0007b",
  "_x0041_",
  " 空白 ",
  "1行\n2行",
  "012017",
];
const ROWS: readonly (readonly TableCell[])[] = [
  ...HOSTILE.map((text, index) => [text, "2027-09-30", index, "planned"]),
  ["", null, null, null],
  ["暦にない日", "1899-01-01", 0, "invalid"],
];
const book = (rows = ROWS): TableBook => ({
  sheets: [
    {
      name: "機関×措置",
      table: "機関別",
      head: { title: "題", remark: "注" },
      columns: [
        { heading: "文", width: 10, format: "text" },
        { heading: "日", width: 10, format: "date" },
        { heading: "数", width: 10, format: "number" },
        { heading: "1", width: 4, format: "answer" },
      ],
      rows: () => rows,
      frozen: 2,
    },
    {
      name: "空",
      table: "空",
      head: { title: "題", remark: "" },
      columns: [{ heading: "文", width: 9, format: "text" }],
      rows: () => [],
      frozen: 0,
    },
  ],
});

async function opened(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const sheet = workbook.getWorksheet("機関×措置");
  if (sheet === undefined) throw new Error("There is no such sheet.");
  return sheet;
}

const partOf = (bytes: Uint8Array, name: string): string => {
  const entry = readZipDirectory(bytes).find((each) => each.name === name);
  return entry === undefined ? "" : Buffer.from(readZipEntry(bytes, entry, 1_000_000)).toString("utf8");
};

it("texts stay text, whatever they begin with; days are days, numbers numbers, answers marks", async () => {
  const bytes = writeTableBook(book());
  const sheet = await opened(bytes);
  const shownTexts = HOSTILE.map((text) => (text.includes("\u0007") ? "a\\u{7}b" : text));
  expect(HOSTILE.map((_, index) => sheet.getCell(index + 4, 1).value)).toEqual(shownTexts);
  expect(HOSTILE.every((_, index) => sheet.getCell(index + 4, 1).numFmt === "@")).toBe(true);
  expect(sheet.getCell("B4").value).toEqual(new Date(Date.UTC(2027, 8, 30)));
  expect([sheet.getCell("C5").value, sheet.getCell("D4").value]).toEqual([1, "△"]);
  expect(sheet.getCell("B15").value).toBe("1899-01-01");
  expect(partOf(bytes, "xl/worksheets/sheet1.xml")).not.toContain("<f>");
  const read = (await readWorkbook(bytes)).sheets[0]?.cells ?? [];
  expect(JSON.stringify(read)).toContain("=HYPERLINK");
});

it("a table below frozen headings that every page repeats, on A4 landscape", async () => {
  const bytes = writeTableBook(book());
  const sheet = await opened(bytes);
  expect(sheet.views[0]).toMatchObject({ state: "frozen", xSplit: 2, ySplit: 3 });
  expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: "landscape", printTitlesRow: "3:3" });
  expect(partOf(bytes, "xl/tables/table1.xml")).toContain('displayName="機関別" ref="A3:D15"');
  expect(partOf(bytes, "xl/tables/table1.xml")).toContain('<autoFilter ref="A3:D15"/>');
  // A table without rows has an empty one.
  expect(partOf(bytes, "xl/tables/table2.xml")).toContain('ref="A3:A4"');
});

it("answers differ in their marks and in lightness: also on paper without colours", async () => {
  const kinds = ["implemented", "planned", "not_applicable", "missing", "invalid"];
  const sheet = await opened(writeTableBook(book(kinds.map((kind) => ["", null, null, kind]))));
  const cells = kinds.map((_, index) => sheet.getCell(index + 4, 4));
  const lightness = cells.map(({ fill }) => {
    const argb = fill.type === "pattern" && fill.pattern === "solid" ? (fill.fgColor?.argb ?? "") : "FFFFFFFF";
    const [red = 0, green = 0, blue = 0] = [2, 4, 6].map((at) => Number.parseInt(argb.slice(at, at + 2), 16));
    return Math.round((0.299 * red + 0.587 * green + 0.114 * blue) / 2.55);
  });
  expect(cells.map(({ text }) => text)).toEqual(["〇", "△", "－", "空", "×"]);
  expect(lightness).toEqual([100, 75, 90, 23, 31]);
});

it("the same rows are the same bytes, and a long text has room", () => {
  expect(Buffer.from(writeTableBook(book())).equals(writeTableBook(book()))).toBe(true);
  const xml = partOf(writeTableBook(book([["長".repeat(30), null, null, null]])), "xl/worksheets/sheet1.xml");
  expect(xml).toContain('<row r="4" ht="117" customHeight="1">');
  // An answer is one letter, whatever its kind is called.
  const plain = partOf(writeTableBook(book([["短", null, null, "not_applicable"]])), "xl/worksheets/sheet1.xml");
  expect(plain).toContain('<row r="4"><c');
});

it("a table without a head has its headings in the first row, in sight and on every page", async () => {
  const [first, ...others] = book().sheets;
  if (first === undefined) throw new Error("There is no sheet.");
  const bytes = writeTableBook({ sheets: [{ ...first, head: null, frozen: 0 }, ...others] });
  const sheet = await opened(bytes);
  expect([sheet.getCell("A1").value, sheet.getCell("A2").value]).toEqual(["文", "=1+1"]);
  expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
  expect(sheet.pageSetup.printTitlesRow).toBe("1:1");
  expect(partOf(bytes, "xl/tables/table1.xml")).toContain(` ref="A1:D${String(ROWS.length + 1)}"`);
});
