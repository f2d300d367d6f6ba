/** Whatever people type into workbooks comes out as the same text, and as valid XML. */
import { describe, expect, it } from "vitest";
import { PAGES } from "../../pipeline/documents/kinds/paper.ts";
import { heading } from "../../pipeline/documents/word/block.ts";
import { drawWord } from "../../pipeline/documents/word/draw-word.ts";
import { fitTable, ordinaryTable, row, textColumn } from "../../pipeline/documents/word/table-shape.ts";
import { documentXml, draw, paragraphs, partsOf, styles, textOf } from "./drawn-report.ts";
import { anInstitution, aRollup } from "./rollup-builders.ts";

const HOSTILE = [
  "<w:p>&amp;</w:p>",
  "{{bodyName}}",
  "{{{x}}} {{> y}}",
  "::table{data=x}",
  ":::cover",
  "# 見出し",
  "- 箇条",
  "1. 番号",
  "**太字** _下線_ `コード`",
  "[リンク](http://example.invalid)",
  "<!-- 注 --> <b>",
  "&lt; &#65;",
  "URL:abc :note[x]",
  "\\ バックスラッシュ",
  "_x000B_ $& $1",
  "<w:slot/>",
  '" r:id="rId1"',
];

const ILLEGAL = "あ\u0000い\u000Bう\uFFFEえ\uFFFFお\uD800か\u009Bき\u202Eく\u2028け";
const SHOWN = String.raw`あ\u{0}い\u{B}うえおか\u{9B}き\u{202E}く\u{2028}け`;

function rollupWith(text: string) {
  const institution = anInstitution(0, { name: text, department: text, contact: text });
  return aRollup({
    body: { name: text, department: text, addressee: text },
    cycle: { name: text },
    submitters: [
      { institution, status: "needs_correction", answer: () => "planned", remark: text },
      { institution: { ...institution, code: "990002" }, status: "not_received" },
    ],
  });
}

describe.each(HOSTILE)("%s", (text) => {
  it("stays as it is in prose and in tables", () => {
    const xml = documentXml(rollupWith(text));
    expect(paragraphs(xml, "CoverSender")).toContain(text);
    expect(paragraphs(xml, "CoverAddressee")).toEqual([`${text}　様`]);
    expect(paragraphs(xml, "TableText")).toContain(text);
    expect(xml).not.toContain("<w:slot");
  });
});

it("shows commands and loses the other characters that XML forbids, in every part", () => {
  const rollup = rollupWith(ILLEGAL);
  const chapters = rollup.chapters.map((chapter) => ({ ...chapter, chapter: ILLEGAL }));
  const parts = partsOf(draw({ ...rollup, chapters }));
  for (const [name, xml] of Object.entries(parts))
    if (name.endsWith(".xml"))
      expect(/(?![\t\r\n])\p{Cc}|[\p{Cs}\p{Bidi_Control}\u2028\u2029\uFFFE\uFFFF]/u.test(xml), name).toBe(false);
  expect(textOf(parts["word/document.xml"] ?? "")).toContain(SHOWN);
  expect(parts["word/charts/chart1.xml"]).toContain(SHOWN);
  expect(parts["word/header1.xml"]).toContain(SHOWN);
  expect(parts["docProps/core.xml"]).toContain(SHOWN);
});

it("lets only a row that may exceed a page break across pages, and keeps line breaks", () => {
  const shape = ordinaryTable(textColumn("機関", 1), textColumn("特記事項", 3));
  const table = fitTable(shape, 9470, [row("甲", "短い"), row("乙", "長い特記事項。".repeat(400) + "\n終わり")]);
  const sections = [{ page: PAGES.portrait, blocks: [{ kind: "contents" as const }, table, heading("次")] }];
  const texts = { title: "題", author: "県", date: "2027-03-31" };
  const xml = partsOf(drawWord({ sections, cover: false, texts }, styles))["word/document.xml"] ?? "";
  const rows = xml.match(/<w:tr>(?:(?!<\/w:tr>).)*<\/w:tr>/gsu) ?? [];
  const breaking = rows.filter((one) => !one.includes("<w:cantSplit/>"));
  expect(breaking).toHaveLength(1);
  expect(breaking[0]).toContain("長い特記事項");
  expect(xml).toContain("<w:br/>");
  // Pages cannot be counted then: Word is asked to.
  expect(xml).toContain('w:dirty="true"');
});

it("shows a remark of pages in one line that says that it goes on", () => {
  const remark = "長い特記事項。".repeat(400) + "\n終わり";
  const xml = documentXml(
    aRollup({
      submitters: [{ institution: anInstitution(0), status: "accepted", answer: ({ number }) => number === 2 ? "planned" : "implemented", remark }], // prettier-ignore
    }),
  );
  expect(xml).toContain("特記事項。…");
  expect(xml.match(/<w:tr>/gu)).toHaveLength(xml.match(/<w:cantSplit\/>/gu)?.length ?? 0);
});
