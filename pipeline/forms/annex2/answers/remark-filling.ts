/** What fills a remark cell and says nothing: a dash, or what is printed on the form and nobody has filled in. */
import { foldText } from "../../../lib/japanese/text.ts";
import { readMark } from "../tables/index.ts";

/** What a text fills a cell with that says nothing; null when it does say something. */
export type Filling = "dash" | "unfilled date" | null;

/** @param text the cell's text as it stands. */
export function readFilling(text: string): Filling {
  if (readMark(text).kind === "not_applicable" && text.trim() !== "一") return "dash";
  return isUnfilled(foldText(text)) ? "unfilled date" : null;
}

const LABEL_WORDS =
  "(?:実施|対応|完了|導入|改善|達成|開始|終了|予定|見込み?|目標|期限|時期|期日|年月日?|年度|日付|理由|備考|特記事項|内容|対象外|該当なし|△|-|の|は|場合|等|及び|又は|・|/|[(]|[)]){1,30}";
/** 実施予定時期： or 【実施予定時期】, with nothing behind it. */
const LABELS = new RegExp(
  `(?:[●・*※]|\\d{1,2}[.)]?)?(?:${LABEL_WORDS}(?:[:;]|(?=\\())|[【\\[<《「〔]${LABEL_WORDS}[】\\]>》」〕][:;]?)`,
  "gu",
);
/** 令和　年　月, 令和＿年＿月, R . ., 20　年　月頃 */
const PRINTED_DATE =
  /^(?:令和|平成|西暦|20(?=年|_|○|〇)|[RH](?=[._年/])|年度?(?![末中])|月[末中]?|日|頃|ごろ|まで|に|から|[~_○〇●□.…・/()[\]-]|上旬|下旬|予定|実施|対応|完了|見込み?|です|。|、)+$/u;

function isUnfilled(text: string): boolean {
  const printed = text.replace(LABELS, "");
  if (printed === "" || /^(?:令和|平成|西暦|年度?|月|日|頃|まで)+$/u.test(printed)) return text !== "";
  return /年|[RH]\./u.test(printed) && PRINTED_DATE.test(printed.toUpperCase());
}

/** Whether a note reads like the reason for which a measure does not apply. */
export function isReason(text: string): boolean {
  return /ため|為|ので|から|ない|無い|なし|無し|おらず|該当|対象外|不要|未使用|未導入|未利用|委託|集約機関|センター|中間サーバ|側で|において(?:実施|対応|措置)|が(?:実施|対応|措置)/u.test(
    foldText(text),
  );
}
