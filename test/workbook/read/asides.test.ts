/** Notes, shapes and formulas without a value: found where they lie, left out where they are odd, never in the way. */
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { RawSheet } from "../../../pipeline/model/raw-workbook.ts";
import { readWorkbook } from "../../../pipeline/workbook/read/index.ts";
import { book, notPlain, withPart, xlsx } from "../../build/xlsx.ts";

const SHEET = "xl/worksheets/sheet1.xml";

async function sheetOf(bytes: Uint8Array): Promise<RawSheet> {
  const [sheet] = (await readWorkbook(bytes)).sheets;
  if (sheet === undefined) throw new Error("The workbook has no sheet.");
  return sheet;
}

/** As `row,column kind text`. */
const asidesOf = async (bytes: Uint8Array): Promise<readonly string[]> =>
  ((await sheetOf(bytes)).asides ?? []).map(({ row, column, kind, text }) =>
    `${String(row)},${String(column)} ${kind} ${text}`.trimEnd(),
  );

const READERS = [
  ["the fast reader", (bytes: Uint8Array): Uint8Array => bytes],
  ["the parser of all XML", notPlain],
] as const;

/** A workbook with further parts, and what its first sheet's relations say. */
async function withParts(relations: string, parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const archive = unzipSync(await xlsx({ s: { rows: [["a"]] } }));
  const relationsPart = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`;
  const all = { "xl/worksheets/_rels/sheet1.xml.rels": relationsPart, ...parts };
  return zipSync({ ...archive, ...Object.fromEntries(Object.entries(all).map(([path, xml]) => [path, strToU8(xml)])) });
}

const relation = (type: string, target: string): string =>
  `<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;

const OFFICE = "http://schemas.openxmlformats.org";
const DRAWING = `${OFFICE}/drawingml/2006/spreadsheetDrawing`;
const NAMESPACES =
  `xmlns:a="${OFFICE}/drawingml/2006/main" xmlns:mc="${OFFICE}/markup-compatibility/2006" ` +
  `xmlns:r="${OFFICE}/officeDocument/2006/relationships" xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"`;

const drawing = (content: string, prefix = "xdr:"): Promise<Uint8Array> => {
  const own = `xmlns${prefix === "" ? "" : `:${prefix.slice(0, -1)}`}="${DRAWING}"`;
  return withParts(relation("drawing", "../drawings/drawing1.xml"), {
    "xl/drawings/drawing1.xml": `<?xml version="1.0"?><${prefix}wsDr ${own} ${NAMESPACES}>${content}</${prefix}wsDr>`,
  });
};

const comments = (content: string): Promise<Uint8Array> =>
  withParts(relation("comments", "/xl/comments1.xml"), {
    "xl/comments1.xml": `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>x</author></authors><commentList>${content}</commentList></comments>`,
  });

const corner = (name: string, [column, columnOffset, row, rowOffset]: readonly number[]): string =>
  `<xdr:${name}><xdr:col>${String(column)}</xdr:col><xdr:colOff>${String(columnOffset)}</xdr:colOff>` +
  `<xdr:row>${String(row)}</xdr:row><xdr:rowOff>${String(rowOffset)}</xdr:rowOff></xdr:${name}>`;

const anchor = (from: readonly number[], to: readonly number[], shape: string): string =>
  `<xdr:twoCellAnchor>${corner("from", from)}${corner("to", to)}${shape}<xdr:clientData/></xdr:twoCellAnchor>`;

const sp = (text: string, size = "", properties = ""): string =>
  `<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="x"${properties}/></xdr:nvSpPr><xdr:spPr><a:xfrm>${size}</a:xfrm></xdr:spPr>` +
  `<xdr:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></xdr:txBody></xdr:sp>`;
const size = (width: number, height: number): string => `<a:ext cx="${String(width)}" cy="${String(height)}"/>`;
const IN_E6 = [4, 100, 5, 100] as const;

describe.each(READERS)("by %s", (_, through) => {
  it("notes are read, in the order of their cells", async () => {
    const bytes = await book((workbook) => {
      const sheet = workbook.addWorksheet("s");
      sheet.getCell("A1").value = "x";
      sheet.getCell("C3").note = "〇です\n田中";
      sheet.getCell("B3").note = { texts: [{ text: "山田:" }, { font: { bold: true }, text: " 未定" }] };
      sheet.getCell("A1").note = "あ".repeat(500);
      sheet.getCell("D4").note = "　";
    });
    expect(await asidesOf(through(bytes))).toEqual([
      `1,1 note ${"あ".repeat(200)}`,
      "3,2 note 山田: 未定",
      "3,3 note 〇です\n田中",
    ]);
  });

  it("formulas in which a person sees nothing are told from those with a value, and from blank cells", async () => {
    const bytes = withPart(await xlsx({ s: { rows: [["a"]] } }), SHEET, (xml) =>
      xml.replace(
        /<sheetData>.*<\/sheetData>/u,
        '<sheetData><row r="1"><c r="A1"><f>X!A1</f></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1" t="str"><f>T(1)</f><v/></c>' +
          '<c r="D1"><f>1</f><v>1</v></c><c r="E1" s="0"/><c r="F1" t="str"><f>"x"</f><v>x</v></c><c r="G1" t="str"><f>" "</f><v> </v></c></row></sheetData>',
      ),
    );
    expect(await asidesOf(through(bytes))).toEqual(["1,1 formula", "1,2 formula", "1,3 formula", "1,7 formula"]);
  });

  it.each<readonly [string, string, readonly string[]]>([
    ["a text box", anchor(IN_E6, [4, 900, 5, 900], sp("〇")), ["6,5 shape 〇"]],
    ["an oval without text", anchor(IN_E6, [4, 900, 5, 900], "<xdr:sp><xdr:spPr/></xdr:sp>"), ["6,5 shape"]],
    ["a line", anchor(IN_E6, [4, 900, 5, 900], "<xdr:cxnSp></xdr:cxnSp>"), ["6,5 shape"]],
    ["a picture", anchor(IN_E6, [4, 900, 5, 900], "<xdr:pic></xdr:pic>"), ["6,5 shape"]],
    ["a pen's stroke", anchor(IN_E6, [4, 900, 5, 900], "<xdr:contentPart r:id='x'/>"), ["6,5 shape"]],
    ["a group", anchor(IN_E6, [4, 900, 5, 900], `<xdr:grpSp>${sp("〇")}${sp("△")}</xdr:grpSp>`), ["6,5 shape 〇\n△"]],
    ["a chart", anchor(IN_E6, [4, 900, 5, 900], "<xdr:graphicFrame></xdr:graphicFrame>"), []],
    ["a hidden shape", anchor(IN_E6, [4, 900, 5, 900], sp("〇", "", ' hidden="1"')), []],
    ["entities", anchor(IN_E6, [4, 900, 5, 900], sp("A&amp;B &#x3007;")), ["6,5 shape A&B 〇"]],
    [
      "two shapes on one cell",
      anchor(IN_E6, IN_E6, sp("〇")) + anchor(IN_E6, IN_E6, sp("△")),
      ["6,5 shape 〇", "6,5 shape △"],
    ],
    [
      "a shape said twice",
      anchor(
        IN_E6,
        IN_E6,
        `<mc:AlternateContent><mc:Choice Requires="a14">${sp("〇")}</mc:Choice><mc:Fallback>${sp("〇")}</mc:Fallback></mc:AlternateContent>`,
      ),
      ["6,5 shape 〇"],
    ],
    [
      "a shape over three rows",
      anchor(IN_E6, [4, 900, 7, 200_000], sp("〇")),
      ["6,5 shape 〇", "7,5 shape 〇", "8,5 shape 〇"],
    ],
    ["a shape that reaches a little into the next row", anchor(IN_E6, [4, 900, 6, 9_000], sp("〇")), ["6,5 shape 〇"]],
    [
      "a shape that begins at the end of the cell before",
      anchor(IN_E6, [4, 900, 6, 180_000], sp("〇", size(9_000, 200_000))),
      ["7,5 shape 〇"],
    ],
    ["a shape over the whole sheet", anchor([0, 0, 0, 0], [30, 0, 1_000_000, 0], sp("見本")), ["1,1 shape 見本"]],
    [
      "only a first corner",
      `<xdr:oneCellAnchor>${corner("from", IN_E6)}<xdr:ext cx="9" cy="9"/>${sp("〇")}</xdr:oneCellAnchor>`,
      ["6,5 shape 〇"],
    ],
    ["no corner", `<xdr:absoluteAnchor><xdr:pos x="1" y="1"/>${sp("〇")}</xdr:absoluteAnchor>`, []],
    [
      "a corner without numbers",
      "<xdr:twoCellAnchor><xdr:from><xdr:col>x</xdr:col></xdr:from><xdr:sp/></xdr:twoCellAnchor>",
      [],
    ],
    ["an unknown entity", anchor(IN_E6, IN_E6, sp("&nix;")), []],
  ])("%s", async (_what, content, expected) => {
    expect(await asidesOf(through(await drawing(content)))).toEqual(expected);
  });

  it.each([[""], ["d:"]])("a drawing with %j for its prefix is read too", async (prefix) => {
    const content = anchor(IN_E6, [4, 900, 5, 900], sp("〇")).replaceAll("xdr:", prefix);
    expect(await asidesOf(through(await drawing(content, prefix)))).toEqual(["6,5 shape 〇"]);
  });

  it("a threaded comment is what was said, without the sentence for older programs", async () => {
    const preface =
      "[スレッド化されたコメント]\n\nお使いのバージョンの Excel では…。詳細: https://go.microsoft.com/fwlink/?linkid=870924\n\nコメント:\n    ";
    const bytes = await comments(`<comment ref="E6" authorId="0"><text><t>${preface}確認中です</t></text></comment>`);
    expect(await asidesOf(through(bytes))).toEqual(["6,5 note 確認中です"]);
  });

  it("many thousands are cut short", async () => {
    const many = Array.from({ length: 9_000 }, (_unused, row) => anchor([0, 0, row, 0], [0, 0, row, 0], sp("x")));
    expect((await sheetOf(through(await drawing(many.join(""))))).asides).toHaveLength(5_000);
  });

  it.each<readonly [string, () => Promise<Uint8Array>]>([
    ["a part that is not there", () => withParts(relation("drawing", "../drawings/none.xml"), {})],
    ["a part outside the archive", () => withParts(relation("drawing", "../../../../etc/passwd"), {})],
    ["a target elsewhere", () => withParts(relation("comments", "https://example.jp/x"), {})],
    ["relations that are no XML", () => withParts("<Relationship <<<", {})],
    ["an unfinished drawing", () => drawing("<xdr:twoCellAnchor><xdr:from><xdr:col>1")],
    ["an unfinished text", () => drawing(anchor(IN_E6, IN_E6, "<xdr:sp").slice(0, -60))],
  ])("%s is left out", async (_what, make) => {
    const sheet = await sheetOf(through(await make()));
    expect([sheet.cells.map(({ text }) => text), sheet.asides]).toEqual([["a"], undefined]);
  });

  it.each([["<xdr:twoCellAnchor "], ["<xdr:twoCellAnchor><xdr:from>"], ["<xdr:cNvPr "], ["<a:t "], ["<mc:Fallback"]])(
    "a long drawing of nothing but %s takes no time",
    async (piece) => {
      const bytes = through(await drawing(piece.repeat(60_000)));
      const started = performance.now();
      await sheetOf(bytes);
      expect(performance.now() - started).toBeLessThan(3_000);
    },
  );
});

it("a damaged part of notes is left out", async () => {
  const bytes = await comments('<comment ref="E6" authorId="0"><text><t>〇</t></text></comment>');
  const name = new TextEncoder().encode("xl/comments1.xml");
  const at = bytes.findIndex((_, index) => name.every((letter, step) => bytes[index + step] === letter));
  // In its local header, and in its packed bytes.
  for (const place of [at - 30, at + name.length + 8]) {
    const damaged = bytes.slice();
    damaged[place] = 0xff;
    const sheet = await sheetOf(damaged);
    expect([sheet.cells.length, sheet.asides]).toEqual([1, undefined]);
  }
});

it("two workbooks with the same sheet have each their own notes", async () => {
  const noted = (note: string): Promise<Uint8Array> =>
    comments(`<comment ref="E6" authorId="0"><text><t>${note}</t></text></comment>`);
  const all = [];
  // A sheet is remembered from its second coming on.
  for (const note of ["一", "二", "三", "四"]) all.push(...(await asidesOf(await noted(note))));
  expect(all).toEqual(["6,5 note 一", "6,5 note 二", "6,5 note 三", "6,5 note 四"]);
});

describe.each(READERS)("hidden rows by %s", (_, through) => {
  const rows = (middle: string, behind = ""): Promise<Uint8Array> =>
    xlsx({ s: { rows: [["a"], ["b"], ["c"]] } }).then((bytes) =>
      withPart(bytes, SHEET, (xml) =>
        xml
          .replace('<row r="2"', `<row r="2" ${middle}`)
          .replace("</sheetData>", `<row r="9" hidden="1"/></sheetData>${behind}`),
      ),
    );
  it.each<readonly [string, string, string, readonly number[] | undefined]>([
    ["by hand", 'hidden="1"', "", [2]],
    ["not", 'hidden="0"', "", undefined],
    ["by a filter", 'hidden="1"', '<autoFilter ref="A1:A3"><filterColumn colId="0"/></autoFilter>', undefined],
  ])("%s", async (_what, middle, behind, expected) => {
    expect((await sheetOf(through(await rows(middle, behind)))).hiddenRows).toEqual(expected);
  });
});
