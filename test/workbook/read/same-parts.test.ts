/** What is taken over from another workbook's parts must be what those of this one say. */
import { strToU8, unzipSync, zipSync } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RawSheet } from "../../../pipeline/model/raw-workbook.ts";
import { readWorkbook } from "../../../pipeline/workbook/read/index.ts";
import { withPart, xlsx } from "../../build/xlsx.ts";

const NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const template = unzipSync(await xlsx({ s: { rows: [["x"]] } }));

/** A workbook that shows its shared strings one below the other, then 46000 in each style. */
function bookOf(items: readonly string[], more: Readonly<Record<string, string>> = {}): Uint8Array {
  const rows = [...items.keys()].map(
    (index) => `<row><c r="A${String(index + 1)}" t="s"><v>${String(index)}</v></c></row>`,
  );
  const dated = `<row><c r="A999" s="1"><v>46000</v></c></row>`;
  return zipSync({
    ...template,
    "xl/sharedStrings.xml": strToU8(`<sst ${NAMESPACE}>${items.map((item) => `<si>${item}</si>`).join("")}</sst>`),
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet ${NAMESPACE}><sheetData>${rows.join("")}${dated}</sheetData></worksheet>`,
    ),
    "xl/styles.xml": strToU8(styles(14)),
    ...Object.fromEntries(Object.entries(more).map(([path, xml]) => [path, strToU8(xml)])),
  });
}

const styles = (format: number): string =>
  `<styleSheet ${NAMESPACE}><cellXfs><xf numFmtId="0"/><xf numFmtId="${String(format)}"/></cellXfs></styleSheet>`;

async function sheetOf(bytes: Uint8Array): Promise<RawSheet> {
  const [sheet] = (await readWorkbook(bytes)).sheets;
  if (sheet === undefined) throw new Error("The workbook has no sheet.");
  return sheet;
}

const textsOf = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await sheetOf(bytes)).cells.map(({ text }) => text);

describe("a sheet that is the same to the byte", () => {
  const first = bookOf(["<t>a</t>", "<t>b</t>"]);
  const others: Readonly<Record<string, readonly [Uint8Array, readonly string[]]>> = {
    "shows other strings": [bookOf(["<t>a</t>", "<t>c</t>"]), ["a", "c", "2025/12/9"]],
    "shows nothing where a string is blank": [bookOf(["<t>a</t>", "<t> </t>"]), ["a", "2025/12/9"]],
    "shows its dates in other formats": [
      bookOf(["<t>a</t>", "<t>b</t>"], { "xl/styles.xml": styles(17) }),
      ["a", "b", "2025年12月"],
    ],
    "counts its days from another year": [
      withPart(first, "xl/workbook.xml", (xml) => xml.replace(/<workbookPr[^>]*>/u, '<workbookPr date1904="1"/>')),
      ["a", "b", "2029/12/10"],
    ],
  };
  it.each(Object.entries(others))("in another workbook %s", async (_, [other, texts]) => {
    for (let turn = 0; turn < 4; turn++) {
      expect(await textsOf(first)).toEqual(["a", "b", "2025/12/9"]);
      expect(await textsOf(other)).toEqual(texts);
    }
  });
});

it("strings that begin like those of other workbooks are this workbook's own", async () => {
  const item = fc.constantFrom(
    "<t>a</t>",
    "<t>b</t>",
    "<t>ab</t>",
    "<t/>",
    "<r><t>a</t></r><r><t>b</t></r>",
    `<t>${"長".repeat(200)}</t>`,
  );
  const shown = (text: string): string => text.replace(/<[^>]*>/gu, "");
  await fc.assert(
    fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 30 }), async (items) => {
      expect((await textsOf(bookOf(items))).slice(0, -1)).toEqual(items.map(shown).filter((text) => text !== ""));
    }),
  );
});

describe("merged ranges", () => {
  const withMerges = (merges: string): Uint8Array =>
    withPart(bookOf(["<t>a</t>"]), "xl/worksheets/sheet1.xml", (xml) =>
      xml.replace("</sheetData>", `</sheetData>${merges}`),
    );
  it.each([
    ["as usual", '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="C3:AA10"/></mergeCells>'],
    ["with spaces", '<mergeCells>\n<mergeCell ref="A1:B2" />\n<mergeCell ref="C3:AA10"/>\n</mergeCells>'],
    [
      "with more to say",
      '<mergeCells><mergeCell xr:uid="{1}" ref="A1:B2"/><mergeCell ref="C3:AA10"></mergeCell></mergeCells>',
    ],
  ])("are understood %s", async (_, xml) => {
    expect((await sheetOf(withMerges(xml))).merges).toEqual([
      { top: 1, left: 1, bottom: 2, right: 2 },
      { top: 3, left: 3, bottom: 10, right: 27 },
    ]);
  });
});

it("strings that were put in, left out or replaced among those of another workbook are this workbook's own", async () => {
  const template = Array.from({ length: 60 }, (_, index) => `措置${String(index)}`);
  const change = fc.record({
    at: fc.nat(59),
    left: fc.nat(10),
    put: fc.array(fc.constantFrom("〇", "△", "措置7", "x")),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 5 }), async (changes) => {
      const texts = [...template];
      for (const { at, left, put } of changes) texts.splice(at, left, ...put);
      const items = texts.map((text) => `<t>${text}</t>`);
      expect((await textsOf(bookOf(items))).slice(0, -1)).toEqual(texts);
    }),
  );
});
