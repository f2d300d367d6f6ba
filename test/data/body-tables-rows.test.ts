/** Rows of a body's book beside the roll-up that they are taken from, with the names that stand beside them. */
import { expect, it } from "vitest";
import { bodyTablesBook } from "../../pipeline/data/body-tables/index.ts";
import { ANSWER_KINDS } from "../../pipeline/model/answer-kind.ts";
import { measureTitle } from "../../pipeline/model/measure.ts";
import type { TableCell } from "../../pipeline/model/table-book.ts";
import { decision } from "../build/decisions.ts";
import { aFinding, anInstitution, aRollup, bodyTables, prefecture, submitters } from "../documents/rollup-builders.ts";

const made = aRollup({ submitters: submitters(12) });
const rollup = { ...made, findings: [aFinding("answer-missing", anInstitution(1)), aFinding("form-blank", null)] };
const { sheets } = bodyTablesBook(bodyTables(rollup));
const rowsOf = (name: string): readonly (readonly TableCell[])[] => [
  ...(sheets.find((sheet) => sheet.name === name)?.rows() ?? []),
];

it("機関×措置: how many of each answer, and the answer to each measure; nothing where nothing was read", () => {
  const expected = rollup.institutions.map(({ institution, answers }) => [
    institution.code,
    institution.name,
    prefecture.name,
    ...ANSWER_KINDS.map((kind) => (answers.length === 0 ? null : answers.filter((answer) => answer === kind).length)),
    ...rollup.scope.reported.map((_, index) => answers[index] ?? null),
  ]);
  expect(rowsOf("機関×措置").map((row) => row.toSpliced(3, 1))).toEqual(expected);
  expect(expected.some((row) => row[3] === null && row[4] === null)).toBe(true);
  expect(new Set(rowsOf("機関×措置").flatMap((row) => row.slice(9)))).toEqual(new Set([...ANSWER_KINDS, null]));
});

it("対象外: what stands beside another answer than － is no reason for it", () => {
  const [one] = made.notApplicable;
  if (one === undefined) throw new Error("Nothing does not apply.");
  const otherwise = { ...one, byAggregator: true, reason: "令和12年3月末", writtenAs: "planned" as const };
  const { sheets: own } = bodyTablesBook(bodyTables({ ...made, notApplicable: [otherwise, one] }));
  const sheet = own.find(({ name }) => name === "対象外");
  expect(sheet?.head?.remark).toBe(
    "報告する措置のうち、「－」に数えるもの（2件）です。「－」と記載されていないもの（1件）は、集約機関が実施する◆の措置です。",
  );
  expect([...(sheet?.rows() ?? [])].map((row) => row.slice(6))).toEqual([
    ["", "はい", "△　令和12年3月末"],
    [one.reason, one.byAggregator ? "はい" : "", ""],
  ]);
});

it("every list names the institution, the body that collects from it, and the measure", () => {
  for (const [name, list] of [
    ["未実施事項", rollup.deficiencies],
    ["対象外", rollup.notApplicable],
  ] as const) {
    const named = list.map(({ institution, measure }) => [
      institution.code,
      institution.name,
      prefecture.name,
      measure.number,
      measureTitle(measure),
    ]);
    expect(rowsOf(name).map((row) => row.slice(0, 5))).toEqual(named);
    expect(named.length).toBeGreaterThan(5);
  }
  expect(rowsOf("記載不備").map((row) => [row[1], row[2]])).toEqual([
    [anInstitution(1).name, prefecture.name],
    ["", ""],
  ]);
  expect(rowsOf("未提出").map((row) => row[1])).toEqual([anInstitution(5).name, anInstitution(11).name]);
});

it("未提出: counts those who have sent nothing and those whose files cannot be read, each where there are any", () => {
  const said = (count: number): string | undefined => {
    const some = aRollup({ submitters: submitters(12).slice(5, count) });
    const { sheets: own } = bodyTablesBook(bodyTables(some));
    return own.find(({ name }) => name === "未提出")?.head?.remark;
  };
  expect([said(8), said(12)]).toEqual(["未提出1機関の連絡先です。", "未提出1機関、読取不能1機関の連絡先です。"]);
});

it("未提出: says until when one has that was given longer", () => {
  const institution = anInstitution(5);
  const extension = decision("期限を延長", { institutionCode: institution.code, value: "2027-05-31" });
  const decisions = [{ decision: extension, state: "applied" as const, institution, effect: "" }];
  const sheet = bodyTablesBook({ ...bodyTables(rollup), decisions }).sheets.find(({ name }) => name === "未提出");
  const at = sheet?.columns.findIndex(({ heading }) => heading === "延長した提出期限") ?? -1;
  expect([...(sheet?.rows() ?? [])].map((row) => row[at])).toEqual(["2027-05-31", null]);
});

it("集計: says why a group of figures has none of the run before", () => {
  const totals = { implemented: 9, planned: 1, not_applicable: 0, missing: 0, invalid: 0 };
  const tables = { ...bodyTables(rollup), before: { status: rollup.status, totals, errors: 4 } };
  const [summary] = bodyTablesBook(tables).sheets;
  const blank = [...(summary?.rows() ?? [])].filter((row) => row[3] === null).map(([group]) => group);
  expect(new Set(blank)).toEqual(new Set(["報告する措置の回答"]));
  expect(summary?.head?.remark).toContain(
    "「報告する措置の回答」は実行ごとの記録に残していないため、直前の実行の値は空欄です。",
  );
  expect(sheets[0]?.head?.remark).not.toContain("報告する措置の回答");
});
