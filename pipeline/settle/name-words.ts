/** The words that stand around an institution's name: offices, sections, people, counties; and those that make it another body's. */

/** Bodies of their own that bear a municipality's name: 青葉市議会, 青葉市水道局 are not 青葉市. */
const OTHER_BODY =
  /議会|委員会|水道|交通局|病院|消防|組合|連合|企業団|公社|協議会|協会|学校|大学|機構|法人|会社|財団|社団|センター|銀行|基金|支部|支所|支店|出張所|振興局|事務所|保健所/u;

/** Beginnings of the names of sections, where nothing parts them from the institution's. */
const SECTION_BEGINS =
  /^(?:総務|総合|企画|政策|情報|デジタル|DX|ICT|IT|電算|電子|行政|行革|財政|財務|危機|防災|管理|戸籍|保険|健康|福祉|子ども|こども|子育|経営|業務|まちづくり|人事|職員|広報|システム|統計|推進|税務|課税|納税|住民|市民|町民|村民|区民|県民|国保|年金|介護|会計|庶務|秘書|地域|監査|内部)/iu;
const SECTION_ENDS = /(?:課|室|係|部|局|班|担当|グループ|チーム|本部|事務局|課長|部長|係長|室長|担当者)$/u;

/** Offices and heads of an institution, with nothing between them and its name. */
const OFFICE = /^(?:市|町|村|区)?(?:役場|役所)(?:本庁舎?|本所)?|^(?:本庁舎?|本庁|県庁|庁|本部|本社|本店|事務局)/u;
const HEAD = /^(?:長|知事|理事長|代表取締役(?:社長)?|取締役社長|社長|会長|所長|局長|事務局長|代表理事|代表者?)/u;

/** Whom a text is addressed to is never its sender. */
export function isAddressee(text: string): boolean {
  return /(?:様|御中|殿|宛て?|あて)[)）」】]?\s*$/u.test(text);
}

/** 総務課, 市民生活部 情報政策課; not 東青葉市総務課, which names somebody. */
export function isSection(words: string): boolean {
  if (words.length > 20 || !SECTION_ENDS.test(words) || OTHER_BODY.test(words.replace(/^事務局/u, ""))) return false;
  const withoutCommon = words.replace(
    /都市|市民|町民|村民|区民|県民|市町村|地区|区画|区政|市政|町政|村政|県政|市税|市長|町長|村長|区長|県税|まちづくり|町づくり/gu,
    "",
  );
  return !/[市町村区県府郡]/u.test(withoutCommon);
}

/** 市長, 理事長, 代表取締役社長 in words of their own: what comes next is somebody's name. */
export function isHead(words: string): boolean {
  const head = HEAD.exec(words.replace(/^(?:市|町|村|区|組合)(?=長)/u, ""))?.[0];
  return head !== undefined && words.endsWith(head);
}

/** What may follow a name directly: nothing, an office, a section, a head. `person`: whatever comes next is somebody's name. */
export function readSuffix(words: string): { readonly person: boolean } | null {
  if (words === "") return { person: false };
  const head = HEAD.exec(words)?.[0];
  if (head !== undefined) return words.length - head.length <= 8 ? { person: true } : null;
  const rest = words.replace(OFFICE, "");
  if (rest === "") return { person: false };
  return (rest !== words || SECTION_BEGINS.test(rest)) && isSection(rest) ? { person: true } : null;
}

/** 架空郡 before 若葉町. */
export function withoutCounty(name: string): string {
  return name.replace(/^[^市町村区郡都道府県]{1,6}郡/u, "");
}

/** Words that say nothing about whose it is: a seal, a form of address, telephone and page numbers, a reading in kana. */
export function isIdleWord(words: string): boolean {
  return /^(?:印|㊞|公印省略|本庁舎?|本庁|分|提出分|提出用|回答分|回答|提出|[\p{Script=Hiragana}\p{Script=Katakana}ー]+|(?:TEL|FAX|電話|内線|〒)?[:：]?[\d()-]*|[^\s@]+@\S+)$/iu.test(
    words,
  );
}
