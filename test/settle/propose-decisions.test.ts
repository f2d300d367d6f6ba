/** What is proposed of single answers: of what an aggregator does, nothing but －. */
import { expect, it } from "vitest";
import type { Institution } from "../../pipeline/model/registry.ts";
import { NO_DECISIONS, proposeDecisions, settleSubmissions } from "../../pipeline/settle/index.ts";
import { catalog } from "../build/catalog.ts";
import { registry } from "../build/registry.ts";
import { answer, read } from "../build/results.ts";
import { AOBA } from "../build/submission.ts";

const answers = [
  answer(30, { kind: "invalid", rawMark: "有" }),
  answer(31, { kind: "planned", remark: "集約機関にて実施" }),
];

function proposed(institution: Institution): readonly unknown[] {
  const inspection = read(institution.code, "a.xlsx");
  const submission = { ...inspection.submission, answers };
  const files = [{ file: { path: "a.xlsx", sha256: "", bytes: 1 }, inspection: { ...inspection, submission } }];
  const all = registry([institution]);
  const settlement = settleSubmissions(files, all, NO_DECISIONS);
  const rows = proposeDecisions(files, settlement, all, catalog.measures);
  return rows.map(({ 判断: kind, 措置番号: measure, 値: value }) => [kind, measure, value]);
}

it("a mark is left to whoever asks the institution, and so is the day of a △", () => {
  expect(proposed({ ...AOBA, aggregator: null })).toEqual([
    ["回答を読み替え", "30", ""],
    ["実施予定時期を読み替え", "31", undefined],
  ]);
});

it("of what its aggregator does, the mark is －, and no day is asked for", () => {
  expect(proposed(AOBA)).toEqual([["回答を読み替え", "30", "－"]]);
});
