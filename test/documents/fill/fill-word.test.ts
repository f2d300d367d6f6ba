/** The office's Word file with values in it: keys wherever Word has cut them, and everything else as it was. */
import { describe, expect, it } from "vitest";
import { fillWord } from "../../../pipeline/documents/fill/fill-word.ts";
import { readWordTemplate, type WordTemplate } from "../../../pipeline/documents/fill/word-template.ts";
import type { WordingContext } from "../../../pipeline/documents/wording/vocabulary.ts";
import type { Fault } from "../../../pipeline/model/pipeline-error.ts";
import { officeLetter, paragraph, SECTION, tableRow, type OfficeLetter } from "../../build/office-letter.ts";
import { changedParts } from "../../build/packed-parts.ts";
import { paragraphs, partsOf, textOf } from "../drawn-report.ts";
import { faultsOfPackage } from "../package-faults.ts";

const NAMES = {
  texts: ["機関名", "日付", "メモ"],
  counts: ["件数"],
  lists: { 指摘: ["シート", "セル"], 添付: ["名称"] },
};
const VALUES: WordingContext = {
  機関名: "青葉市",
  日付: "令和9年3月31日",
  メモ: "",
  件数: 2,
  指摘: [
    { シート: "点検表", セル: "E5" },
    { シート: "別表", セル: "F9" },
  ],
  添付: [],
};

function open(bytes: Uint8Array): { readonly template: WordTemplate | null; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  return { template: readWordTemplate(bytes, "letters/依頼.docx", NAMES, faults), faults };
}

function fill(letter: OfficeLetter | string, ...all: readonly WordingContext[]): Readonly<Record<string, string>> {
  const { template, faults } = open(officeLetter(typeof letter === "string" ? { body: letter } : letter));
  expect(faults).toEqual([]);
  if (template === null) throw new Error("The template is wrong.");
  const parts = partsOf(fillWord(template, all.length === 0 ? [VALUES] : all));
  expect(faultsOfPackage(parts)).toEqual([]);
  return parts;
}

const bodyOf = (parts: Readonly<Record<string, string>>): string => parts["word/document.xml"] ?? "";
const textsOf = (body: string): readonly string[] => paragraphs(bodyOf(fill(body)));
const faultsIn = (body: string): readonly Fault[] => open(officeLetter({ body })).faults;

describe("a key", () => {
  it.each([
    ["in one run", ["{{機関名}}　御中"]],
    ["in a run a letter", Array.from("{{機関名}}　御中")],
    ["cut within the braces", ["{", "{機関", "名}", "}　御中"]],
    ["in full-width braces", ["｛｛機関名｝｝　御中"]],
    ["in braces of both widths", ["{｛機関名｝}　御中"]],
    ["with spaces", ["{{ 機関名　}}　御中"]],
    ["in quotation marks that Word put", ["{{“機関名”}}　御中"]],
    ["in three braces", ["{{{機関名}}}　御中"]],
  ])("%s is filled", (_, texts) => {
    expect(textsOf(paragraph(...texts))).toEqual(["青葉市　御中"]);
  });

  it("keeps the look of the run that it begins in, and the texts around it", () => {
    const bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>宛先：{{機</w:t></w:r>";
    const xml = bodyOf(
      fill(`<w:p>${bold}<w:bookmarkStart w:id="1" w:name="a"/><w:r><w:t>関名}} &amp; 御中</w:t></w:r></w:p>`),
    );
    expect(xml).toContain('<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">宛先：青葉市</w:t>');
    expect(xml).toContain('<w:bookmarkStart w:id="1" w:name="a"/><w:r><w:t xml:space="preserve"> &amp; 御中</w:t>');
  });

  it("stands in headers and text boxes too", () => {
    const box = `<w:p><w:r><w:pict><w:txbxContent>${paragraph("{{機関名}}")}</w:txbxContent></w:pict></w:r><w:r><w:t>{{件数}}件</w:t></w:r></w:p>`;
    const parts = fill({ body: box, headers: [paragraph("{{日", "付}}")] });
    expect(textOf(bodyOf(parts))).toBe("青葉市2件");
    expect(textOf(parts["word/header1.xml"] ?? "")).toBe("令和9年3月31日");
  });

  it("is filled once: braces in a value are text, and so is all that XML takes for its own", () => {
    const name = "{{件数}}<市>&\"'\u0000\uFFFE\u202E";
    const xml = bodyOf(fill(paragraph("{{機関名}}"), { ...VALUES, 機関名: name }));
    expect(textOf(xml)).toBe("{{件数}}<市>&\"'\\u{0}\\u{202E}");
  });

  it("gives a line break for each in its value", () => {
    const xml = bodyOf(fill(paragraph("{{機関名}}"), { ...VALUES, 機関名: "一\r\n二\n三" }));
    expect(xml.match(/<w:br\/>/gu)).toHaveLength(2);
    expect(textOf(xml)).toBe("一二三");
  });

  it("alone in a paragraph and without a value takes the paragraph with it, but not from a cell", () => {
    expect(textsOf(paragraph("前") + paragraph("{{メモ}}") + paragraph("メモ：{{メモ}}"))).toEqual(["前", "メモ："]);
    expect(bodyOf(fill(`<w:tbl>${tableRow("{{メモ}}")}</w:tbl>`))).toContain("<w:tc><w:tcPr/><w:p>");
    const drawn = `<w:p><w:r><w:t>{{メモ}}</w:t><w:drawing/></w:r></w:p>`;
    expect(bodyOf(fill(drawn))).toContain("<w:drawing/>");
  });
});

it("says its language where the office's file does not", () => {
  const languagesOf = (properties: string): readonly string[] =>
    Array.from((fill({ body: paragraph("{{機関名}}"), properties })["docProps/core.xml"] ?? "").matchAll(/<dc:language[^>]*>([^<]*)<\/dc:language><?/gu), ([, language = ""]) => language); // prettier-ignore
  expect(languagesOf("<dc:title>依頼</dc:title>")).toEqual(["ja-JP"]);
  expect(languagesOf("<dc:language>en-GB</dc:language>")).toEqual(["en-GB"]);
});

describe("a list", () => {
  it("repeats the row that its names stand in, and no other", () => {
    const table = `<w:tbl>${tableRow("シート", "セル")}${tableRow("{{指摘.シート}}", "{{指摘．ｾﾙ}}／{{件数}}")}${tableRow("計", "{{件数}}")}</w:tbl>`;
    expect(textsOf(table)).toEqual(["シート", "セル", "点検表", "E5／2", "別表", "F9／2", "計", "2"]);
  });

  it("repeats a paragraph outside of tables", () => {
    expect(textsOf(paragraph("・{{指摘.シート}}") + paragraph("以上"))).toEqual(["・点検表", "・別表", "以上"]);
  });

  it("that is empty says so in a row, and takes a paragraph away", () => {
    const table = `<w:tbl>${tableRow("番号", "{{添付.名称}}")}</w:tbl>`;
    expect(textsOf(table + paragraph("・{{添付.名称}}") + paragraph("以上"))).toEqual(["番号", "該当なし", "以上"]);
  });

  it("does not repeat what a document may have only once", () => {
    const row = `<w:tr><w:tc><w:p w14:paraId="1A2B3C4D"><w:bookmarkStart w:id="7" w:name="x"/><w:bookmarkEnd w:id="7"/><w:r><w:t>{{指摘.セル}}</w:t></w:r></w:p></w:tc></w:tr>`;
    const xml = bodyOf(fill(`<w:tbl>${row}</w:tbl>`));
    expect(xml.match(/paraId|bookmarkStart/gu)).toHaveLength(2);
    expect(textOf(xml)).toBe("E5F9");
  });
});

describe("what is wrong is said, with its place and what to do", () => {
  it.each([
    [
      "a misspelt name",
      "{{機関めい}}",
      /「\{\{機関めい\}\}」という差し込みの名前はありません/u,
      /「機関名」ではありませんか/u,
    ],
    ["a misspelt column", "{{指摘.セール}}", /指摘\.セール/u, /「指摘\.セル」ではありませんか/u],
    ["one brace", "{機関名}", /波かっこの数/u, /\{\{機関名\}\}/u],
    ["an end that is missing", "{{機関名", /対になっていません/u, /2つずつ/u],
    ["a beginning that is missing", "機関名}}", /対になっていません/u, /2つずつ/u],
    ["two lists in a row", "{{指摘.セル}}{{添付.名称}}", /「指摘」と「添付」/u, /1つの一覧/u],
  ])("%s", (_, text, what, fix) => {
    const [fault, ...others] = faultsIn(paragraph(...Array.from(text)));
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ where: "letters/依頼.docx（本文）" });
    expect(fault?.what).toMatch(what);
    expect(fault?.fix).toMatch(fix);
  });

  it("all of it at once, in headers too", () => {
    const bytes = officeLetter({ body: paragraph("{{あ}}") + paragraph("{{い}}"), headers: [paragraph("{{う}}")] });
    expect(open(bytes).faults.map(({ where }) => where)).toEqual([
      "letters/依頼.docx（本文）",
      "letters/依頼.docx（本文）",
      "letters/依頼.docx（ヘッダー header1.xml）",
    ]);
  });

  it("braces that are nobody's key stay as they are", () => {
    expect(textsOf(paragraph("集合 {1, 2} と {x}"))).toEqual(["集合 {1, 2} と {x}"]);
  });

  it.each([
    ["no archive", new TextEncoder().encode("{{機関名}}")],
    ["nothing", new Uint8Array()],
    ["a part that declares types", officeLetter({ body: "<!DOCTYPE x>" })],
    ["raw text", officeLetter({ body: "<w:p><w:r><w:t><![CDATA[{{機関名}}]]></w:t></w:r></w:p>" })],
    ["tags that do not fit", officeLetter({ body: "<w:p><w:r></w:p></w:r>" })],
    ["a tag that never ends", officeLetter({ body: '<w:p a="' })],
  ])("%s is no Word file", (_, bytes) => {
    const { template, faults } = open(bytes);
    expect(template).toBeNull();
    expect(faults).toEqual([expect.objectContaining({ what: "Word文書（.docx）として読み取れません" })]);
  });
});

it("everything but the keys is as the office has it", () => {
  const bytes = officeLetter({ body: paragraph("{{機関名}}"), headers: [paragraph("写し")] });
  const { template } = open(bytes);
  if (template === null) throw new Error("The template is wrong.");
  const filled = fillWord(template, [VALUES]);
  expect(partsOf(filled)["word/styles.xml"]).toBe(partsOf(bytes)["word/styles.xml"]);
  expect(Object.keys(partsOf(filled))).toEqual(Object.keys(partsOf(bytes)));
  expect(changedParts(filled, fillWord(template, [{ ...VALUES, 機関名: "緑が丘市" }]))).toEqual(["word/document.xml"]);
  expect(fillWord(template, [VALUES])).toEqual(filled);
});

describe("many letters in one document", () => {
  const SECOND = { ...VALUES, 機関名: "緑が丘市" };

  it("each begin a page, counted from one", () => {
    const xml = bodyOf(fill(paragraph("{{機関名}}"), VALUES, SECOND, VALUES));
    expect(paragraphs(xml).filter((text) => text !== "")).toEqual(["青葉市", "緑が丘市", "青葉市"]);
    expect(xml.match(/<w:type w:val="nextPage"\/><w:pgSz [^>]*\/><w:pgNumType w:start="1"\/>/gu)).toHaveLength(3);
    expect(
      xml.match(
        /<w:p><w:pPr><w:snapToGrid w:val="0"\/><w:spacing [^>]*\/><w:rPr><w:sz w:val="2"\/><\/w:rPr><w:sectPr>/gu,
      ),
    ).toHaveLength(2);
    expect(xml.endsWith("</w:sectPr></w:body></w:document>")).toBe(true);
  });

  it("keep what the office says of its sections", () => {
    const section =
      '<w:sectPr w:rsidR="1"><w:type w:val="continuous"/><w:pgSz w:w="1" w:h="2"/><w:pgBorders><w:top w:val="single"/></w:pgBorders><w:pgNumType w:fmt="decimal"/><w:cols w:space="1"/></w:sectPr>';
    const first = `<w:p><w:pPr>${SECTION}</w:pPr></w:p>`;
    const xml = bodyOf(fill({ body: first + paragraph("{{機関名}}"), section }, VALUES, SECOND));
    expect(xml).toContain(section);
    expect(xml.match(/nextPage/gu)).toHaveLength(2);
    const alone = bodyOf(fill({ body: paragraph("{{機関名}}"), section }, VALUES, SECOND));
    expect(alone).toContain(
      '<w:sectPr w:rsidR="1"><w:type w:val="nextPage"/><w:pgSz w:w="1" w:h="2"/><w:pgBorders><w:top w:val="single"/></w:pgBorders><w:pgNumType w:fmt="decimal" w:start="1"/><w:cols w:space="1"/></w:sectPr>',
    );
  });

  it("have headers of their own where a key stands in them, and share the others", () => {
    const reference = (id: string): string =>
      `<w:headerReference w:type="${id === "head1" ? "default" : "first"}" r:id="${id}"/>`;
    const section = `<w:sectPr>${reference("head1")}${reference("head2")}<w:pgSz w:w="1" w:h="2"/></w:sectPr>`;
    const parts = fill(
      { body: paragraph("本文"), headers: [paragraph("{{機関名}}"), paragraph("写し")], section },
      VALUES,
      SECOND,
    );
    expect(textOf(parts["word/header1.xml"] ?? "")).toBe("青葉市");
    expect(textOf(parts["word/header1-2.xml"] ?? "")).toBe("緑が丘市");
    expect(bodyOf(parts).match(/r:id="[^"]*"/gu)).toEqual([
      'r:id="head1"',
      'r:id="head2"',
      'r:id="head1-2"',
      'r:id="head2"',
    ]);
    expect(parts["[Content_Types].xml"]).toContain('PartName="/word/header1-2.xml"');
  });

  it("number their lists anew, and drawings and bookmarks once", () => {
    const numbered = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/><w:r><w:drawing><wp:inline><wp:docPr id="5" name="印"/></wp:inline></w:drawing><w:t>{{機関名}}</w:t></w:r></w:p>`;
    const numbering = '<w:abstractNum w:abstractNumId="2"/><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>';
    const parts = fill({ body: numbered, numbering }, VALUES, SECOND);
    expect(bodyOf(parts).match(/numId w:val="\d+"/gu)).toEqual(['numId w:val="3"', 'numId w:val="10003"']);
    expect(parts["word/numbering.xml"]).toContain(
      '<w:num w:numId="10003"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>',
    );
    expect(bodyOf(parts).match(/docPr id="\d+"/gu)).toEqual(['docPr id="5"', 'docPr id="10005"']);
    expect(bodyOf(parts).match(/bookmarkStart/gu)).toHaveLength(1);
  });
});
