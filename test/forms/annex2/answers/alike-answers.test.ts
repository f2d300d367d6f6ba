/** Answers that are a mark alone are one object in form after form, as long as all is alike that they say. */
import { expect, it } from "vitest";
import { createAlikeAnswers } from "../../../../pipeline/forms/annex2/answers/alike-answers.ts";
import type { MatchedRow } from "../../../../pipeline/forms/annex2/answers/match-measures.ts";
import type { RawCell } from "../../../../pipeline/model/raw-workbook.ts";
import { tableRows, type Answers } from "../../../build/annex2.ts";
import { rawSheet } from "../../../build/raw-workbook.ts";
import { answerTo, formRows, normalize } from "../../../build/submission.ts";

const answer = (answers: Answers, measure = 7) =>
  answerTo(normalize(rawSheet("点検表", formRows(tableRows(answers)))), measure);

it("a mark alone is the same object in the next form", () => {
  expect(answer({})).toBe(answer({}));
  expect(answer({ 7: { mark: "△" } })).not.toBe(answer({}));
  expect(answer({ 7: { mark: "〇", remark: "済" } }).remark).toBe("済");
  expect(answer({ 7: { mark: "" } })).not.toBe(answer({ 7: { mark: "" } }));
});

interface Where {
  readonly sheet?: string;
  readonly by?: MatchedRow["by"];
  readonly row?: number;
  readonly remark?: number;
  readonly planned?: number;
  readonly mark?: Partial<RawCell>;
  readonly measure?: number;
}

/** All that an answer depends on, as the table of a form holds it. */
function asked({ sheet = "点検表", by = "number", row = 17, remark = 6, planned = 7, mark, measure = 7 }: Where) {
  const columns = { remark: { first: remark, last: remark }, planned: { first: planned, last: planned } };
  const matched = { table: { grid: { sheet: { name: sheet } }, columns }, row: { row }, by } as unknown as MatchedRow;
  return [measure, matched, { row: 17, column: 5, text: "〇", ...mark }] as const;
}

const KEPT = answer({});

it.each<readonly [string, Where]>([
  ["sheet", { sheet: "自己点検表" }],
  ["way of matching", { by: "text" }],
  ["row of the measure", { row: 16 }],
  ["column of remarks", { remark: 8 }],
  ["column of dates", { planned: 8 }],
  ["row of the mark", { mark: { row: 18 } }],
  ["column of the mark", { mark: { column: 4 } }],
  ["mark", { mark: { text: "△" } }],
  ["measure", { measure: 8 }],
])("another %s is another answer", (_, where) => {
  const alike = createAlikeAnswers();
  const [, matched, mark] = asked({});
  alike.keep(KEPT, matched, mark);
  expect(alike.find(...asked({}))).toBe(KEPT);
  expect(alike.find(...asked(where))).toBeNull();
});

it("there are never more than 20,000", () => {
  const alike = createAlikeAnswers();
  const keep = (row: number): void => {
    const [, matched, mark] = asked({ mark: { row } });
    alike.keep(KEPT, matched, mark);
  };
  for (let row = 1; row <= 20_000; row++) keep(row);
  expect(alike.find(...asked({ mark: { row: 1 } }))).toBe(KEPT);
  keep(20_001);
  expect(alike.find(...asked({ mark: { row: 1 } }))).toBeNull();
  expect(alike.find(...asked({ mark: { row: 20_001 } }))).toBe(KEPT);
});
