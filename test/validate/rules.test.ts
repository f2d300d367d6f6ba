import { describe, expect, it } from "vitest";
import { askedOfSender } from "../../pipeline/model/asked-of-sender.ts";
import type { Cycle } from "../../pipeline/model/registry.ts";
import { tableRows, USUAL_COLUMNS } from "../build/annex2.ts";
import { catalog } from "../build/catalog.ts";
import { institution } from "../build/registry.ts";
import { AOBA, CLEAN, CLEAN_WITH_AGGREGATOR, codesIn, DIRECT, findingsIn, formRows } from "../build/submission.ts";

const cellOf = (measure: number, column: string): string =>
  `${column}${String(formRows(tableRows({})).findIndex((row) => row[0] === measure) + 1)}`;

it("a clean submission has no finding", () => {
  expect(codesIn({})).toEqual([]);
});

it("an inquirer's ◆ answered － needs no reason where it has an aggregator", () => {
  expect(codesIn({ answers: CLEAN_WITH_AGGREGATOR, institution: AOBA })).toEqual([]);
});

it("without an aggregator each needs one, and is a priority measure that does not apply", () => {
  const codes = codesIn({ answers: CLEAN_WITH_AGGREGATOR });
  expect([...codes].sort()).toEqual([
    ...DIRECT.map(() => "priority-not-applicable"),
    ...DIRECT.map(() => "reason-missing"),
  ]);
});

it("an aggregator answers ◆ itself", () => {
  expect(
    codesIn({ institution: institution("AG0001", "架空集約センター", { kind: "集約機関", aggregator: "AG0001" }) }),
  ).toEqual([]);
});

it("△ on a ◆ measure left to the aggregator is wrong as well", () => {
  const answers = { ...CLEAN_WITH_AGGREGATOR, 30: { mark: "△", remark: "令和9年9月" } };
  expect(codesIn({ answers, institution: AOBA })).toEqual(["direct-measure-answered"]);
});

describe("of what the aggregator does, － is all that is asked for", () => {
  const row30 = catalog.measures.filter(({ number }) => number === 30);
  const without30 = catalog.measures.filter(({ number }) => number !== 30);
  const twice = (mark: string) => [
    ...tableRows(CLEAN_WITH_AGGREGATOR),
    ...tableRows({ 30: { mark } }, { measures: row30, titles: false }).slice(1),
  ];
  const answered = (mark: string, remark = "") => ({ answers: { ...CLEAN_WITH_AGGREGATOR, 30: { mark, remark } } });
  it.each([
    ["△ without a date", answered("△"), ["direct-measure-answered"]],
    ["△ with words", answered("△", "集約機関にて実施"), ["direct-measure-answered"]],
    ["△ with a day that is over", answered("△", "令和8年4月までに実施"), ["direct-measure-answered"]],
    ["△ with a year outside its era", answered("△", "平成40年3月"), ["direct-measure-answered"]],
    ["a word", answered("有"), ["answer-unrecognized"]],
    ["a blank", answered(""), ["answer-missing"]],
    ["no row", { table: tableRows(CLEAN_WITH_AGGREGATOR, { measures: without30 }) }, ["measure-not-found"]],
    ["two rows that contradict each other", { table: twice("〇") }, ["measure-repeated"]],
  ])("%s", (_, given, codes) => {
    const findings = findingsIn({ ...given, institution: AOBA });
    expect(findings.map(({ code }) => code)).toEqual(codes);
    for (const finding of findings) {
      expect(askedOfSender(finding)).toContain("－を記入してください。");
      expect(askedOfSender(finding)).not.toMatch(/[〇△]|時期|理由/u);
    }
  });
});

it.each([
  ["a blank answer", { 8: { mark: "" } }, "answer-missing"],
  ["a blank answer with a remark", { 8: { mark: "", remark: "検討中" } }, "answer-missing"],
  ["an unreadable answer", { 8: { mark: "?" } }, "answer-unrecognized"],
  ["－ on a priority measure without a date or reason", { 11: { mark: "－" } }, "reason-missing"],
])("%s gets one finding, not three", (_, answers, code) => {
  expect(codesIn({ answers: { ...CLEAN, ...answers } })).toEqual([code]);
});

it.each(["令和9年2月30日", "R7.13.1", "03/04/01", "随時"])("△ with %s has no readable date", (remark) => {
  expect(codesIn({ answers: { 8: { mark: "△", remark } } })).toEqual(["planned-date-unreadable"]);
});

it("a dash in the remarks is no date and no reason", () => {
  const codes = codesIn({ answers: { 8: { mark: "△", remark: "－" }, 11: { mark: "－", remark: "－" } } });
  expect(codes).toEqual(["planned-date-missing", "reason-missing"]);
});

it("△ may have its date in a column of its own", () => {
  const columns = [...USUAL_COLUMNS, "実施予定時期"] as const;
  expect(codesIn({ table: tableRows({ 8: { mark: "△", planned: "令和9年9月" } }, { columns }) })).toEqual([]);
});

it("unusual marks get one finding a mark, with the number of cells", () => {
  const answers = { ...CLEAN, 8: { mark: "●" }, 9: { mark: "●" }, 10: { mark: "◎" } };
  const found = findingsIn({ answers }).map(({ code, message }) => [code, /（\d+か所）/u.exec(message)?.[0]]);
  expect(found).toEqual([
    ["answer-mark-unusual", "（2か所）"],
    ["answer-mark-unusual", "（1か所）"],
  ]);
});

it("rows of one measure that contradict each other get one finding", () => {
  const measures = catalog.measures.slice(-1);
  const table = [...tableRows(CLEAN), ...tableRows({ 92: { mark: "×" } }, { measures, titles: false }).slice(1)];
  expect(codesIn({ table })).toEqual(["measure-repeated"]);
});

it("another form is one finding, not one for each text", () => {
  const measures = catalog.measures.map((measure) => ({
    ...measure,
    text: `旧様式の措置${"甲".repeat(measure.number)}`,
  }));
  expect(codesIn({ table: tableRows(CLEAN, { measures }) })).toEqual(["form-version-mismatch"]);
});

it("all alike does not look at ◆ measures that the aggregator does", () => {
  const answers = Object.fromEntries(DIRECT.map((number) => [number, { mark: "－" }]));
  expect(codesIn({ answers, institution: AOBA })).toEqual(["answers-all-alike"]);
});

describe("a finding can be traced", () => {
  it.each([
    ["answer-missing", { mark: "" }, "E"],
    ["answer-unrecognized", { mark: "×" }, "E"],
    ["planned-date-missing", { mark: "△" }, "F"],
    ["planned-date-past", { mark: "△", remark: "令和8年4月" }, "F"],
  ])("%s names measure, sheet and cell", (code, filled, column) => {
    const [finding] = findingsIn({ answers: { 8: filled } });
    expect(finding).toMatchObject({
      code,
      institutionCode: "482030",
      measure: 8,
      sheet: "自己点検表",
      cell: cellOf(8, column),
    });
  });

  it("an unreadable inspection date names its cell", () => {
    expect(findingsIn({ header: { inspected: "先月" } })[0]).toMatchObject({
      code: "inspection-date-missing",
      cell: "C4",
    });
  });

  it.each([
    ["answer-missing", { mark: "" }, "error"],
    ["planned-date-missing", { mark: "△" }, "error"],
    ["planned-date-past", { mark: "△", remark: "R8.4" }, "warning"],
    ["reason-missing", { mark: "－" }, "error"],
    ["answer-mark-unusual", { mark: "●" }, "info"],
  ])("%s is as severe as the catalogue says", (code, filled, severity) => {
    const found = findingsIn({ answers: { ...CLEAN, 11: filled } });
    expect(found.map((finding) => [finding.code, finding.severity])).toEqual([[code, severity]]);
  });
});

it("what is shown of a mark or a remark is what was written", () => {
  const [finding] = findingsIn({ answers: { ...CLEAN, 8: { mark: "該当なし" } } });
  expect(finding?.message).toMatch(/「該当なし」.*「－」/u);
});

describe("a day of an earlier cycle is an error, one beside this cycle a warning", () => {
  it.each<[string, Partial<Cycle>, string | undefined]>([
    ["令和8年3月31日", {}, "error"],
    ["令和9年4月1日", {}, "warning"],
    ["令和8年3月31日", { kind: "接続申請時", referenceDate: "2026-05-01" }, "warning"],
    ["令和7年4月30日", { kind: "接続申請時", referenceDate: "2026-05-01" }, "error"],
    ["令和8年4月1日", { kind: "接続申請時", referenceDate: "2026-05-01" }, undefined],
    ["令和8年4月1日", { kind: "変更時", referenceDate: "2027-03-31" }, undefined],
    ["令和8年3月31日", { kind: "基本計画策定時", referenceDate: "2027-03-31" }, "warning"],
    ["令和8年3月30日", { kind: "基本計画策定時", referenceDate: "2027-03-31" }, "error"],
  ])("%s, %j: %s", (inspected, cycle, severity) => {
    const found = findingsIn({ header: { inspected }, cycle });
    expect(found.find(({ code }) => code === "inspection-date-outside-cycle")?.severity).toBe(severity);
  });
});

describe("dates of the inspection", () => {
  it.each([
    ["令和8年4月1日", "2027-03-31", []],
    ["令和8年3月31日", "2027-03-31", ["inspection-date-outside-cycle"]],
    ["令和9年2月28日", "2027-03-31", []],
    ["令和9年3月1日", "2027-03-31", ["submission-late"]],
    ["令和9年3月31日", "2027-03-31", ["submission-late"]],
    ["令和9年4月1日", "2027-03-31", ["inspection-date-outside-cycle", "submission-late"]],
    // Run for a day before the deadline: what was not yet done then cannot count.
    ["令和9年1月31日", "2027-01-31", []],
    ["令和9年2月1日", "2027-01-31", ["inspection-date-outside-cycle"]],
    ["令和9年3月31日", "2027-04-30", ["submission-late"]],
    ["令和9年4月30日", "2027-04-30", ["submission-late"]],
  ])("%s as of %s: %j", (inspected, asOf, codes) => {
    expect(codesIn({ header: { inspected }, asOf })).toEqual(codes);
  });
});
