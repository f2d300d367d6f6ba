/** The layout of the official print serves as the catalog: the same records as the shipped form gives. */
import { describe, expect, it } from "vitest";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { readCatalog } from "../../pipeline/sources/index.ts";
import { catalog } from "../build/catalog.ts";
import { officialForm, type OfficialLayout } from "../build/official-form.ts";
import { rawSheet, rawWorkbook } from "../build/raw-workbook.ts";
import { foldText } from "../../pipeline/lib/japanese/text.ts";

function read(layout: OfficialLayout) {
  const { rows, merges } = officialForm(layout);
  return readCatalog(rawWorkbook([rawSheet("別紙2", rows, { merges })]), "2.0", "annex2-v2.0.xlsx");
}

const LAYOUTS: readonly (readonly [string, OfficialLayout])[] = [
  ["headings written once", {}],
  ["headings in every row", { shared: "repeated" }],
  ["headings merged", { shared: "merged" }],
  ["all on one page", { pageRows: 500 }],
  ["pages of seven rows", { pageRows: 7 }],
  ["a section without parts above its measure", { plainSections: "above" }],
  ["◆ in the column 項目", { direct: "heading", shared: "repeated" }],
  ["◆ in the column 項目, headings written once", { direct: "heading" }],
  ["◆ once in the column 項目 for all that the heading is shared by", { direct: "heading once" }],
  ["◆ at the end of the text", { direct: "text end" }],
  ["line breaks", { breaks: true }],
  ["notes at the foot of every page", { notes: "plain" }],
  ["numbered notes at the foot of every page", { notes: "numbered" }],
  ["notes at the foot of every page, merged headings", { notes: "plain", shared: "merged", pageRows: 11 }],
];

describe("the official layout is the same catalog", () => {
  it.each(LAYOUTS)("%s", (_, layout) => {
    expect(read(layout)).toEqual(catalog);
  });

  it.each(["○", "〇", "◯", "⭕", "⭕️", "●", "◎", " ○ ", "O", "Ｏ", "○\n"])("priority as %j", (circle) => {
    expect(read({ circle })).toEqual(catalog);
  });

  it("full-width digits and brackets", () => {
    const { measures } = read({ wide: true, shared: "merged" });
    expect(measures.map((measure) => ({ ...measure, heading: foldText(measure.heading) }))).toEqual(
      catalog.measures.map((measure) => ({ ...measure, heading: foldText(measure.heading) })),
    );
  });
});

it("an example of how to fill in and a hidden copy are not the form", () => {
  const { rows, merges } = officialForm();
  const sheets = [
    rawSheet("記入例", rows, { merges }),
    rawSheet("別紙2", rows, { merges }),
    rawSheet("控", rows, { hidden: true }),
  ];
  expect(readCatalog(rawWorkbook(sheets), "2.0", "annex2-v2.0.xlsx")).toEqual(catalog);
});

it("at most ten faults of one kind are listed, with how many more there are", () => {
  const rows = officialForm().rows.filter(([number]) => typeof number !== "number" || number % 2 === 0);
  const faults = faultsOf(rawWorkbook([rawSheet("別紙2", rows)]));
  expect(faults.filter((what) => what.includes("の行がありません"))).toHaveLength(10);
  expect(faults).toContain("同じ種類の誤りが、ほかに36件あります。");
});

function faultsOf(workbook: Parameters<typeof readCatalog>[0]): readonly string[] {
  try {
    readCatalog(workbook, "3.0", "annex2-v3.0.xlsx");
  } catch (error) {
    if (error instanceof PipelineError) return error.faults.map(({ what }) => what);
    throw error;
  }
  return [];
}
