import { describe, expect, it } from "vitest";
import {
  isCorrection,
  isExactAnswerHeading,
  isForOthers,
  periodOfHeading,
  roleOfHeading,
} from "../../../../pipeline/forms/annex2/tables/form-headings.ts";

it.each<readonly [string, string | null]>([
  ["#", "number"],
  ["＃", "number"],
  ["Ｎｏ．", "number"],
  ["項 番", "number"],
  ["項目", "heading"],
  ["安全管理措置", "text"],
  ["安全管理\n措置", "text"],
  ["重点報告事項", "priority"],
  ["重点報告事項（○）", "priority"],
  ["自己点検", "joint"],
  ["自己点検結果", "answer"],
  ["自己点検結果（〇・△・－）", "answer"],
  ["回答", "answer"],
  ["点検結果欄", "answer"],
  ["実施の有無", "answer"],
  ["判定", "answer"],
  ["〇・△・－", "answer"],
  ["令和8年度 点検結果", "answer"],
  ["R8結果", "answer"],
  ["前回結果", "answer"],
  ["理由・実施予定時期", "note"],
  ["特記事項", "remark"],
  ["備 考", "note"],
  ["特記事項（備考）", "remark"],
  ["特記事項・実施予定時期等", "remark"],
  ["実施予定時期", "planned"],
  ...[
    ...[
      "完了予定",
      "完了予定日",
      "完了時期",
      "目標時期",
      "目標年月",
      "対応期限",
      "期限",
      "達成目標",
      "実施（予定）時期",
    ],
    ...[
      "実施予定（年月）",
      "予定年月",
      "導入予定",
      "改善予定時期",
      "いつまでに",
      "スケジュール",
      "実施予定年度",
      "目標年度",
    ],
    ...[
      "完了（予定）日",
      "△の場合の実施予定時期",
      "未実施の場合の完了予定時期",
      "対応予定",
      "完了見込み",
      "今後の予定",
    ],
  ].map((text) => [text, "planned"] as const),
  ["理由", "reason"],
  ["対象外の理由", "reason"],
  ["－の場合の理由", "reason"],
  ["実施年月日を記録した帳簿", null],
  ["期限切れの証明書", null],
  ["自己点検を毎年実施し、その結果を報告する。", null],
  ["特記事項には実施予定時期又は対象外とする理由を記入してください", null],
  ["", null],
])("%j heads %s", (text, role) => {
  expect(roleOfHeading(text)).toBe(role);
});

it.each([
  ["令和7年度 点検結果", { kind: "year", words: "令和7年度" }],
  ["R8結果", { kind: "year", words: "R8" }],
  ["2026年の結果", { kind: "year", words: "2026年" }],
  ["自己点検結果（前年度）", { kind: "other" }],
  ["修正前", { kind: "other" }],
  ["作業用", { kind: "other" }],
  ["自己点検結果（今年度）", { kind: "this" }],
  ["今回", { kind: "this" }],
  ["自己点検結果", null],
])("%j is of the period %j", (text, period) => {
  expect(periodOfHeading(text)).toEqual(period);
});

it.each([
  ["修正後", true],
  ["訂正後の回答", true],
  ["自己点検結果（修正後）", true],
  ["修正前", false],
  ["修正理由", false],
  ["自己点検結果", false],
])("%j heads corrections: %s", (text, corrects) => {
  expect(isCorrection(text)).toBe(corrects);
});

it.each([
  ["判定（県記入欄）", true],
  ["確認欄", true],
  ["取りまとめ機関確認", true],
  ["自己点検結果", false],
  ["チェック欄", false],
])("%j is filled in by others: %s", (text, others) => {
  expect(isForOthers(text)).toBe(others);
});

it.each([
  ["自己点検結果", true],
  ["自己\n点検結果", true],
  ["自己点検結果（〇・△・－）", true],
  ["【必須】自己点検結果", true],
  ["自己点検結果（今回）（記入欄）", true],
  ["点検結果", false],
  ["自己点検結果（", false],
  ["自己点検結果欄", false],
  ["（）", false],
])("%j is the form's own heading of the answers: %s", (text, exact) => {
  expect(isExactAnswerHeading(text)).toBe(exact);
});

it.each([
  ["理由・備考", "note"],
  ["理由／備考", "note"],
  ["理由と実施予定時期", "note"],
  ["備考及び理由", "note"],
  ["理由・担当課", null],
  ["理由・点検結果", null],
  ["担当課・係名", null],
  ["特記事項欄", "remark"],
  ["特記事項の欄", "remark"],
  ["備考欄外", null],
  ["〇△－", "answer"],
  ["〇△－×", null],
  ["×〇△－", null],
  ["（注）備考", "note"],
])("%j as the heading of several things is %s", (text, role) => {
  expect(roleOfHeading(text)).toBe(role);
});

describe("a heading has up to sixty letters", () => {
  const long = (text: string, length: number): string => `${text}（${"あ".repeat(length - text.length - 2)}）`;

  it.each([
    ["its part", "特記事項", roleOfHeading, "remark", null],
    ["its period", "前回", periodOfHeading, { kind: "other" }, null],
    ["a correction", "修正後", isCorrection, true, false],
    ["others'", "確認欄", isForOthers, true, false],
    ["the form's own", "自己点検結果", isExactAnswerHeading, true, false],
  ])("%s", (_, text, read: (heading: string) => unknown, known, unknown) => {
    expect(read(long(text, 60))).toEqual(known);
    expect(read(long(text, 61))).toEqual(unknown);
  });
});
