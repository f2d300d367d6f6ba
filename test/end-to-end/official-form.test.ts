/** The official print as the blank form: what is filled in on it, and on the form that the repository ships, is read without doubts about the form. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { cellAddress } from "../../pipeline/lib/cell-address.ts";
import { headerRows, type Answers } from "../build/annex2.ts";
import { catalog } from "../build/catalog.ts";
import { csvRecords, desk, type Desk } from "../build/folder.ts";
import { officialForm, type OfficialLayout } from "../build/official-form.ts";
import { filledForm, xlsx } from "../build/xlsx.ts";

let table: Desk;
beforeEach(() => {
  table = desk();
});
afterEach(() => {
  table.clear();
});

function officialBook(layout: OfficialLayout): Promise<Uint8Array> {
  const { rows, merges } = officialForm(layout);
  const ranges = merges.map(
    ({ top, left, bottom, right }) => `${cellAddress(top, left)}:${cellAddress(bottom, right)}`,
  );
  return xlsx({ 別紙2: { rows, merges: ranges } });
}

const answers: Answers = {
  ...Object.fromEntries(catalog.measures.map(({ number, direct }) => [number, { mark: direct ? "－" : "〇" }])),
  4: { mark: "△", remark: "令和9年9月" },
};
const header = { code: "483036", name: "朝日村", inspected: "令和9年2月1日" };

it.each([
  ["headings merged", { shared: "merged" }],
  ["headings once, notes on every page", { shared: "once", notes: "plain", breaks: true }],
] as const)("%s", async (_, layout) => {
  table.put("templates/annex2-v2.0.xlsx", await officialBook(layout));
  table.put("inputs/朝日村.xlsx", await officialBook({ ...layout, answers, above: headerRows(header) }));
  table.put(
    "inputs/青葉市（再）.xlsx",
    await filledForm({ code: "482013", name: "青葉市", inspected: "令和9年3月20日" }, answers),
  );
  await table.run();
  const outputs = table.outputs();
  const findings = csvRecords(outputs["data/findings.csv"] ?? "");
  expect(findings.filter(({ code }) => code === "form-version-mismatch" || code === "measure-text-altered")).toEqual(
    [],
  );
  expect(findings.filter(({ file, severity }) => file === "朝日村.xlsx" && severity !== "info")).toEqual([]);
  const read = csvRecords(outputs["data/answers.csv"] ?? "").filter((row) => row["institution_code"] === "483036");
  expect(read).toHaveLength(92);
  expect(read.filter(({ answer }) => answer === "not_applicable").map(({ measure }) => Number(measure))).toEqual(
    catalog.measures.filter(({ direct }) => direct).map(({ number }) => number),
  );
  expect(read.filter(({ answer }) => answer === "planned")).toMatchObject([
    { measure: "4", answer: "planned", planned_on: "2027-09-30" },
  ]);
});
