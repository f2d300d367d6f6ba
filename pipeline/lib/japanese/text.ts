/** Japanese text as spreadsheets hold it, brought to forms that can be compared. */

import { rememberByText } from "../remember.ts";

/** Characters that look like nothing: white space of every width, zero-width marks, soft hyphen, variation selectors. */
const INVISIBLE =
  /[\s\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u3164\uFE00-\uFE0F\uFEFF\uFFA0\u{E0100}-\u{E01EF}]/gu;
const ILLEGAL_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;

/** Any unit that could be part of an illegal character, or a carriage return. */
const SUSPECT = /[\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** Text as it may enter the pipeline: no characters that XML forbids, line ends as `\n`. */
export function cleanText(text: string): string {
  // Hardly any text holds one: seeing that takes a single pass.
  return SUSPECT.test(text) ? text.replace(/\r\n?/gu, "\n").replace(ILLEGAL_IN_XML, "") : text;
}

/** Without white space at either end, the invisible kinds included; empty when a person sees nothing. */
export function trimText(text: string): string {
  if (isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1))) return text;
  if (removeSpaces(text) === "") return "";
  let [start, end] = [0, text.length];
  while (isEdge(text.charAt(start))) start++;
  while (isEdge(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Letters and signs of every day that nobody could overlook: most texts begin and end with one. */
function isPlain(code: number): boolean {
  return (code > 0x20 && code < 0x7f) || (code > 0x3000 && code < 0x3100) || (code >= 0x4e00 && code < 0xa000);
}

/** Step by step: a pattern for the end of a text tries every run of spaces within it, and a megabyte of them takes minutes. */
function isEdge(letter: string): boolean {
  return letter === "\u200B" || (letter !== "" && letter.trim() === "");
}

/** Without any white space or invisible character. */
export function removeSpaces(text: string): string {
  return text.length === 1 && isPlain(text.charCodeAt(0)) ? text : text.replace(INVISIBLE, "");
}

/** NFKC (full-width letters and digits to ASCII, half-width kana to full) and without spaces: for comparing and parsing. */
export const foldText = rememberByText((text) => removeSpaces(text.normalize("NFKC")));

const DASHES = /[‐‑‒–—―−ー─━﹣－-]/gu;

/**
 * For comparing sentences that were retyped: like {@link foldText}, and also without punctuation, brackets and dashes,
 * letters in lower case.
 */
export function foldSentence(text: string): string {
  return foldText(text)
    .replace(DASHES, "")
    .replace(/[\p{P}\p{S}]/gu, "")
    .toLowerCase();
}

const SAME_KANA: readonly (readonly [RegExp, string])[] = [
  [/[ヶケヵカがガ]/gu, "ケ"],
  [/[ノの之]/gu, "ノ"],
  [/[ツっッ]/gu, "ツ"],
];

/** Old and variant forms of kanji in names of places and people, each before the form that it is folded to. */
const VARIANTS: ReadonlyMap<string, string> = new Map(
  Array.from(
    (
      "檮梼龍竜澤沢濱浜邊辺邉辺齋斎齊斉髙高﨑崎嵜崎廣広國国嶋島嶌島瀧滝櫻桜籠篭舘館條条曾曽莊荘藪薮鷗鴎蠣蛎攝摂禮礼壽寿惠恵榮栄眞真渕淵峯峰槇槙彌弥鹽塩鐵鉄學学縣県區区會会圓円氣気萬万廳庁驛駅應応與与" +
      "冨富埜野桒桑舩船狹狭來来龜亀淺浅豐豊關関麴麹檜桧頸頚壺壷德徳濵浜瀨瀬槗橋靜静黑黒橫横乘乗佛仏傳伝兒児將将戶戸拂払敕勅晝昼樂楽歸帰澁渋獨独碎砕祿禄總総聲声臺台藝芸號号衞衛裝装變変讀読轉転醫医釋釈雜雑靈霊顯顕體体" +
      "㟢崎﨑崎碕崎埼崎竈釜竃釜祗祇鰺鯵穎頴穗穂礪砺諌諫壹壱對対兩両賴頼濟済當当嶽岳峽峡繩縄藏蔵藥薬麥麦礒磯穐秋畑畠舩船杤栃襴欄飯飯劍剣刈苅"
    ).matchAll(/(.)(.)/gu),
    ([, variant = "", usual = ""]) => [variant, usual],
  ),
);

/** For comparing names of institutions: width, spaces, brackets, old kanji, and the kana that names spell in two ways. */
export const foldName = rememberByText((name) => {
  const kana = SAME_KANA.reduce((folded, [from, to]) => folded.replace(from, to), foldSentence(name));
  return Array.from(kana, (letter) => VARIANTS.get(letter) ?? letter).join("");
});
