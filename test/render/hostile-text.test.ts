/** Whatever people type into workbooks comes out as the same text, and as valid XML. */
import { describe, expect, it } from "vitest";
import { documentXml, draw, paragraphs, partsOf, textOf } from "./drawn-report.ts";
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

const ILLEGAL = "あ\u0000い\u000Bう\uFFFEえ\uFFFFお\uD800か";

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
  it("stays as it is in prose and in tables", async () => {
    const xml = await documentXml(rollupWith(text));
    expect(paragraphs(xml, "CoverSender")).toContain(text);
    expect(paragraphs(xml, "CoverAddressee")).toEqual([`${text}　様`]);
    expect(paragraphs(xml, "TableText")).toContain(text);
    expect(xml).not.toContain("<w:slot");
  });
});

it("loses the characters that XML forbids, in every part", async () => {
  const rollup = rollupWith(ILLEGAL);
  const chapters = rollup.chapters.map((chapter) => ({ ...chapter, chapter: ILLEGAL }));
  const parts = partsOf(await draw({ ...rollup, chapters }));
  for (const [name, xml] of Object.entries(parts))
    if (name.endsWith(".xml"))
      expect(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/u.test(xml), name).toBe(false);
  expect(textOf(parts["word/document.xml"] ?? "")).toContain("あいうえおか");
  expect(parts["word/charts/chart1.xml"]).toContain("あいうえおか");
  expect(parts["word/header1.xml"]).toContain("あいうえおか");
  expect(parts["docProps/core.xml"]).toContain("あいうえおか");
});

it("lets only a row that may exceed a page break across pages, and keeps line breaks", async () => {
  const xml = await documentXml(rollupWith("長い特記事項。".repeat(400) + "\n終わり"));
  const rows = xml.match(/<w:tr>(?:(?!<\/w:tr>).)*<\/w:tr>/gsu) ?? [];
  const breaking = rows.filter((row) => !row.includes("<w:cantSplit/>"));
  expect(breaking.length).toBeGreaterThan(0);
  for (const row of breaking) expect(row).toContain("長い特記事項");
  expect(xml).toContain("<w:br/>");
  // Pages cannot be counted then: Word is asked to.
  expect(xml).toContain('w:dirty="true"');
});
