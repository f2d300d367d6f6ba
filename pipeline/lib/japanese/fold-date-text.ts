/** A sentence brought to the one spelling in which its dates are looked for: `令和９年（２０２７年）９月` → `令和9年9月`. */
import { splitIsoDate } from "./calendar.ts";
import { parseKanjiNumber } from "./kanji-number.ts";
import { foldText } from "./text.ts";
import { eraNamed, firstYear } from "./wareki.ts";

/** NFKC, no spaces, one kind of dash and dot between numbers, kanji numbers before a date unit as digits, one calendar; 令和9年12/25 as 12月25日, no days of the week. */
export function foldDateText(sentence: string, reference: string): string {
  const digits = foldText(sentence)
    .toUpperCase()
    .replace(/[〜∼～]/gu, "~")
    .replace(/(?<=\d)[‐‑‒–—―−ー─━・](?=\d)/gu, (dash) => (dash === "・" ? "." : "-"))
    .replace(/FY(20\d\d)(?!年)/gu, "$1年度")
    .replace(/(?<=\d日?)\([月火水木金土日](?:・?祝|曜日?)?\)/gu, "")
    .replace(/(?<=年)(\d{1,2})\/(\d{1,2})(?![\d/])日?/gu, "$1月$2日")
    .replace(/(?<=\d\.)(\d{1,2})\/(1[3-9]|2\d|3[01])(?![\d/])/gu, "$1月$2日")
    .replace(/(?<![〇○零一二三四五六七八九十])[〇○零一二三四五六七八九十]+(?=年|月|日|[・.]?四半期)/gu, (kanji) =>
      String(parseKanjiNumber(kanji) ?? kanji),
    );
  return withRelativeMonths(withBothYears(inOneCalendar(digits)), reference);
}

const ERA = "(令和|平成|昭和|[RHS]\\.?)(元|\\d{1,2})";
const ERA_THEN_WESTERN = new RegExp(`${ERA}(年度?)?[(\\[]((?:19|20)\\d\\d)(?:年度?)?[)\\]]`, "gu");
const WESTERN_THEN_ERA = new RegExp(`((?:19|20)\\d\\d)(年度?)?[(\\[]${ERA}(?:年度?)?[)\\]]`, "gu");
const ERA_BESIDE_WESTERN = new RegExp(`${ERA}年?[/・=]((?:19|20)\\d\\d)年`, "gu");
const MONTH_THEN_YEAR = new RegExp(
  `(?<![\\d年度])(\\d{1,2}月(?:\\d{1,2}日|末日?|[上中下]旬)?)[(\\[](${ERA}年度?|20\\d\\d年度?)[)\\]]`,
  "gu",
);

/** 令和9年（2027年）9月, 2027（R9）年9月, 9月末（令和9年） name their year once. Two years that disagree stay as they are. */
function inOneCalendar(text: string): string {
  return text
    .replaceAll("西暦", "")
    .replace(ERA_BESIDE_WESTERN, (words, era: string, number: string, western: string) =>
      isSameYear(era, number, western) ? `${western}年` : words,
    )
    .replace(ERA_THEN_WESTERN, (words, era: string, number: string, unit: string | undefined, western: string) =>
      isSameYear(era, number, western) ? `${era}${number}${unit ?? ""}` : words,
    )
    .replace(WESTERN_THEN_ERA, (words, western: string, unit: string | undefined, era: string, number: string) =>
      isSameYear(era, number, western) ? `${western}${unit ?? ""}` : words,
    )
    .replace(MONTH_THEN_YEAR, (_, month: string, year: string) => `${year}${month}`);
}

function isSameYear(era: string, number: string, western: string): boolean {
  const stated = eraNamed(era.replace(".", ""));
  return stated !== undefined && firstYear(stated) + (number === "元" ? 1 : Number(number)) - 1 === Number(western);
}

const BETWEEN_YEARS = "(?:[.~、,・-]|から|及び|と|又は|か)";
const MORE_YEARS = `年?度?(?:${BETWEEN_YEARS}\\d{1,2}年?度?)*?${BETWEEN_YEARS}(\\d{1,2})`;
const UNIT = "(年度|年(?![間以後目半]|\\d{1,2}月))";
const ERA_YEARS = new RegExp(`(令和|平成|(?<![A-Z])[RH]\\.?)(\\d{1,2})${MORE_YEARS}${UNIT}`, "gu");
const WESTERN_YEARS = new RegExp(`(?<!\\d)(20)(\\d\\d)${MORE_YEARS}${UNIT}`, "gu");

/** 令和9・10年度, 令和9～10年, 2027-28年度: the last year gets what the first one says. */
function withBothYears(text: string): string {
  return text.replace(ERA_YEARS, "$1$2$4~$1$3$4").replace(WESTERN_YEARS, "$1$2$4~$1$3$4");
}

/** 今月末, 来月中旬 → the month with its year. */
function withRelativeMonths(text: string, reference: string): string {
  const { year, month } = splitIsoDate(reference);
  return text.replace(/(今月|当月|来月|翌月)(?=[末中上下にま内])/u, (word: string, _, at: number) => {
    if (word === "翌月" && /\d/u.test(text.slice(0, at))) return word;
    const next = /来月|翌月/u.test(word) ? month + 1 : month;
    return next > 12 ? `${String(year + 1)}年1月` : `${String(year)}年${String(next)}月`;
  });
}
