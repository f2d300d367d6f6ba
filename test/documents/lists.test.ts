/** Lists that Word knows for lists: what stands before each item is counted from the numbering, as Word counts it. */
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { drawDocument, readStyles } from "../../pipeline/documents/draw/index.ts";
import { paragraph, type ListItem, type Paragraph } from "../../pipeline/documents/word/block.ts";
import { drawTogether, drawWord } from "../../pipeline/documents/word/draw-word.ts";
import { PAGES } from "../../pipeline/documents/kinds/paper.ts";
import { report } from "../../pipeline/documents/kinds/report/index.ts";
import { compile, compose, draw, partsOf, styles, stylesBytes, textOf } from "./drawn-report.ts";
import { orderFaults } from "./element-order.ts";
import { faultsOfPackage } from "./package-faults.ts";
import { aRollup } from "./rollup-builders.ts";

type Parts = Readonly<Record<string, string>>;

const valueOf = (xml: string, element: string): string =>
  new RegExp(`<w:${element} w:val="([^"]*)"`, "u").exec(xml)?.[1] ?? "";

/** The items of a file as they are read: the mark of their list, counted, and their text. */
function items(parts: Parts): readonly string[] {
  const numbering = parts["word/numbering.xml"] ?? "";
  const elementOf = (name: string, id: string): string =>
    new RegExp(`<w:${name} [^>]*Id="${id}".*?</w:${name}>`, "su").exec(numbering)?.[0] ?? "";
  const counts = new Map<string, number>();
  return Array.from((parts["word/document.xml"] ?? "").matchAll(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gsu)).flatMap(([xml]) => {
    if (!xml.includes("<w:numPr>")) return [];
    const id = valueOf(xml, "numId");
    const list = elementOf("num", id);
    const marks = elementOf("abstractNum", valueOf(list, "abstractNumId"));
    const count = counts.get(id) ?? Number(valueOf(list, "startOverride") || valueOf(marks, "start"));
    counts.set(id, count + 1);
    return [valueOf(marks, "lvlText").replace("%1", String(count)) + textOf(xml)];
  });
}

function partsOfWhole(docx: Uint8Array): Parts {
  const parts = partsOf(docx);
  expect(faultsOfPackage(parts)).toEqual([]);
  for (const name of ["word/document.xml", "word/numbering.xml"])
    if (parts[name] !== undefined) expect(orderFaults(parts[name])).toEqual([]);
  return parts;
}

const LISTS = ["- 一", "- **二**です", "", "文", "", "5. 五", "6. 六", "", "文", "", "1. い", "2. ろ", "", "文", "", "- 終"].join("\n"); // prettier-ignore

it("of a wording are counted each from the number that it begins with; no mark is text", () => {
  const parts = partsOfWhole(draw(aRollup(), LISTS));
  expect(items(parts)).toEqual(["・一", "・二です", "5　五", "6　六", "1　い", "2　ろ", "・終"]);
  expect(textOf(parts["word/document.xml"] ?? "")).not.toMatch(/・|[156]　/u);
  expect(parts["word/styles.xml"]).toBe(partsOf(stylesBytes)["word/styles.xml"]);
});

it("of a wording lose an item of nothing, with its number", () => {
  expect(items(partsOf(draw(aRollup(), "1. 一\n2.\n3. 三")))).toEqual(["1　一", "2　三"]);
});

it("stand where their style has them, in LibreOffice too", () => {
  const { left, firstLine } = styles.paragraphs.ListText;
  expect(partsOf(draw(aRollup(), LISTS))["word/numbering.xml"]?.match(/<w:ind .*?\/>/gu)).toEqual(
    Array(2).fill(`<w:ind w:left="${String(left)}" w:hanging="${String(-firstLine)}"/>`),
  );
});

it("are not defined where there are none", () => {
  expect(partsOf(draw(aRollup(), "文"))["word/numbering.xml"]).toBeUndefined();
});

describe("of documents that are joined", () => {
  const texts = { title: "題", author: "県", date: "2027-03-31" };
  const item = (text: string, number: number | null, opens: boolean): Paragraph => {
    const place: ListItem = { number, opens };
    return { ...paragraph("ListText", text), item: place };
  };
  const paper = (name: string) => ({
    sections: [
      { page: PAGES.portrait, blocks: [item(`${name}点`, null, true), item(`${name}一`, 1, true), item(`${name}二`, 2, false)] }, // prettier-ignore
    ],
    cover: false,
    texts,
  });

  it("begin anew in each", () => {
    const parts = partsOfWhole(drawTogether([paper("甲"), paper("乙")], styles));
    expect(items(parts)).toEqual(["・甲点", "1　甲一", "2　甲二", "・乙点", "1　乙一", "2　乙二"]);
  });

  it("keep the end of a section, which stands behind the list", () => {
    const body = partsOf(drawTogether([paper("甲"), paper("乙")], styles))["word/document.xml"] ?? "";
    expect(body).toMatch(/<w:numPr>.*?<\/w:numPr><w:sectPr>/u);
    expect(partsOf(drawWord(paper("甲"), styles))["word/document.xml"]).toMatch(/甲二<\/w:t><\/w:r><\/w:p><w:sectPr>/u);
  });
});

describe("beside the office's own", () => {
  const OFFICE = partsOf(stylesBytes);
  const [RELS, TYPES] = ["word/_rels/document.xml.rels", "[Content_Types].xml"];
  const own = (inner: string): string =>
    `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${inner}</w:numbering>`;
  const withNumbering = (numbering: string) =>
    readStyles(
      zipSync(
        Object.fromEntries(
          Object.entries({
            ...OFFICE,
            [RELS]: (OFFICE[RELS] ?? "").replace("</Relationships>", '<Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>'), // prettier-ignore
            [TYPES]: (OFFICE[TYPES] ?? "").replace("</Types>", '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>'), // prettier-ignore
            "word/numbering.xml": numbering,
          }).map(([name, content]) => [name, strToU8(content)]),
        ),
      ),
    );
  const drawnWith = (numbering: string, source: string): Parts =>
    partsOfWhole(drawDocument(report, compose(compile(source), aRollup()), withNumbering(numbering)));
  const HEADINGS = '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="第%1"/></w:lvl></w:abstractNum>'; // prettier-ignore
  const BOUND = '<w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>';
  const CLEANED = '<w:numIdMacAtCleanup w:val="4"/>';

  it.each([
    ["definitions and lists", HEADINGS + BOUND + CLEANED, "5"],
    ["definitions alone", HEADINGS + CLEANED, "1"],
    ["nothing", "", "1"],
    ["nothing, said in one tag", null, "1"],
  ])("which holds %s", (_, inner, first) => {
    const parts = drawnWith(inner === null ? own("").replace("></w:numbering>", "/>") : own(inner), LISTS);
    expect(items(parts)).toEqual(["・一", "・二です", "5　五", "6　六", "1　い", "2　ろ", "・終"]);
    const numbering = parts["word/numbering.xml"] ?? "";
    for (const element of [HEADINGS, BOUND, CLEANED])
      if (inner?.includes(element) === true) expect(numbering).toContain(element);
    expect(valueOf(parts["word/document.xml"] ?? "", "numId")).toBe(first);
  });

  it("which stays as it is where there are no lists", () => {
    expect(drawnWith(own(HEADINGS + BOUND), "文")["word/numbering.xml"]).toBe(own(HEADINGS + BOUND));
  });
});
