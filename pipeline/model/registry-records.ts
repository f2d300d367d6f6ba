/** The rows of registry.xlsx as flat records of text, checked where they enter. Keys are the headings of the sheets. */
import * as z from "zod";
import { hasValidCheckDigit, normalizeCode } from "../lib/japanese/institution-code.ts";
import { DECISION_KINDS } from "./decision.ts";
import { BODY_KINDS, CYCLE_KINDS, INSTITUTION_KINDS } from "./registry.ts";

const blank = "空欄です。";
const filled = z.string().min(1, blank);
const oneOf = <const Names extends readonly string[]>(names: Names) =>
  z.enum(names, { error: ({ input }) => (input === "" ? blank : `「${String(input)}」は使えません。`) });

/** What `new` writes for people to overwrite begins with this. */
export const EXAMPLE = "（例）";

/** Whether a text is an example that nobody has overwritten. */
export function isExample(text: string): boolean {
  return /^[（(]例[）)]/u.test(text);
}

const OPTIONAL_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  取りまとめ機関: ["連絡先", "代表者職名", "代表者氏名", "文書番号"],
  接続機関: ["よみ", "メール", "前回機関コード"],
};

/** Whether a sheet may lack a column: earlier registries do. */
export function isOptionalColumn(sheet: string, column: string): boolean {
  return OPTIONAL_COLUMNS[sheet]?.includes(column) === true;
}

/** No more than what every mail program asks for: one @, with something before it and a domain behind. */
const MAIL_ADDRESS = /^[^\s@,;<>()"]+@[^\s@.,;<>()"]+(?:\.[^\s@.,;<>()"]+)+$/u;

/** One mail address, or several between commas, semicolons or line breaks → the addresses between `, `, half width. */
const mail = z
  .string()
  .transform((text) =>
    text
      .normalize("NFKC")
      .split(/[,;、；\n]/u)
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  )
  .refine((addresses) => addresses.every((address) => MAIL_ADDRESS.test(address)), "メールアドレスではありません。")
  .transform((addresses) => addresses.join(", "));

/** Whether a column holds one code; several have a spelling only once they are told apart. */
export function isOneCode(column: string): boolean {
  return column.endsWith("コード") && column !== "前回機関コード";
}

/** Codes between 、 or , (or spaces, line breaks), each in its one spelling. */
const codes = z
  .string()
  .transform((text) =>
    text
      .normalize("NFKC")
      .split(/[,、\s]/u)
      .map(normalizeCode)
      .filter((code) => code !== ""),
  )
  .refine((all) => all.every(hasValidCheckDigit), "検査数字（末尾の1桁）が合わないコードがあります。")
  .refine((all) => new Set(all).size === all.length, "同じコードが重複しています。");

/** A row of the sheet 取りまとめ機関; codes already in their one spelling. */
export const bodyRecord = z.object({
  機関コード: filled,
  機関名: filled,
  区分: oneOf(BODY_KINDS),
  上位機関コード: z.string(),
  担当部署: z.string(),
  宛名: z.string(),
  連絡先: z.string(),
  代表者職名: z.string(),
  代表者氏名: z.string(),
  文書番号: z.string(),
});

/** A row of the sheet 接続機関; codes already in their one spelling. */
export const institutionRecord = z.object({
  機関コード: filled,
  機関名: filled,
  よみ: z.string(),
  機関種別: oneOf(INSTITUTION_KINDS),
  取りまとめ機関コード: filled,
  集約機関コード: z.string(),
  担当部署: z.string(),
  連絡先: z.string(),
  メール: mail,
  前回機関コード: codes,
});

const noDay = {
  error: ({ input }: { readonly input?: unknown }) => `「${String(input)}」は、1つの日として読み取れません。`,
};

/** The sheet 点検; dates already as `YYYY-MM-DD`, empty when they could not be read (発出日, which may be blank: as it stands). */
export const cycleRecord = z.object({
  点検名: filled,
  点検区分: oneOf(CYCLE_KINDS),
  基準日: z.iso.date("日付として読み取れません。"),
  提出期限: z.iso.date("日付として読み取れません。"),
  様式版: filled,
  運営主体: filled,
  対象措置: z.string(),
  発出日: z.union([z.literal(""), z.iso.date(noDay)], noDay),
});

/** Its keys are the labels in column A. */
export type CycleRecord = z.infer<typeof cycleRecord>;

/** What may stand in a column, to be told in a fault; columns that are not listed take any text. */
export const COLUMN_HINTS: Readonly<Record<string, string>> = {
  区分: `${BODY_KINDS.join("・")} のいずれかを記入してください。`,
  機関種別: `${INSTITUTION_KINDS.join("、")} のいずれかを記入してください。`,
  日付: "判断をした日を「2027-03-01」又は「令和9年3月1日」の形で記入してください。",
  期限: "いつまで有効かを「2027-03-31」又は「令和9年3月31日」の形で記入するか、空欄にしてください。",
  判断: `${DECISION_KINDS.join("・")} のいずれかを記入してください。`,
  点検区分: `${CYCLE_KINDS.join("・")} のいずれかを記入してください。`,
  基準日: "「2027-03-31」又は「令和9年3月31日」の形で記入してください。",
  メール:
    "「soumu@example.jp」のように記入するか、空欄にしてください（複数のときは「,」で区切ります）。電話番号などは「連絡先」に記入してください。",
  前回機関コード:
    "前回の点検のときの機関コードを記入するか、空欄にしてください（合併のときは、合併前の機関のコードをすべて「、」で区切ります）。",
  提出期限: "「2027-03-31」又は「令和9年3月31日」の形で記入してください。",
  発出日: "「2027-04-05」又は「令和9年4月5日」の形で、日まで記入してください。決まっていなければ、空欄にします。",
};
