/** The package around a report: whole, small, with a header a width of text, one footer, and charts that can be edited. */
import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { drawTogether, drawWord } from "../../pipeline/documents/word/draw-word.ts";
import { heading, paragraph, type Block, type Chart } from "../../pipeline/documents/word/block.ts";
import { fitTable, ordinaryTable, row, textColumn } from "../../pipeline/documents/word/table-shape.ts";
import { PAGES } from "../../pipeline/documents/kinds/paper.ts";
import { draw, partsOf, styles } from "./drawn-report.ts";
import { faultsOfPackage } from "./package-faults.ts";
import { aRollup } from "./rollup-builders.ts";

const texts = { title: "<題>", author: "A&B", date: "2027-03-31" };
const chart = (title: string, values: readonly number[]): Chart => ({
  kind: "chart",
  title,
  description: `${title}の図`,
  categories: ["甲", "乙 & 丙"],
  series: [{ name: "<〇>", values, fill: "8C8C8C" }],
  shares: true,
  height: 100,
});
const table = fitTable(ordinaryTable(textColumn("甲", 1)), 1000, [row("一")]);
const section = (page: keyof typeof PAGES, ...blocks: readonly Block[]) => ({ page: PAGES[page], blocks });

it("of a report is whole", () => {
  const parts = partsOf(draw(aRollup()));
  expect(faultsOfPackage(parts)).toEqual([]);
  expect(parts["word/document.xml"]?.match(/<w:titlePg\/>/gu)).toHaveLength(1);
});

it("has a header for each width of text, and all sections share a footer", () => {
  const sections = [section("portrait"), section("landscape"), section("portrait", paragraph("Normal", "終わり"))];
  const parts = partsOf(drawWord({ sections, cover: false, texts }, styles));
  expect(Object.keys(parts).filter((name) => /header|footer/u.test(name))).toEqual([
    "word/header1.xml",
    "word/header2.xml",
    "word/footer1.xml",
  ]);
  const references = Array.from(parts["word/document.xml"]?.matchAll(/r:id="(\w+)"/gu) ?? [], ([, id]) => id);
  expect(references).toEqual(["rIdHeader1", "rIdFooter1", "rIdHeader2", "rIdFooter1", "rIdHeader1", "rIdFooter1"]);
  expect(parts["word/header1.xml"]).toContain("<w:t>&lt;題&gt;</w:t>");
  expect(parts["word/header2.xml"]).toContain(`w:pos="${String(16838 - 2 * 1134)}"`);
  expect(parts["docProps/core.xml"]).toContain("<dc:creator>A&amp;B</dc:creator>");
  expect(parts["docProps/core.xml"]).toContain("<dc:language>ja-JP</dc:language>");
  expect(faultsOfPackage(parts)).toEqual([]);
});

it("has a head of two lines where names are too long to stand beside each other", () => {
  const headOf = (author: string) =>
    partsOf(drawWord({ sections: [section("portrait")], cover: false, texts: { ...texts, author } }, styles))["word/header1.xml"]; // prettier-ignore
  expect(headOf("県")).toContain("<w:r><w:tab/></w:r>");
  expect(headOf("長".repeat(60))).toContain("<w:r><w:br/><w:tab/></w:r>");
});

it("ends sections in their last paragraphs, and in one of its own where a table is last", () => {
  const sections = [
    section("portrait", paragraph("Normal", "一")),
    section("landscape", paragraph("Normal", "二"), table),
  ];
  const body = partsOf(drawWord({ sections, cover: false, texts }, styles))["word/document.xml"] ?? "";
  expect(body).toMatch(/<w:pStyle w:val="Normal"\/><w:sectPr>((?!<w:p>).)*一<((?!<w:p>).)*<w:p>((?!<w:p>).)*二/u);
  expect(body).toMatch(
    /<\/w:tbl><w:p><w:pPr><w:pStyle w:val="SectionEnd"\/><\/w:pPr><\/w:p><w:sectPr>.*<\/w:sectPr><\/w:body>/u,
  );
  expect(body).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
});

it("numbers charts, each with its own workbook", () => {
  const sections = [section("portrait", chart("<一>", [1, 2]), chart("二", [3, 4])), section("landscape", chart("三", [0, 6]))]; // prettier-ignore
  const docx = drawWord({ sections, cover: false, texts }, styles);
  const parts = partsOf(docx);
  expect(faultsOfPackage(parts)).toEqual([]);
  const values = [1, 2, 3].map((ordinal) => {
    const [xml, workbook] = [
      parts[`word/charts/chart${String(ordinal)}.xml`] ?? "",
      unzipSync(docx)[`word/embeddings/Microsoft_Excel_Worksheet${String(ordinal)}.xlsx`] ?? new Uint8Array(),
    ];
    const inner = partsOf(workbook);
    expect(faultsOfPackage(inner)).toEqual([]);
    expect(inner["xl/worksheets/sheet1.xml"]).toContain("乙 &amp; 丙");
    expect(xml).toContain("<c:f>Sheet1!$B$2:$B$3</c:f>");
    return Array.from((inner["xl/worksheets/sheet1.xml"] ?? "").matchAll(/<v>(\d+)<\/v>/gu), ([, value]) => value);
  });
  expect(values).toEqual([["1", "2"], ["3", "4"], ["0", "6"]]); // prettier-ignore
  expect(parts["word/document.xml"]?.match(/<wp:docPr id="\d+" name="図\d+" title="[^"]*" descr="[^"]*"/gu)).toEqual([
    '<wp:docPr id="1" name="図1" title="&lt;一&gt;" descr="&lt;一&gt;の図"',
    '<wp:docPr id="2" name="図2" title="二" descr="二の図"',
    '<wp:docPr id="3" name="図3" title="三" descr="三の図"',
  ]);
});

it("keeps headings and the names of groups with the rows below, the last row with the one before, and needs nothing empty below a table", () => {
  const grouped = { cells: [{ text: "組", style: "TableGroup" as const }] };
  const rows = [grouped, ...Array.from({ length: 12 }, (_, index) => row(String(index)))];
  const list = fitTable(ordinaryTable(textColumn("甲", 1)), 1000, rows);
  const sections = [section("portrait", list, paragraph("Normal", "文"), list, list, paragraph("Note", "注"))];
  const body = partsOf(drawWord({ sections, cover: false, texts }, styles))["word/document.xml"] ?? "";
  const [first = ""] = body.split("</w:tbl>");
  const keeps = Array.from(first.matchAll(/<w:pStyle w:val="\w+"\/>(<w:keepNext\/>)?/gu), ([, keeps]) => keeps);
  expect(keeps.map((kept) => kept !== undefined)).toEqual([true, true, ...rows.slice(3).map(() => false), true, false]);
  expect(Array.from(body.matchAll(/<\/w:tbl><w:p><w:pPr><w:pStyle w:val="(\w+)"/gu), ([, style]) => style)).toEqual(["AfterTable", "TableGap", "Note"]); // prettier-ignore
});

it("joins documents: each keeps its contents, page numbers from 1, heads and feet, charts and captions", () => {
  const paper = (
    name: string,
    own: Partial<typeof texts> & { readonly head?: null; readonly pageNumbers?: false },
  ) => ({
    sections: [
      section("portrait", { kind: "contents" }, heading(`${name}の一`), {
        ...paragraph("Caption", name),
        numbered: "図",
      }),
      section("landscape", chart(name, [1, 2]), { ...heading(`${name}の二`), pageBreakBefore: true }),
    ],
    cover: name === "甲",
    texts: { ...texts, title: name, ...own },
  });
  const parts = partsOf(
    drawTogether([paper("甲", {}), paper("乙", {}), paper("丙", { head: null, pageNumbers: false })], styles),
  );
  expect(faultsOfPackage(parts)).toEqual([]);
  const xml = parts["word/document.xml"] ?? "";
  const all = (pattern: RegExp): readonly string[] => Array.from(xml.matchAll(pattern), ([, found = ""]) => found);
  // The contents of each lead to its own headings, on pages of its own.
  const entries = all(/<w:hyperlink w:anchor="(_Toc\d+)"/gu);
  expect(entries).toEqual(all(/w:name="(_Toc\d+)"/gu));
  expect(new Set(entries).size).toBe(6);
  expect(all(/PAGEREF _Toc\d+ \\h <.*?<w:t>(\d+)<\/w:t>/gu)).toEqual(["1", "3", "1", "3", "1", "3"]);
  for (const ids of [all(/<w:bookmarkStart w:id="(\d+)"/gu), all(/<wp:docPr id="(\d+)"/gu)])
    expect(new Set(ids).size).toBe(ids.length);
  expect(all(/<w:t[^>]*>(図\d)　<\/w:t>/gu)).toEqual(["図1", "図1", "図1"]);
  // A page 1, a cover and a last page each.
  const ends = all(/(<w:sectPr>.*?<\/w:sectPr>)/gu);
  expect(ends.map((end) => end.includes('<w:pgNumType w:start="1"/>'))).toEqual([
    true,
    false,
    true,
    false,
    true,
    false,
  ]);
  expect(ends.map((end) => end.includes("<w:titlePg/>"))).toEqual([true, false, false, false, false, false]);
  expect(all(/w:name="(LastPage\d)"\/><w:bookmarkEnd w:id="\d+"\/><\/w:p>/gu)).toEqual([
    "LastPage1",
    "LastPage2",
    "LastPage3",
  ]);
  // What is above and below: nothing of the paper before where a paper says nothing.
  const running = ends.map((end) =>
    Array.from(end.matchAll(/r:id="rId(\w+)"/gu), ([, id = ""]) => {
      return (parts[`word/${id.toLowerCase()}.xml`] ?? "").replace(/<[^>]*>/gu, "").trim();
    }),
  );
  const shown = (title: string, last: string): readonly string[] => [`${title}A&amp;B`, `PAGE ／ PAGEREF ${last}`];
  const expected = [shown("甲", "LastPage1"), shown("乙", "LastPage2"), ["", ""]];
  expect(running).toEqual(expected.flatMap((paper) => [paper, paper]));
});

it("of joined documents, the mark of a last page stands in the last row where a table ends one: LibreOffice drops an empty paragraph behind it", () => {
  const list = fitTable(ordinaryTable(textColumn("甲", 1), textColumn("乙", 1)), 1000, [
    row("一", "1"),
    row("二", "2"),
  ]);
  const paper = { sections: [section("portrait", heading("表"), list)], cover: false, texts };
  const xml = partsOf(drawTogether([paper, paper], styles))["word/document.xml"] ?? "";
  const rows = Array.from(xml.matchAll(/<w:tr>.*?<\/w:tr>/gu), ([found]) => /w:name="(LastPage\d)"/u.exec(found)?.[1]);
  expect(rows).toEqual([undefined, undefined, "LastPage1", undefined, undefined, "LastPage2"]);
  expect(xml.match(/LastPage/gu)).toHaveLength(2);
});

it("is called by all documents that it joins, with what all begin with once", () => {
  const paper = (title: string) => ({ sections: [section("portrait", paragraph("Normal", "文"))], cover: false, texts: { ...texts, title } }); // prettier-ignore
  const titleOf = (...titles: readonly string[]) =>
    /<dc:title>(.*?)<\/dc:title>/u.exec(
      partsOf(drawTogether(titles.map(paper), styles))["docProps/core.xml"] ?? "",
    )?.[1];
  expect(titleOf("令和8年度　報告書", "令和8年度　別冊1　一覧", "ほか")).toBe("令和8年度　報告書、別冊1　一覧、ほか");
  expect(titleOf("令和8年度　報告書")).toBe("令和8年度　報告書");
  expect(titleOf("甲", "乙")).toBe("甲、乙");
});
