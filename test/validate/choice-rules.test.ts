/** What is said of each choice between columns, sheets or texts, whole. */
import { expect, it } from "vitest";
import type { Choice, Submission } from "../../pipeline/model/submission.ts";
import { choiceRules } from "../../pipeline/validate/choice-rules.ts";
import { validateSubmission } from "../../pipeline/validate/index.ts";
import { registry } from "../build/registry.ts";
import { submission } from "../build/results.ts";
import { TSUKIMI } from "../build/submission.ts";

const place = { sheet: "自己点検表", cell: "E6" };
const found = (...choices: readonly Omit<Choice, "place">[]) =>
  validated(submission("a.xlsx", { choices: choices.map((choice) => ({ ...choice, place })) }));
const validated = (given: Submission) =>
  validateSubmission(
    {
      submission: given,
      institution: TSUKIMI,
      cycle: registry([]).cycle,
      asOf: "2027-03-31",
      measures: new Map(),
    },
    choiceRules,
  );
const AMBIGUOUS =
  "どれが今回の回答か決められません。記載が食い違う措置は、どれも採用していません。今回の回答だけを残すか、見出しに「今回」と記入してください。";

it.each<[Choice["because"], string, readonly string[], string]>([
  [
    "label",
    "今回",
    ["前回"],
    "点検結果は「今回」から読み取りました（ほかに「前回」）。今回の点検を示す見出しの列を採用しました。",
  ],
  ["visible", "結果", [], "点検結果は「結果」から読み取りました。非表示の列を除いて採用しました。"],
  ["exact-heading", "", ["評価"], "様式どおりの見出しの列を採用しました。"],
  [
    "own-column",
    "判定",
    ["甲", "乙", "丙", "丁", "戊"],
    "点検結果は「判定」から読み取りました（ほかに「甲」「乙」「丙」「丁」「戊」）。取りまとめ側の記入欄を除いて採用しました。",
  ],
  [
    "filled",
    "判定",
    ["甲", "乙", "丙", "丁", "戊", "己", "庚"],
    "点検結果は「判定」から読み取りました（ほかに「甲」「乙」「丙」「丁」「戊」ほか2）。記入のある列を採用しました。",
  ],
])("%s: one column was chosen (%j beside %j)", (because, chosen, others, message) => {
  expect(found({ because, chosen, others })).toEqual([
    {
      institutionCode: TSUKIMI.code,
      measure: null,
      code: "answer-column-chosen",
      severity: "warning",
      message: `${message}それでよいか確かめてください。`,
      ask: "それでよいか確かめてください。",
      file: "a.xlsx",
      ...place,
    },
  ]);
});

it.each<[string, readonly string[], string]>([
  ["判定（E列）・回答（F列）", ["判定（E列）", "回答（F列）"], "「判定（E列）」「回答（F列）」"],
  ["甲", ["甲", "乙", "丙", "丁", "戊", "己"], "「甲」「乙」「丙」「丁」「戊」ほか1"],
])("%j beside %j is ambiguous", (chosen, others, names) => {
  const [finding, ...more] = found({ because: "undecided", chosen, others });
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ code: "answer-column-ambiguous", severity: "error", measure: null, ...place });
  expect(finding?.message).toBe(`点検結果と見える列又はシートが複数あり（${names}）、${AMBIGUOUS}`);
});

it("columns and choices that are counted but not listed are told with those that are", () => {
  const others = Array.from({ length: 20 }, (_, index) => `欄${String(index)}`);
  const [finding] = found({ because: "undecided", chosen: "甲", others, othersMore: 236 });
  expect(finding?.message).toContain("「欄4」ほか251）");
  const given = submission("a.xlsx", { more: { unknownMeasures: 0, choices: 30, unusedTables: 0 } });
  expect(validated(given).map(({ code, message }) => [code, message])).toEqual([
    ["answer-column-chosen", expect.stringContaining("ブックにさらに30か所あります")],
  ]);
});

it("numbers that are not the form's", () => {
  const [finding, ...more] = found({ because: "texts", chosen: "", others: [] });
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ code: "form-altered", measure: null, ...place });
  expect(finding?.message).toBe(
    "番号が様式と違うため、番号ではなく措置の文言で様式と対応付けました。行のずれや番号の振り直しがないか確かめ、次回は様式の番号のまま記入してください。",
  );
});

it("each choice is told once, those made before those left open", () => {
  const choices = ["texts", "undecided", "label"] as const;
  const codes = found(...choices.map((because) => ({ because, chosen: "甲", others: ["乙"] }))).map(({ code }) => code);
  expect(codes).toEqual(["answer-column-chosen", "answer-column-ambiguous", "form-altered"]);
  expect(found()).toEqual([]);
});
