/** Further ways of filling in that offices find: each is read as a careful clerk reads it, or left open. */
import { describe, expect, it } from "vitest";
import type { RawSheet } from "../../../../pipeline/model/raw-workbook.ts";
import type { Submission } from "../../../../pipeline/model/submission.ts";
import { tableRows, type Answers, type CellValue, type Rows } from "../../../build/annex2.ts";
import { catalog } from "../../../build/catalog.ts";
import { rawSheet } from "../../../build/raw-workbook.ts";
import { answerTo, formRows, normalize, tryNormalize } from "../../../build/submission.ts";

/** What this inspection answers to a measure, and what another one answers. */
interface Given {
  readonly number: number;
  readonly mark: CellValue;
  readonly remark: CellValue;
  readonly otherMark: CellValue;
  readonly otherRemark: CellValue;
}
/** Heading rows and the cells below them. */
type Column = readonly [heading: CellValue | readonly CellValue[], cell: (given: Given) => CellValue];

const REMARKS = { "△": "令和9年9月", "－": "委託していない" } as const;
const OTHERS = { "△": "令和8年3月", "－": "前回の理由" } as const;
const markOf = (n: number): "" | "〇" | "△" | "－" => (n === 54 ? "" : n % 7 === 3 ? "△" : n % 11 === 5 ? "－" : "〇");
const otherOf = (n: number): "〇" | "△" => (markOf(n) === "〇" ? "△" : "〇");
const remarkTo = (remarks: Readonly<Record<string, string>>, mark: string): CellValue => remarks[mark] ?? null;
const answersBy = (mark: (n: number) => string): Answers =>
  Object.fromEntries(
    catalog.measures.map(({ number }) => [number, { mark: mark(number), remark: remarkTo(REMARKS, mark(number)) }]),
  );

const ANSWERS = answersBy(markOf);
const USUAL = tableRows(ANSWERS, { titles: false });
const KIND = { "": "missing", 〇: "implemented", "△": "planned", "－": "not_applicable" } as const;
const RIGHT = catalog.measures.map(({ number }) => KIND[markOf(number)]);

const kinds = ({ answers }: Submission): readonly string[] => answers.map(({ mark }) => mark.kind);
const reread = (rows: Rows): Submission => normalize(rawSheet("自己点検表", formRows(rows)));

/** The usual columns up to 重点報告事項, and behind them these. */
function tableWith(...columns: readonly Column[]): Rows {
  const headings = columns.map(([heading]) => (typeof heading === "object" && heading !== null ? heading : [heading]));
  const depth = Math.max(...headings.map((rows) => (rows as readonly CellValue[]).length));
  const heads = Array.from({ length: depth }, (_, row) => [
    ...(row === 0 ? ["#", "項目", "安全管理措置", "重点報告事項"] : [null, null, null, null]),
    ...headings.map((rows) => (rows as readonly CellValue[])[row] ?? null),
  ]);
  const [, ...rows] = USUAL;
  return [
    ...heads,
    ...rows.map((row) => {
      const number = Number(row[0]);
      const given: Given = {
        number,
        mark: markOf(number),
        remark: remarkTo(REMARKS, markOf(number)),
        otherMark: otherOf(number),
        otherRemark: remarkTo(OTHERS, otherOf(number)) ?? "令和8年3月",
      };
      return [...row.slice(0, 4), ...columns.map(([, cell]) => cell(given))];
    }),
  ];
}

const mark = (given: Given): CellValue => given.mark;
const remark = (given: Given): CellValue => given.remark;
const otherMark = (given: Given): CellValue => given.otherMark;
const otherRemark = (given: Given): CellValue => given.otherRemark;

const SAID: Readonly<Record<string, string>> = { planned: "2027-09-30", not_applicable: "委託していない" };

/** Everything is read as it is meant, the dates and reasons too. */
function expectRight(submission: Submission): void {
  expect(kinds(submission)).toEqual(RIGHT);
  const said = submission.answers.map(({ mark: { kind }, planned, remark: text }) =>
    kind === "planned" ? planned?.on : kind === "not_applicable" ? text : null,
  );
  expect(said).toEqual(RIGHT.map((kind) => SAID[kind] ?? null));
  expect(submission.answers.flatMap(({ repeatedAt = [] }) => repeatedAt)).toEqual([]);
  expect(submission.unknownMeasures).toEqual([]);
}

describe("columns of last year beside this year's", () => {
  it.each<[string, readonly Column[]]>([
    ["years over pairs", [[["令和7年度", "点検結果"], otherMark], [[null, "特記事項"], otherRemark], [["令和8年度", "点検結果"], mark], [[null, "特記事項"], remark]]], // prettier-ignore
    ["years in every heading", [["R7結果", otherMark], ["R7特記事項", otherRemark], ["R8結果", mark], ["R8特記事項", remark]]], // prettier-ignore
    ["a named year beside none", [["R7結果", otherMark], ["R7特記事項", otherRemark], ["自己点検結果", mark], ["特記事項", remark]]], // prettier-ignore
    ["years as hints", [["自己点検結果（令和7年度）", otherMark], ["特記事項\n（令和7年度）", otherRemark], ["自己点検結果（令和8年度）", mark], ["特記事項（令和8年度）", remark]]], // prettier-ignore
    [
      "前回特記事項 beside 備考",
      [
        ["前回特記事項", otherRemark],
        ["自己点検結果", mark],
        ["備考", remark],
      ],
    ],
    [
      "令和7年度特記事項 beside 備考",
      [
        ["令和7年度特記事項", otherRemark],
        ["自己点検結果", mark],
        ["備考", remark],
      ],
    ],
    [
      "the dates of last time",
      [
        ["自己点検結果", mark],
        ["前回の実施予定時期", otherRemark],
        ["特記事項", remark],
      ],
    ],
    [
      "the reasons of last time",
      [
        ["自己点検結果", mark],
        ["特記事項", remark],
        ["前回の理由", otherRemark],
      ],
    ],
    [
      "the remarks of the prefecture",
      [
        ["自己点検結果", mark],
        ["特記事項", remark],
        ["備考（県記入欄）", otherRemark],
      ],
    ],
  ])("%s", (_, columns) => {
    expectRight(reread(tableWith(...columns)));
  });

  it("two tables side by side have titles of their own", () => {
    const earlier = tableRows(answersBy(otherOf), { titles: false });
    const rows = USUAL.map((row, at) => [...(earlier[at] ?? []), null, ...row]);
    const titles: Rows = [["前回", ...Array.from({ length: 6 }, () => null), "今回"]];
    expectRight(normalize(rawSheet("表", [...titles, ...rows])));
  });
});

const tick =
  (sign: string): Column[1] =>
  (given) =>
    given.mark === sign ? "○" : null;
const otherTick =
  (sign: string): Column[1] =>
  (given) =>
    given.otherMark === sign ? "○" : null;

describe("headings", () => {
  it.each<[string, readonly Column[]]>([
    ["years in the second of three rows", [[["自己点検", "令和7年度", "結果"], otherMark], [[null, null, "特記事項"], otherRemark], [[null, "令和8年度", "結果"], mark], [[null, null, "特記事項"], remark]]], // prettier-ignore
    ["four rows", [[["自己点検", "年度", "令和7年度", "結果"], otherMark], [[null, null, null, "特記事項"], otherRemark], [[null, null, "令和8年度", "結果"], mark], [[null, null, null, "特記事項"], remark]]], // prettier-ignore
    [
      "a year over one pair",
      [
        [["自己点検", "令和8年度", "結果"], mark],
        [[null, null, "特記事項"], remark],
      ],
    ],
    ["ticks of two inspections", [[["前回", "－"], otherTick("－")], [[null, "△"], otherTick("△")], [[null, "〇"], otherTick("〇")], [["今回", "－"], tick("－")], [[null, "△"], tick("△")], [[null, "〇"], tick("〇")], ["特記事項", remark]]], // prettier-ignore
    ["two words for △ among ticks", [[["点検結果", "実施済"], tick("〇")], [[null, "実施中"], (g): CellValue => (g.number % 2 ? tick("△")(g) : null)], [[null, "未実施"], (g): CellValue => (g.number % 2 ? null : tick("△")(g))], [[null, "対象外"], tick("－")], ["特記事項", remark]]], // prettier-ignore
    [
      "numbered headings",
      [
        ["⑤自己点検結果", mark],
        ["⑥特記事項", remark],
      ],
    ],
    [
      "headings in brackets",
      [
        ["【点検結果】", mark],
        ["【特記事項】", remark],
      ],
    ],
    [
      "numbers of the columns below",
      [
        [["自己点検結果", "(5)"], mark],
        [["特記事項", "(6)"], remark],
      ],
    ],
    ["a flag for everything beside an unknown heading", [["当市の見解", mark], [["担当"], (): CellValue => "総務課"], ["特記事項", remark]]], // prettier-ignore
  ])("%s", (what, columns) => {
    const [first = [], second = [], ...more] = tableWith(...columns);
    const numbered =
      what === "numbers of the columns below" ? ["(1)", "(2)", "(3)", "(4)", ...second.slice(4)] : second;
    expectRight(reread([first, numbered, ...more]));
  });

  it("last year's answers before the numbers of the measures do not make another table", () => {
    const rows = USUAL.map((row, at) => [at === 0 ? "前回結果" : otherOf(Number(row[0])), ...row]);
    expectRight(reread(rows));
  });

  it.each<[string, Column[1]]>([
    ["half of the rows", ({ number }): CellValue => (number % 2 ? "○" : null)],
    ["every row", (): CellValue => "○"],
  ])("○ in %s is no answer where the answers are words under an unknown heading", (_, flag) => {
    const rows = tableWith(["書面", flag], ["当市の見解", (): CellValue => "良好"], ["特記事項", remark]);
    expect(tryNormalize([rawSheet("表", formRows(rows))])).toBeNull();
  });
});

describe("rows that are no measures", () => {
  const notes = (...rows: Rows): Rows => [...USUAL, ["記載要領"], ...rows];

  it.each<[string, Rows]>([
    ["an example with a number of a measure", [USUAL[0] ?? [], [1, "記入例", null, null, "△", "令和9年3月"], ...USUAL.slice(1)]], // prettier-ignore
    ["an example with a measure's text", [USUAL[0] ?? [], ["（例）", ...(USUAL[3] ?? []).slice(1, 4), "－", "該当なし"], ...USUAL.slice(1)]], // prettier-ignore
    ["counts of marks", [...USUAL, [null, null, null, null, "〇", 70], [null, null, null, null, "△", "13件"]]],
    ["a legend", [...USUAL, [null, null, "凡例", null, "〇", "実施済"], [null, null, null, null, "△", "予定"]]],
    ["numbered notes", notes(["1", "自己点検結果欄に記入する。"], ["2", "特記事項欄", "△の場合は時期を記入する。"])],
    ["numbered notes with marks", notes([1, null, "実施済", null, "〇"], [2, null, "予定", null, "△"], [3, null, "該当なし", null, "－"])], // prettier-ignore
  ])("%s", (_, rows) => {
    expectRight(reread(rows));
  });

  it.each<[string, (text: CellValue) => CellValue]>([
    ["retyped", (text) => String(text).slice(0, 8)],
    ["left out", () => null],
  ])("notes with numbers below texts that are %s", (_, retype) => {
    const [heading = [], ...rows] = USUAL;
    const retyped = rows.map(([number = null, title = null, text = null, ...more]) => [number, title, retype(text), ...more]); // prettier-ignore
    const submission = reread([
      heading,
      ...retyped,
      ["記載要領"],
      ["1", "記入する。"],
      ["2", "欄", "時期を記入する。"],
    ]);
    expectRight(submission);
  });

  it("a measure that stands twice with its own text still answers twice", () => {
    expect(answerTo(reread([...USUAL, USUAL[2] ?? []]), 2).repeatedAt).toHaveLength(1);
  });
});

describe("rows of the inspection before", () => {
  const [heading = [], ...rows] = USUAL;
  it.each<[string, (row: readonly CellValue[], earlier: CellValue) => Rows]>([
    ["below each measure", (row, earlier) => [row, [null, null, "（前回）", null, earlier, "令和8年3月"]]],
    ["with the number again", (row, earlier) => [row, [row[0] ?? null, null, "前回", null, earlier, "令和8年3月"]]],
    ["above, with the number", (row, earlier) => [[row[0] ?? null, "前回", null, null, earlier, "令和8年3月"], [null, "今回", ...row.slice(2)]]], // prettier-ignore
  ])("%s do not answer", (_, each) => {
    expectRight(reread([heading, ...rows.flatMap((row) => each(row, otherOf(Number(row[0]))))]));
  });
});

describe("several forms in a book", () => {
  it.each([
    ["R7提出", "R8提出"],
    ["令和7年", "令和8年"],
    ["当初提出", "再提出分"],
    ["下書", "本番"],
    ["雛形", "自己点検表"],
    ["提出しない", "自己点検表"],
    ["県確認用", "自己点検表"],
  ])("%s does not count beside %s", (aside, counted) => {
    const [left, right] = [
      rawSheet(aside, formRows(tableRows(answersBy(otherOf)))),
      rawSheet(counted, formRows(tableRows(ANSWERS))),
    ];
    expectRight(normalize(left, right));
    expectRight(normalize(right, left));
  });

  const sheets = (...marks: readonly ((n: number) => string)[]): readonly RawSheet[] =>
    marks.map((each, at) => rawSheet(`第${String(at + 1)}課`, formRows(tableRows(answersBy(each)))));

  it("sections that each filled in their part of the form answer together", () => {
    expectRight(
      normalize(...sheets((n) => (n % 2 === 0 ? markOf(n) : ""), (n) => (n % 2 === 1 ? markOf(n) : ""))), // prettier-ignore
    );
  });

  it("a sheet of the priority measures and one of all answer together where they agree, and nothing where they do not", () => {
    const part = tableRows(ANSWERS, { measures: catalog.measures.filter(({ priority }) => priority) });
    const [left, right] = [rawSheet("重点報告", formRows(part)), rawSheet("全体", tableRows(ANSWERS))];
    expectRight({ ...normalize(left, right), choices: [] });
    const differing = catalog.measures.find(({ priority, number }) => priority && markOf(number) === "〇")?.number ?? 0;
    const other = rawSheet("全体", tableRows({ ...ANSWERS, [differing]: { mark: "△" } }));
    expect(answerTo(normalize(left, other), differing).mark.kind).toBe("invalid");
  });

  it("a third section that differs leaves the answer open", () => {
    const submission = normalize(...sheets(markOf, markOf, (n) => (n === 2 ? "△" : markOf(n))));
    expect(kinds(submission)).toEqual(RIGHT.map((kind, at) => (at === 1 ? "invalid" : kind)));
  });

  it("a second form below the first, without a title or fields of its own, leaves open where it differs", () => {
    const second = tableRows({ ...ANSWERS, 2: { mark: "△" } }, { titles: false });
    const submission = reread([...USUAL, [], ...second]);
    expect(kinds(submission)).toEqual(RIGHT.map((kind, at) => (at === 1 ? "invalid" : kind)));
    expect(submission.choices.map(({ because }) => because)).toEqual(["undecided"]);
  });

  it("再点検 below the inspection counts", () => {
    const first = tableRows(answersBy(otherOf), { titles: false });
    expectRight(reread([...first, [], ["再点検結果"], [], ...USUAL]));
  });
});
