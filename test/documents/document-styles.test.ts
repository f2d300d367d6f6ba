/** The office's Word file is the source of looks; what is missing in it is named. */
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { drawDocument, readStyles } from "../../pipeline/documents/draw/index.ts";
import { report } from "../../pipeline/documents/kinds/report/index.ts";
import { compose, partsOf, styles, stylesBytes, template } from "./drawn-report.ts";
import { faultsOfPackage } from "./package-faults.ts";
import { aRollup } from "./rollup-builders.ts";

const office = partsOf(stylesBytes);

/** The office's file with other parts; those that are empty are left out. */
function withParts(changes: Readonly<Record<string, string>>): Uint8Array {
  const parts = Object.entries({ ...office, ...changes }).filter(([, content]) => content !== "");
  return zipSync(Object.fromEntries(parts.map(([name, content]) => [name, strToU8(content)])));
}

function changed(change: (stylesXml: string) => string): Uint8Array {
  return withParts({ "word/styles.xml": change(office["word/styles.xml"] ?? "") });
}

function drawnWith(bytes: Uint8Array): Readonly<Record<string, string>> {
  return partsOf(drawDocument(report, compose(template, aRollup()), readStyles(bytes)));
}

function errorOf(bytes: Uint8Array): PipelineError | undefined {
  try {
    readStyles(bytes);
  } catch (error) {
    if (error instanceof PipelineError) return error;
  }
  return undefined;
}

it("names every style that is missing", () => {
  // As Word does it when a style gets another name.
  const error = errorOf(changed((xml) => xml.replace(/(w:styleId|w:val)="(Note|Matrix ?Table)"/gu, '$1="$2 2"')));
  expect(error?.exitCode).toBe(2);
  expect(error?.faults.map(({ what }) => what)).toEqual([
    "スタイル「Note」がありません",
    "スタイル「MatrixTable」がありません",
  ]);
});

describe.each([
  ["no zip", new Uint8Array([1, 2, 3])],
  ["an empty file", new Uint8Array()],
  ["a zip without styles", zipSync({ "a.txt": strToU8("a") })],
])("%s", (_, bytes) => {
  it("is refused in plain words", () => {
    expect(errorOf(bytes)?.faults[0]?.where).toBe("styles.docx");
  });
});

it("reads metrics through the styles that a style is based on", () => {
  expect(styles.paragraphs.TableNumber).toMatchObject({ em: 180, line: 260, firstLine: 0 });
  expect(styles.paragraphs.Caption.keepNext).toBe(true);
  expect(styles.tables.ReportTable).toEqual({ top: 28, bottom: 28, left: 70, right: 70, border: 10 });
});

it("keeps figures of running text whole (92.9%): its Latin letters are Japanese in Latin script, which LibreOffice breaks between words", () => {
  const xml = office["word/styles.xml"] ?? "";
  // Said of the paragraphs, not of the document, whose language is read out from a PDF.
  expect(/<w:docDefaults>.*<\/w:docDefaults>/su.exec(xml)?.[0]).toContain('<w:lang w:val="ja-JP" w:eastAsia="ja-JP"');
  expect(/<w:style [^>]*w:styleId="Normal">.*?<\/w:style>/su.exec(xml)?.[0]).toContain('<w:lang w:val="ja-Latn-JP"/>');
  // A list of nothing but numbers (No.8（E23）、No.26（E48）), as in cells, LibreOffice would not break at all then.
  expect(/<w:style [^>]*w:styleId="TableText">.*?<\/w:style>/su.exec(xml)?.[0]).toContain('<w:lang w:val="ja-JP"/>');
  const settings = office["word/settings.xml"] ?? "";
  for (const sign of "年月日件") expect(/<w:noLineBreaksBefore [^>]*>/u.exec(settings)?.[0]).toContain(sign);
});

it("leaves the contents to Word when lines have no fixed height", () => {
  const loose = changed((xml) => xml.replace(/w:line="260" w:lineRule="exact"/gu, 'w:line="240" w:lineRule="auto"'));
  expect(drawnWith(loose)["word/document.xml"]).toContain('w:dirty="true"');
});

it("hands the office's looks on as they are", () => {
  const parts = drawnWith(stylesBytes);
  for (const name of ["word/styles.xml", "word/settings.xml", "word/theme/theme1.xml"]) {
    expect(office[name]).toBeTruthy();
    expect(parts[name]).toBe(office[name]);
  }
});

const ROLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">';

it("takes whatever the office's looks need, wherever it stands in its file", () => {
  const [rels, types] = ["word/_rels/document.xml.rels", "[Content_Types].xml"];
  const parts = drawnWith(
    withParts({
      [rels]: (office[rels] ?? "")
        .replace('Target="styles.xml"', 'Target="/word/looks/styles2.xml"')
        .replace("</Relationships>", `<Relationship Target="fontTable.xml" Type="${ROLES}/fontTable" Id="f"/><Relationship Target="header9.xml" Type="${ROLES}/header" Id="h"/></Relationships>`), // prettier-ignore
      [types]: (office[types] ?? "")
        .replace("/word/styles.xml", "/word/looks/styles2.xml")
        .replace("<Default ", '<Default ContentType="application/x-font" Extension="odttf"/><Default ')
        .replace("</Types>", `<Override PartName="/word/fontTable.xml" ContentType="${WORD}.fontTable+xml"/></Types>`),
      "word/looks/styles2.xml": office["word/styles.xml"] ?? "",
      "word/styles.xml": "",
      "word/header9.xml": "社外秘",
      "word/fontTable.xml": "<w:fonts/>",
      "word/_rels/fontTable.xml.rels": `${RELS}<Relationship Id="r1" Type="${ROLES}/font" Target="fonts/font1.odttf"/></Relationships>`,
      "word/fonts/font1.odttf": "a font",
    }),
  );
  expect(parts["word/looks/styles2.xml"]).toBe(office["word/styles.xml"]);
  expect(parts["word/fonts/font1.odttf"]).toBe("a font");
  expect(parts["word/_rels/fontTable.xml.rels"]).toContain("fonts/font1.odttf");
  expect(parts["word/_rels/document.xml.rels"]).toContain('Target="looks/styles2.xml"');
  expect(parts[types]).toContain('<Override PartName="/word/fonts/font1.odttf" ContentType="application/x-font"/>');
  expect(Object.values(parts).join("")).not.toContain("社外秘");
  expect(faultsOfPackage(parts)).toEqual([]);
});

it("leaves out settings that belong to the office's file alone", () => {
  const settings = (office["word/settings.xml"] ?? "").replace(
    "<w:defaultTabStop",
    '<w:attachedTemplate r:id="rId1"/><w:mailMerge><w:dataSource r:id="rId2"/></w:mailMerge><w:evenAndOddHeaders/><w:updateFields w:val="true"/><w:footnotePr><w:footnote w:id="-1"/></w:footnotePr><w:defaultTabStop',
  );
  const rels = `${RELS}<Relationship Id="rId1" Type="${ROLES}/attachedTemplate" Target="file:///Z:/office.dotx" TargetMode="External"/></Relationships>`;
  const parts = drawnWith(withParts({ "word/settings.xml": settings, "word/_rels/settings.xml.rels": rels }));
  expect(parts["word/settings.xml"]).toBe(office["word/settings.xml"]);
  expect(parts["word/_rels/settings.xml.rels"]).toBeUndefined();
});

it("knows the styles of Word in Japanese, which gives them ids of its own", () => {
  const ids = { Normal: "a", Heading1: "1", Heading2: "2", Title: "a3", TOC1: "11", Strong: "a4", TableNormal: "a1" };
  const localized = (xml: string): string =>
    xml.replace(/(w:styleId|<w:(?:basedOn|next|link) w:val)="(\w+)"/gu, (_, before: string, id: string) => {
      return `${before}="${new Map(Object.entries(ids)).get(id) ?? id}"`;
    });
  const parts = drawnWith(changed(localized));
  expect(parts["word/document.xml"]).toBe(drawnWith(stylesBytes)["word/document.xml"]);
  expect(parts["word/styles.xml"]).toBe(office["word/styles.xml"]?.replaceAll('"TableNormal"', '"a1"'));
});

it("takes a style with our id before another of that name", () => {
  const twin = '<w:style w:type="paragraph" w:styleId="Caption1"><w:name w:val="Caption"/></w:style>';
  const xml = drawnWith(changed((all) => all.replace("</w:docDefaults>", `</w:docDefaults>${twin}`)))[
    "word/styles.xml"
  ];
  expect(xml).toContain(twin);
  expect(xml?.match(/w:styleId="Caption"/gu)).toHaveLength(1);
});

it.each([
  ["styles", "スタイルの定義がありません"],
  // Word would take documents for those of 2007.
  ["settings", "文書の設定がありません"],
])("says that a file without %s must be saved by Word", (role, what) => {
  const list = "word/_rels/document.xml.rels";
  const rels = office[list]?.replace(new RegExp(`<Relationship [^>]*/${role}"[^>]*>`, "u"), "") ?? "";
  expect(errorOf(withParts({ [list]: rels }))?.faults).toEqual([
    { where: "styles.docx", what, fix: "Wordで開き、.docx 形式で保存し直してください。" },
  ]);
});

it("draws charts in the theme's typeface when the office names none", () => {
  const bare = changed((xml) => xml.replace(/(w:styleId="TableHeading".*?)<w:rFonts[^>]*>/su, "$1"));
  expect(drawnWith(stylesBytes)["word/charts/chart1.xml"]).toContain('<a:ea typeface="ＭＳ ゴシック"/>');
  expect(drawnWith(bare)["word/charts/chart1.xml"]).not.toContain("typeface");
});
