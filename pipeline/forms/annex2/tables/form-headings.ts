/** The words that head the columns of an annex-2 table, in all the spellings that offices use. */
import { foldText } from "../../../lib/japanese/text.ts";
import { rememberByOwnText } from "../../../lib/remember.ts";
import { words } from "../../../lib/words.ts";

/** The parts of an annex-2 table (domain.md), and three that offices add: 備考, 理由, 実施予定時期. */
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
/** One of {@link FORM_ROLES}. */
export type FormRole = (typeof FORM_ROLES)[number];

/** What a column of dates is headed with, and for which measures it may be said to be. */
const DEEDS = ["", ...words("実施 対応 完了 導入 改善 達成 整備 是正 措置 対策 解消")];
const TIMES = words(
  "予定 見込 見込み 目標 予定時期 目標時期 見込時期 見込み時期 予定年月 予定年月日 予定年度 予定日 予定期日",
  "予定期限 予定月 目標年月 目標年月日 目標年度 目標日 目標期限 期限 期日 時期 年月 年度 スケジュール 完了予定",
  "完了予定日 完了予定時期 完了時期",
);
const PLANS = [
  ...DEEDS.flatMap((deed) => TIMES.map((time) => deed + time)),
  ...words(
    "達成目標 達成目標時期 目標達成時期 いつまでに いつまで いつ 実施予定の時期 実施する時期 今後の予定",
    "今後のスケジュール 工程 日程 予定スケジュール 納期 締切 〆切 実施予定期間",
  ),
].filter((heading) => !["年月", "年度"].includes(heading));
const OF_MEASURES = ["", ...words("△の場合の △の場合 △の △ 未実施の場合の 未実施の場合 未実施事項の 未実施措置の")];

const HEADINGS: Readonly<Record<FormRole, readonly string[]>> = {
  number: words("# 番号 NO 項番 番 措置NO 措置番 管理番号 通し番号 連番 通番 措置番号 項目番号 項目NO 整理番号"),
  heading: words("項目 項目名 対策項目 大項目 中項目 小項目"),
  text: words(
    "安全管理措置 安全管理措置の内容 安全管理措置内容 措置内容 措置の内容 点検項目 点検内容 措置 措置の概要",
    "措置の要旨 内容",
  ),
  priority: words("重点報告事項 重点報告 重点事項 重点項目 重点"),
  answer: words(
    "自己点検結果 点検結果 自己点検の結果 結果 点検の結果 回答 実施状況 点検欄 評価 判定 実施有無 実施の有無",
    "対応状況 対応結果 対応有無 取組状況 措置状況 措置の状況 措置の実施状況 遵守状況 達成状況 実施結果 実施区分",
    "点検状況 点検の状況 自己評価 自己評価結果 自己点検状況 自己点検欄 チェック チェック欄 チェック結果 確認結果",
    "点検者記入 機関記入 該当 状況 〇△－ ○△－",
  ),
  remark: words("特記事項 特記事項等 特記 特記事項備考 特記事項欄"),
  /** Holds the remarks only where there is no 特記事項. */
  note: words("備考 備考欄 コメント 補足 補足事項 補足説明 摘要"),
  /** The reason of a －; holds the remarks where there is neither. */
  reason: words(
    "理由 理由等 理由欄 対象外の理由 対象外理由 対象外とする理由 対象外とした理由 該当しない理由 該当なしの理由",
    "非該当の理由 非該当理由 適用外の理由 適用除外理由 適用除外の理由 -の理由 -の場合の理由 -の場合理由",
    "-とした理由 未実施の理由 未実施理由 実施しない理由 実施していない理由 実施できない理由 不要の理由",
    "不要とする理由 回答の理由 回答理由 判断理由 判断の理由 判定理由 理由の記載 理由説明",
  ),
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
  const outside = folded.replace(/[(（[［【〔].{0,80}?[)）\]］】〕]/gu, "") || folded;
  // 実施（予定）時期
  const plan = roleOfLabel(bare(folded.replace(/[()（）[\]［］【】〔〕]/gu, "")));
  if (plan === "planned") return plan;
  return (
    roleOfLabel(bare(outside)) ??
    roleOfLabel(withoutYear(bare(outside))) ??
    roleOfParts(outside) ??
    // ①番号, A 項目, 【安全管理措置】
    roleOfLabel(bare(outside.replace(/^(?:\d{1,2}|[A-H](?![A-Z]))[\s.,、]*|^【|】$/gu, "")))
  );
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

/** How a heading says of which inspection its column is; the nearest label to the column counts. */
export type Period =
  /** 今回, 本年度, 提出用: this inspection's. */
  | { readonly kind: "this" }
  /** 前回, 前年度, 修正前, 作業用, 記入例: another one's, or a draft. */
  | { readonly kind: "other" }
  /** A year, in the words that state it (令和7年度, R8, 2026年). */
  | { readonly kind: "year"; readonly words: string };

const YEAR = String.raw`(?:令和|平成|(?<![A-Z])[RH]\.?)(?:\d{1,2}|元)(?:年度?|(?![\d.年]))|(?<!\d)20\d\d(?:年度?|(?!\d))|(?<!\d)\d{1,2}年度`;
const THIS = "今年度?|本年度?|当年度?|今回|今期|当期|最新|最終|確定|総合|提出用|提出版";
const OTHER =
  "前年度?|昨年度?|前々年度?|一昨年度?|前々?回|前期|過去|去年|旧|(?:修正|訂正|見直し|補正|変更)前|作業用|作業中|下書き|草案|記入例|入力例|記載例|作成例|回答例|参考";
const CORRECTED = "(?:修正|訂正|見直し|補正|変更|再点検|再回答|差替え?)(?:後|結果|回答|版)";
const LABEL = `${YEAR}|${THIS}|${OTHER}|${CORRECTED}`;
const LABEL_AT_EDGE = new RegExp(`^(?:${LABEL})分?の?|の?(?:${LABEL})分?$`, "u");

/** 令和8年度点検結果, 前回結果, 修正後の回答 → the words that tell what is in the column. */
function withoutYear(label: string): string {
  return label.replace(LABEL_AT_EDGE, "");
}

const ANY_THIS = new RegExp(THIS, "u");
const ANY_OTHER = new RegExp(OTHER, "u");
const ANY_YEAR = new RegExp(YEAR, "u");

/** null when the text says nothing of that. */
export function periodOfHeading(text: string): Period | null {
  return text.length > LONGEST_HEADING ? null : readPeriodLabel(text);
}

const readPeriodLabel = rememberByOwnText((text): Period | null => {
  const folded = foldText(text).toUpperCase();
  if (ANY_OTHER.test(folded)) return { kind: "other" };
  const words = ANY_YEAR.exec(folded)?.[0];
  if (words !== undefined) return { kind: "year", words };
  return ANY_THIS.test(folded) ? { kind: "this" } : null;
});

const CORRECTION = new RegExp(
  `^(?:${CORRECTED})|(?:${CORRECTED})$|^(?:修正|訂正|見直し)(?:欄|記入)?$|[(](?:${CORRECTED})[)]`,
  "u",
);
const FOR_OTHERS =
  /[県府]|都道府県|取りまとめ|取り?纏め|とりまとめ|取まとめ|集約機関|所管|主務|審査|査閲|査読|検査者|検収|確認欄|確認者|確認印|事務局|委員会|監査|上長|管理者確認|(?:省|庁|局|府省)(?:記入|確認|使用)|記入不要|記入しない/u;

/** Whether a column holds what was corrected afterwards (修正後): it counts where it is filled. */
export function isCorrection(text: string): boolean {
  return text.length <= LONGEST_HEADING && CORRECTION.test(foldText(text));
}

/** Whether others than the institution fill the column in (県記入欄, 確認欄). */
export function isForOthers(text: string): boolean {
  return text.length <= LONGEST_HEADING && FOR_OTHERS.test(foldText(text));
}

/** Whether it is the form's own heading of the answers, to the letter but for hints in brackets. */
export function isExactAnswerHeading(text: string): boolean {
  return (
    text.length <= LONGEST_HEADING &&
    bare(foldText(text).replace(/[(［【〔].{0,80}?[)］】〕]/gu, "")) === "自己点検結果"
  );
}
