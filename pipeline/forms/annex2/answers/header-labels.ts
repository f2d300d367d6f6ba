/** The words by which offices label the header fields of a form, and the blocks that speak of somebody else. */
import { foldText } from "../../../lib/japanese/text.ts";
import { rememberByOwnText } from "../../../lib/remember.ts";
import { words } from "../../../lib/words.ts";

/** A header field that is read (design.md, "What is read from a submission"). */
export type HeaderLabel = "code" | "name" | "inspected" | "kind" | "formVersion";

/** Whose: words before 名 or コード. */
const BODY =
  "(?:接続機関|提出機関|報告機関|回答機関|点検機関|点検実施機関|実施機関|参加機関|所属機関|対象機関|当該機関|利用機関|機関|団体|提出団体|報告団体|回答団体|法人|市町村|市区町村|区市町村|市町|町村|自治体|地方公共団体|全国地方公共団体|都道府県市区町村|健保組合|健康保険組合|健保|組合|保険者|共済組合|事業所|事業者|会社|企業|提出元|回答元|報告元|提出者の機関|官署|府省|設置者)";
const NAME = new RegExp(
  `^(?:貴|自|当)?${BODY}の?(?:名|名称|正式名称|名前)$|^(?:機関|団体|法人)の?(?:正式)?名称$|^(?:接続|提出|報告|回答)(?:機関|団体)$|^(?:提出元|回答元|報告元|自治体|市町村|市区町村|団体|法人)$`,
  "u",
);
const CODE = new RegExp(
  `^(?:貴|自|当)?${BODY}の?(?:コード|CD|ID|番号|NO\\.?|No\\.?)$|^(?:コード|CD|番号|コード番号|JISコード|識別コード)$`,
  "iu",
);
/** Labels that head other things too: what stands beside them must have the shape of a code. */
const ANY_NUMBER = /^(?:コード|CD|番号|コード番号|識別コード)$/iu;
const INSPECTED = /^(?:自己)?点検(?:の?実施)?(?:日|年月日|日付)$|^(?:自己点検|点検)を?(?:実施|行)(?:し|っ)?た日$/u;
const KIND = /^(?:自己)?点検の?(?:区分|種別|種類)$|^(?:実施|報告)区分$/u;
const VERSION = /^(?:様式|別紙2?)?の?(?:版|版数|バージョン)$|^様式(?:No|番号)?$/u;

/** Labels of fields that are not read, so that their text is never taken for the value of a neighbour. */
const OTHER = new Set(
  words(
    "責任者 点検責任者 点検者 点検担当者 実施者 記入者 記入日 作成者 作成日 作成年月日 提出日 提出年月日 報告日",
    "回答日 提出期限 連絡先 担当部署 部署 部署名 課名 担当課 担当者 担当者名 氏名 役職 職名 所属 電話 電話番号",
    "TEL FAX メール メールアドレス E-mail 住所 所在地 備考 印 法人番号 保険者番号 管理番号 整理番号 受付番号",
    "文書番号 郵便番号 都道府県名 都道府県 都道府県コード 基準日 対象システム システム 点検名 年度",
  ),
);

/** Whose block this is not: the supervising body, the aggregator, the addressee. */
const FOREIGN =
  /^(?:提出先|報告先|送付先|回答先|送信先|宛先|宛名|あて先|あて名|取り?まとめ(?:機関|都道府県|団体|先|担当)?|集約機関|集約団体|所管府省|所管省庁|監督機関|監督官庁|経由機関|上位機関|上位団体|指導機関|運営主体|委託先|委託元|受付機関|受付|都道府県|県|事務局)(?:の?(?:名|名称|機関名|コード|機関コード|団体名|CD|番号))?(?:の?(?:記入|使用|記載|確認|処理)欄)?$|(?:県|事務局|提出先|集約機関|取りまとめ機関|所管府省)の?(?:記入|使用|記載|確認|処理)欄$/u;
/** A block that speaks of the sender. */
const OWN =
  /^(?:接続機関|提出機関|報告機関|回答機関|自機関|当機関|点検機関|点検実施機関|実施機関|提出者|提出元|報告者|回答者|記入者|機関情報|基本情報|団体情報)(?:の?(?:記入|記載)?欄|情報)?$/u;

/** The field that a cell labels; null for what is none. */
export const fieldOfLabel = rememberByOwnText((label): HeaderLabel | null => {
  if (label.length < 2 || label.length > 24 || OTHER.has(label) || isForeignLabel(label)) return null;
  if (CODE.test(label)) return "code";
  if (NAME.test(label)) return "name";
  if (INSPECTED.test(label)) return "inspected";
  if (KIND.test(label)) return "kind";
  return VERSION.test(label) && label !== "様式" ? "formVersion" : null;
});

/** Any word that labels something: never itself the value of a neighbour. */
export function isKnownLabel(label: string): boolean {
  return OTHER.has(label) || fieldOfLabel(label) !== null || isForeignLabel(label) || OWN.test(label);
}

/** 取りまとめ機関, 提出先, 県記入欄 …: what is said here is said of somebody else. */
export function isForeignLabel(label: string): boolean {
  return label.length <= 24 && FOREIGN.test(label);
}

/** 【接続機関】: what is said below is said of the sender. */
export function isOwnLabel(label: string): boolean {
  return OWN.test(label);
}

/** What stands beside this label is a code only if it looks like one. */
export function wantsCodeShape(label: string): boolean {
  return ANY_NUMBER.test(label);
}

/** 市町の呼称, 貴団体: like a label for a code or a name, and none that is known. */
export function isNearlyLabel(label: string): boolean {
  return (
    label.length >= 2 &&
    label.length <= 14 &&
    /機関|団体|市町|町村|自治体|法人|組合|事業|会社|保険者|名称|役所|役場|コード|府省|所属先/u.test(label) &&
    !/[。、]/u.test(label) &&
    !isKnownLabel(label)
  );
}

/** 団 体 名：, 【機関名】, 機関コード（6桁）, 1 機関名, ① 団体名 → the bare label. */
export function foldLabel(text: string): string {
  return foldText(text)
    .replace(/\([^()]*\)/gu, "")
    .replace(/[:：\s※*＊■□●◆◇○・【】[\]<>〈〉《》「」『』]/gu, "")
    .replace(/^(?:\d{1,2}[.)]?|[①-⑳])(?=\D)/u, "")
    .replace(/ＣＤ/gu, "CD");
}
