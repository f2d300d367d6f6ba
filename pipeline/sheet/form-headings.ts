/** The words that head the columns of an annex-2 table, in all the spellings that offices use. */
import { foldText } from "../lib/japanese/text.ts";

export const FORM_ROLES = ["number", "heading", "text", "priority", "answer", "remark", "note", "planned"] as const;
export type FormRole = (typeof FORM_ROLES)[number];

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
    "今回結果",
    "今回点検結果",
    "今年度結果",
    "回答欄",
    "評価",
  ],
  remark: ["特記事項", "特記事項等", "特記", "特記事項備考", "特記事項欄"],
  /** Holds the remarks only where there is no 特記事項. */
  note: ["備考", "備考欄", "理由", "理由等", "コメント", "補足"],
  planned: [
    "実施予定時期",
    "実施予定日",
    "実施予定年月日",
    "実施予定年月",
    "実施予定",
    "予定時期",
    "実施時期",
    "予定日",
    "完了予定時期",
    "対応予定時期",
  ],
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
  if (text.length > 60) return null;
  const label = foldText(text)
    .toUpperCase()
    .replace(/[(（[［【〔].*?[)）\]］】〕]/gu, "")
    .replace(/[\s:・.,、。/／*※○〇]/gu, "");
  if (label === JOINT) return "joint";
  return (
    ROLE_OF.get(label) ??
    BEGINNINGS.find(([beginning]) => label.startsWith(beginning) && label.length <= 20)?.[1] ??
    null
  );
}
