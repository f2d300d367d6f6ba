/** The words that head the columns of an annex-2 table, in all the spellings that offices use. */
import { foldText } from "../lib/japanese/text.ts";
import { rememberByOwnText } from "../lib/remember.ts";

export const FORM_ROLES = [
  "number",
  "heading",
  "text",
  "priority",
  "answer",
  "remark",
  "note",
  "reason",
  "planned",
] as const;
export type FormRole = (typeof FORM_ROLES)[number];

/** What a column of dates is headed with, and for which measures it may be said to be. */
const PLANS = [
  ...["実施", "対応", "完了", "導入", "改善", "達成", "整備", "是正", "措置", "対策", "解消", ""].flatMap((deed) =>
    [
      "予定",
      "見込",
      "見込み",
      "目標",
      "予定時期",
      "目標時期",
      "見込時期",
      "見込み時期",
      "予定年月",
      "予定年月日",
      "予定年度",
    ]
      .concat(["予定日", "予定期日", "予定期限", "予定月", "目標年月", "目標年月日", "目標年度", "目標日", "目標期限"])
      .concat([
        "期限",
        "期日",
        "時期",
        "年月",
        "年度",
        "スケジュール",
        "完了予定",
        "完了予定日",
        "完了予定時期",
        "完了時期",
      ])
      .map((when) => deed + when),
  ),
  ...["達成目標", "達成目標時期", "目標達成時期", "いつまでに", "いつまで", "いつ", "実施予定の時期", "実施する時期"],
  ...["今後の予定", "今後のスケジュール", "工程", "日程", "予定スケジュール", "納期", "締切", "〆切", "実施予定期間"],
].filter((heading) => !["年月", "年度"].includes(heading));
const OF_MEASURES = [
  "",
  "△の場合の",
  "△の場合",
  "△の",
  "△",
  "未実施の場合の",
  "未実施の場合",
  "未実施事項の",
  "未実施措置の",
];

const HEADINGS: Readonly<Record<FormRole, readonly string[]>> = {
  number: ["#", "番号", "NO", "項番", "連番", "通番", "措置番号", "項目番号", "項目NO", "整理番号"],
  heading: ["項目", "項目名", "対策項目", "大項目", "中項目", "小項目"],
  text: [
    "安全管理措置",
    "安全管理措置の内容",
    "安全管理措置内容",
    "措置内容",
    "措置の内容",
    "点検項目",
    "点検内容",
    "措置",
    "措置の概要",
    "措置の要旨",
    "内容",
  ],
  priority: ["重点報告事項", "重点報告", "重点事項", "重点項目", "重点"],
  answer: [
    "自己点検結果",
    "点検結果",
    "自己点検の結果",
    "結果",
    "点検の結果",
    "回答",
    "実施状況",
    "点検欄",
    "評価",
    "判定",
    "実施有無",
    "実施の有無",
    "〇△－",
    "○△－",
  ],
  remark: ["特記事項", "特記事項等", "特記", "特記事項備考", "特記事項欄"],
  /** Holds the remarks only where there is no 特記事項. */
  note: ["備考", "備考欄", "コメント", "補足", "補足事項", "補足説明", "摘要"],
  /** The reason of a －; holds the remarks where there is neither. */
  reason: [
    ...[
      "理由",
      "理由等",
      "理由欄",
      "対象外の理由",
      "対象外理由",
      "対象外とする理由",
      "対象外とした理由",
      "該当しない理由",
    ],
    ...[
      "該当なしの理由",
      "非該当の理由",
      "非該当理由",
      "適用外の理由",
      "適用除外理由",
      "適用除外の理由",
      "-の理由",
      "-の場合の理由",
    ],
    ...[
      "-の場合理由",
      "-とした理由",
      "未実施の理由",
      "未実施理由",
      "実施しない理由",
      "実施していない理由",
      "実施できない理由",
    ],
    ...[
      "不要の理由",
      "不要とする理由",
      "回答の理由",
      "回答理由",
      "判断理由",
      "判断の理由",
      "判定理由",
      "理由の記載",
      "理由説明",
    ],
  ],
  planned: OF_MEASURES.flatMap((which) => PLANS.map((plan) => which + plan)),
};

/** The joint heading above 自己点検結果 and 特記事項; alone, it heads the answers. */
const JOINT = "自己点検";

/** Long enough not to begin any other text: these also count with words added (特記事項・実施予定時期). */
const BEGINNINGS: readonly (readonly [string, FormRole])[] = [
  ["自己点検結果", "answer"],
  ["特記事項", "remark"],
  ["実施予定時期", "planned"],
  ["重点報告事項", "priority"],
];

const ROLE_OF = new Map(FORM_ROLES.flatMap((role) => HEADINGS[role].map((heading) => [heading, role] as const)));

/** The part of the table that a heading names; "joint" for 自己点検 above two columns; null for any other text. */
export function roleOfHeading(text: string): FormRole | "joint" | null {
  return text.length > LONGEST_HEADING ? null : readRole(text);
}

const LONGEST_HEADING = 60;

const readRole = rememberByOwnText((text): FormRole | "joint" | null => {
  const folded = foldText(text).toUpperCase();
  // 〇・△・－ may be all that a heading says; elsewhere marks are only hints in brackets or after the words.
  const outside = folded.replace(/[(（[［【〔].*?[)）\]］】〕]/gu, "");
  // 実施（予定）時期
  const plan = roleOfLabel(bare(folded.replace(/[()（）[\]［］【】〔〕]/gu, "")));
  if (plan === "planned") return plan;
  return roleOfLabel(bare(outside)) ?? roleOfLabel(withoutYear(bare(outside))) ?? roleOfParts(outside);
});

function bare(text: string): string {
  const label = text.replace(/[\s:・.,、。/／*※]/gu, "");
  return /^[〇○◯]△[－‐—―ー-]$/u.test(label) ? "〇△－" : label.replace(/[〇○]/gu, "");
}

function roleOfLabel(label: string): FormRole | "joint" | null {
  if (label === JOINT) return "joint";
  return (
    ROLE_OF.get(label) ??
    ROLE_OF.get(label.replace(/の?欄$/u, "")) ??
    BEGINNINGS.find(([beginning]) => label.startsWith(beginning) && label.length <= 20)?.[1] ??
    null
  );
}

/** 理由・実施予定時期: one column for several things, all of which are remarks. */
function roleOfParts(text: string): FormRole | null {
  const parts = text.split(/[・/／、,]|及び|又は|または|と(?=実)/u).map((part) => roleOfLabel(bare(part)));
  if (parts.length < 2) return null;
  if (parts.every((role) => role === "remark" || role === "note" || role === "reason" || role === "planned"))
    return "note";
  return null;
}

const YEAR = String.raw`(?:令和|平成|R|H)(?:\d{1,2}|元)年?度?|20\d\d年?度?|\d{1,2}年度`;
const THIS_YEAR = "今年度?|本年度?|当年度?|今回";
const EARLIER = "前年度?|昨年度?|前々年度?|一昨年度?|前回|前期";
const YEAR_BEFORE = new RegExp(`^(?:${YEAR}|${THIS_YEAR}|${EARLIER})の?|(?:${YEAR}|${THIS_YEAR}|${EARLIER})分?$`, "u");

/** 令和8年度点検結果, 前回結果 → the words that tell what is in the column. */
function withoutYear(label: string): string {
  return label.replace(YEAR_BEFORE, "");
}

/**
 * How long ago a heading says its answers are from, as a number to compare: the year it names (of whatever era: a form
 * keeps to one), 0 for 前年度 and 前回; null when it names none.
 */
export function yearOfHeading(text: string): number | null {
  return text.length > LONGEST_HEADING ? null : readYear(text);
}

const ANY_EARLIER = new RegExp(EARLIER, "u");
const ANY_YEAR = new RegExp(YEAR, "u");

const readYear = rememberByOwnText((text): number | null => {
  const folded = foldText(text).toUpperCase();
  if (ANY_EARLIER.test(folded)) return 0;
  const year = ANY_YEAR.exec(folded)?.[0];
  return year === undefined ? null : Number(/\d+/u.exec(year)?.[0] ?? 1);
});
