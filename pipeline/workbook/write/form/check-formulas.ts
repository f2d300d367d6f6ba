/**
 * The formulas of the check sheet. They know functions that Excel 2013, LibreOffice and Google Sheets share, and only come near our
 * reader: a date is told by its shape (figures beside 年 and 月, 年度, 来年度), with its year, month and day within what can be.
 */

import { formatWareki, formatWarekiMonth } from "../../../lib/japanese/wareki.ts";

/** What people see of a line; each but the first two is something to put right. */
export const STATES = {
  done: "記入済",
  notNeeded: "記入不要",
  blank: "空欄",
  wrongMark: "記号の誤り",
  noDate: "時期なし",
  noReason: "理由なし",
  badDate: "日付なし",
} as const;

/** The marks that our reader takes, spelled out as it does (`forms/annex2/tables/read-mark.ts`; a test holds both to be the same). */
export const CHECKED_MARKS = {
  implemented: "〇○◯⭕oOｏＯ0０●◎✓✔レﾚ",
  planned: "△Δ∆▲",
  notApplicable: "-－﹣‐‑‒–—―−ーｰ─━一",
} as const;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** `SUBSTITUTE` of each pair, the first one innermost. */
function replaced(formula: string, pairs: readonly (readonly [from: string, to: string])[]): string {
  return pairs.reduce(
    (inner, [from, to]) => `SUBSTITUTE(${inner},${from === "\n" ? "CHAR(10)" : quoted(from)},${quoted(to)})`,
    formula,
  );
}

/** Spaces of every width, line ends, and what nobody sees. */
const UNSEEN = [" ", "　", "\n", "\u00A0", "\u200B", "\uFE0F"].map((letter) => [letter, ""] as const);

/** Without spaces. */
export function withoutSpaces(cell: string): string {
  return replaced(cell, UNSEEN);
}

const WIDE: readonly (readonly [string, string])[] = [
  ...Array.from("０１２３４５６７８９", (wide, digit) => [wide, String(digit)] as const),
  ["／", "/"],
  ["．", "."],
  ["Ｒ", "R"],
  ["r", "R"],
];

/** Without spaces, and figures in half width. */
export function foldedText(cell: string): string {
  return replaced(withoutSpaces(cell), WIDE);
}

/** Letters that nobody writes. */
const [OPEN_END, SOME_TIME] = ["\u02AC", "\u02AD"];
/** 以降 after a date leaves open until when, and spring is no month. */
const OPEN = ["以降", "以後"].map((word) => [word, OPEN_END] as const);
const VAGUE = ["当初", "明け", "春", "夏", "秋", "冬", "早", "初", "頭", "央"].map(
  (word) => [word, SOME_TIME] as const,
);
const NO_DATES = [
  ...["9年9月9日", "9年9月", "年度", "年", "9/9", "9.9"].map((shape) => shape + OPEN_END),
  ...["年度", "年"].map((shape) => shape + SOME_TIME),
].map((shape) => [shape, ""] as const);

/** What a text looks like: every number is a 9, what states no end is gone. @param folded a cell of {@link foldedText} */
export function dateShape(folded: string): string {
  return replaced(folded, [
    ["当初予算", "予算"],
    ...["検討のうえ", "検討の上", "検討し", "検討を経て"].map((words) => [words, ""] as const),
    ["20", "西"],
    ...Array.from("012345678一二三四五六七八九十元", (digit) => [digit, "9"] as const),
    ["99", "9"],
    ["99", "9"],
    ["99", "9"],
    ...OPEN,
    ...VAGUE,
    [`の${OPEN_END}`, OPEN_END],
    [`の${SOME_TIME}`, SOME_TIME],
    ...NO_DATES,
  ]);
}

/** Shapes of which one makes a date. */
export const DATE_SHAPES: readonly string[] = [
  ..."年9月 年の9月 9年度 9)年度 9）年度 令和9年 R9年 西9年 西9/9 西9.9 西9-9".split(" "),
  ..."R9上 R9下 FY西9 西9上 西9下 平成9年 H9.9 H9/9 R9.9 R9/9 R9-9 令和9.9 令和9/9 令和9-9".split(" "),
  ..."今年度 本年度 当年度 来年度 次年度 翌年度 年度内 年度中 年度末 年内 年末 今年中 来年中 来月".split(" "),
];

/** Words beside which a date is hardly ever that of doing: nothing is decided, or it is something else's. */
const UNDECIDED =
  "検討 未定 しない 見送 取りやめ 取り下げ 白紙 要求中 要求予定 要求した 協議中 依頼中 その後 方針 法律".split(" ");

/** A date with its parts between slashes. @param folded as for {@link dateShape} */
export function slashedDate(folded: string): string {
  const parts = ["年", "月", ".", "-"].map((sign) => [sign, "/"] as const);
  return `${replaced(folded, [["令和", "R"], ...parts])}&"/"`;
}

/** Cells of one line that hold the text in the forms above. */
export interface DateCells {
  /** The cell of the form itself. */
  readonly raw: string;
  readonly folded: string;
  readonly shape: string;
  readonly slashed: string;
}

/** Stands where a text states a date: as text, since LibreOffice takes the numbers that other programs have computed, and no texts. */
const STATED = "有";

/** {@link STATED} where a text states a date, else nothing. @param shapes range of {@link DATE_SHAPES}; @param lastEraYear of 令和 that a plan may reach */
export function statesDate({ raw, folded, shape, slashed }: DateCells, shapes: string, lastEraYear: number): string {
  const first = `FIND("/",${slashed})`;
  const second = `FIND("/",${slashed},${first}+1)`;
  const month = `VALUE(MID(${slashed},${first}+1,${second}-${first}-1))`;
  const day = `VALUE(MID(${slashed},${second}+1,2))`;
  const eraYear = `VALUE(MID(${slashed},FIND("R",${slashed})+1,${first}-FIND("R",${slashed})-1))`;
  const year = `VALUE(MID(${slashed},FIND("20",${slashed}),4))`;
  const wrong = [
    `OR(${month}<1,${month}>12)`,
    `${day}>CHOOSE(${month},31,29,31,30,31,30,31,31,30,31,30,31)`,
    `${eraYear}>${String(lastEraYear)}`,
    `AND(MID(${slashed},FIND("20",${slashed})+4,1)="/",${year}>${String(lastEraYear + REIWA)})`,
  ].map((fault) => `IFERROR(${fault},FALSE)`);
  const isFigures = `IFERROR(AND(LEN(${folded})=8,VALUE(${folded})>20000000),FALSE)`;
  const isSerial = `IF(ISNUMBER(${raw}),AND(${raw}>40000,${raw}<60000),FALSE)`;
  const among = (list: string): string => `SUMPRODUCT(--ISNUMBER(FIND(${list},${shape})))`;
  const undecided = among(`{${UNDECIDED.map(quoted).join(",")}}`);
  const isShaped = `AND(NOT(OR(${wrong.join(",")})),${among(shapes)}>0,${undecided}=0)`;
  return `IF(OR(${isSerial},${isFigures},${isShaped}),${quoted(STATED)},"")`;
}

const REIWA = 2018;

/** Texts that fill a cell and say nothing, beside a dash alone. */
const PRINTED = ["令和年月", "令和年月日", "令和年月末"];

function isEmpty(folded: string): string {
  const dashes = quoted(CHECKED_MARKS.notApplicable.replace("一", ""));
  const printed = PRINTED.map((text) => `${folded}=${quoted(text)}`);
  return `OR(${folded}="",AND(LEN(${folded})=1,ISNUMBER(FIND(${folded},${dashes}))),${printed.join(",")})`;
}

/** Cells of one line, each a formula's address. */
export interface MeasureCells {
  readonly mark: string;
  readonly folded: string;
  /** Of {@link statesDate}. */
  readonly dated: string;
  /** 1 where the aggregator does it: － is all that may be said. */
  readonly byAggregator: string;
}

/** The state of a measure. */
export function stateOf({ mark, folded, dated, byAggregator }: MeasureCells): string {
  const among = (marks: string): string => `ISNUMBER(FIND(${mark},${quoted(marks)}))`;
  const word = (state: keyof typeof STATES): string => quoted(STATES[state]);
  const { implemented, planned, notApplicable } = CHECKED_MARKS;
  const empty = isEmpty(folded);
  const plan = `IF(AND(NOT(${empty}),${dated}=${quoted(STATED)}),${word("done")},${word("noDate")})`;
  const reason = `IF(${byAggregator}=1,${word("notNeeded")},IF(${empty},${word("noReason")},${word("done")}))`;
  const own = `IF(${byAggregator}=1,${word("wrongMark")},IF(${among(implemented)},${word("done")},IF(${among(planned)},${plan},${word("wrongMark")})))`;
  const known = `IF(${among(notApplicable)},${reason},${own})`;
  return `IF(${mark}="",${word("blank")},IF(LEN(${mark})<>1,${word("wrongMark")},${known}))`;
}

/** The state of a date over the table. */
export function stateOfDate(folded: string, dated: string): string {
  return `IF(${folded}="",${quoted(STATES.blank)},IF(${dated}=${quoted(STATED)},${quoted(STATES.done)},${quoted(STATES.badDate)}))`;
}

/** Dates that are shown as examples of what to write, `YYYY-MM-DD`. */
export interface ExampleDates {
  readonly inspected: string;
  /** The last day of a month. */
  readonly planned: string;
}

/** 令和9年 */
export function eraYearOf(day: string): string {
  return formatWarekiMonth(day).replace(/年\d{1,2}月$/u, "年");
}

const TO_MEND = ["blank", "wrongMark", "noDate", "noReason", "badDate"] as const;

const deeds = ({ inspected, planned }: ExampleDates): Readonly<Record<(typeof TO_MEND)[number], string>> => ({
  blank: "まだ記入がありません。記入してください。",
  wrongMark: "〇・△・－のうち、使える記号1つに直してください。",
  noDate: `いつまでに実施するかを、特記事項に「${formatWarekiMonth(planned)}」のように、年と月か、年度で書いてください。`,
  noReason: "当てはまらない理由を、特記事項に書いてください。",
  badDate: `「${formatWareki(inspected)}」のように、日付を書いてください。`,
});

/** What is to be done where a line has a state. */
export function deedOf(state: string, examples: ExampleDates): string {
  const deed = deeds(examples);
  return TO_MEND.reduceRight((rest, key) => `IF(${state}=${quoted(STATES[key])},${quoted(deed[key])},${rest})`, '""');
}

/** The same of a state that is known. */
export function shownDeed(state: string, examples: ExampleDates): string {
  const known = TO_MEND.find((key) => STATES[key] === state);
  return known === undefined ? "" : deeds(examples)[known];
}

/** The words at the top. @param states range of all lines */
export function overallOf(states: string): string {
  const count = (key: keyof typeof STATES): string => `COUNTIF(${states},${quoted(STATES[key])})`;
  const left = `COUNTA(${states})-${count("done")}-${count("notNeeded")}`;
  const kinds = TO_MEND.map((key) => `"${STATES[key]} "&${count(key)}`).join('&"、"&');
  return `IF(${left}=0,"${ALL_DONE}","直すところが "&(${left})&" か所あります（"&${kinds}&"）。")`;
}

/** Said when nothing is left to do. */
export const ALL_DONE = "すべて記入されています。このまま提出できます。";
