/** Names of formulas in OpenDocument workbooks, as LibreOffice and Excel write them. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { utils, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { openDocumentNames } from "../../../pipeline/workbook/read/open-document-names.ts";
import { readWorkbook } from "../../../pipeline/workbook/read/index.ts";

const named = (name: string, expression: string): string =>
  `<table:named-expression table:name="${name}" table:base-cell-address="$s.$A$1" table:expression="${expression}"/>`;

describe("names that stand for a formula", () => {
  it.each([
    ["as LibreOffice writes them", "&quot;482013&quot;", '"482013"'],
    ["as Excel writes them", "of:=&quot;482013&quot;", '="482013"'],
    ["with letters that XML and formulas write otherwise", "&quot;4&quot;&quot;&lt;1&amp;&#x9752;&quot;", '"4""<1&青"'],
  ])("%s", (_, expression, formula) => {
    expect([...openDocumentNames(named("_annex2_form", expression))]).toEqual([["_annex2_form", formula]]);
  });

  it("the first of a name counts; what is not plain is left out", () => {
    const text = named("a", "1") + named("a", "2") + named("b", "&nothing;") + "<table:named-expression >";
    expect([...openDocumentNames(text)]).toEqual([["a", "1"]]);
  });
});

it("the tag of a prefilled form is read from an .ods", async () => {
  const book = { SheetNames: ["s"], Sheets: { s: utils.aoa_to_sheet([["〇"]]) } };
  const parts = unzipSync(new Uint8Array(write(book, { bookType: "ods", type: "array" }) as ArrayBuffer));
  const names = [named("_annex2_institution", "&quot;482013&quot;"), named("_annex2_cycle", "&quot;令和8年度 定期点検&quot;"), named("_annex2_form", "&quot;2.0&quot;")]; // prettier-ignore
  const content = strFromU8(parts["content.xml"] ?? new Uint8Array()).replace(
    "</office:spreadsheet>",
    `<table:named-expressions>${names.join("")}</table:named-expressions></office:spreadsheet>`,
  );
  const { tag, sheets } = await readWorkbook(zipSync({ ...parts, "content.xml": strToU8(content) }));
  expect(tag).toEqual({ institution: "482013", cycle: "令和8年度 定期点検", form: "2.0" });
  expect(sheets[0]?.cells.map(({ text }) => text)).toEqual(["〇"]);
});
