/** Where tables stand in a sheet and in a workbook, and what their columns are. */
import { describe, expect, it } from "vitest";
import {
  findBookTables,
  findFormTables,
  findNearHeading,
  toGrid,
  type FormTable,
} from "../../../../pipeline/forms/annex2/tables/index.ts";
import { MOST_HEADINGS } from "../../../../pipeline/model/limits.ts";
import type { CellValue, Rows } from "../../../build/annex2.ts";
import { rawSheet } from "../../../build/raw-workbook.ts";

type Range = readonly [top: number, left: number, bottom: number, right: number];

const gridOf = (rows: Rows, ranges: readonly Range[] = []) =>
  toGrid(rawSheet("s", rows, { merges: ranges.map(([top, left, bottom, right]) => ({ top, left, bottom, right })) }));
const tablesIn = (rows: Rows, ranges?: readonly Range[]) => findFormTables(gridOf(rows, ranges));
const spanOf = ({ first, last }: { readonly first: number; readonly last: number }): string =>
  first === last ? String(first) : `${String(first)}-${String(last)}`;

/** `number 1, text 2, answer 3 | answers 3 4 | remarks note 5 other` */
function columnsOf({ columns, answerColumns, remarkColumns }: FormTable): string {
  const parts = Object.entries(columns).map(([role, span]) => `${role} ${spanOf(span)}`);
  const answers = answerColumns.map(spanOf).join(" ");
  const remarks = remarkColumns.map(({ role, period, ...span }) =>
    [role, spanOf(span), ...(period === null ? [] : [period.kind])].join(" "),
  );
  return [parts.join(", "), `answers ${answers}`, ...(remarks.length > 0 ? [remarks.join(", ")] : [])].join(" | ");
}
/** The columns of each table below a heading of one row, side by side. */
const columnsUnder = (...heading: readonly CellValue[]): readonly string[] => tablesIn([heading]).map(columnsOf);

const HEADING = ["#", "項目", "安全管理措置", "重点報告事項", "自己点検結果", "特記事項"];
const MEASURE = [1, "項目1", "措置1", "○", "〇", null];

describe("a table", () => {
  it("reaches from its heading to the next one, or to the last row", () => {
    const tables = tablesIn([["title"], HEADING, MEASURE, MEASURE, HEADING, MEASURE]);
    expect(tables.map(({ headingRow, top, bottom }) => [headingRow, top, bottom])).toEqual([
      [2, 3, 4],
      [5, 6, 6],
    ]);
  });

  it("has every column that its heading names", () => {
    const heading = [
      "備考",
      "#",
      "項目",
      "安全管理措置",
      "重点報告事項",
      "自己点検結果",
      "特記事項",
      "理由",
      "実施予定時期",
    ];
    expect(columnsUnder(...heading)).toEqual([
      "note 1, number 2, heading 3, text 4, priority 5, remark 7, reason 8, planned 9-13, answer 6 | answers 6 | " +
        "note 1, remark 7, reason 8, planned 9-13",
    ]);
  });

  it("has the first of several columns of one kind", () => {
    expect(columnsUnder("#", "大項目", "中項目", "安全管理措置", "備考", "備考", "結果", "評価")).toEqual([
      "number 1, heading 2, text 4, note 5, remark 5, answer 7 | answers 7 8 | note 5, note 6",
    ]);
  });

  it.each([
    [["#", "措置", "結果", "理由", "備考"], "note 5"],
    [["#", "措置", "結果", "理由"], "reason 4"],
  ])("has its remarks in %j where there is no 特記事項", (heading, expected) => {
    const [table] = tablesIn([heading]);
    expect(table?.remarkColumns.find(({ first }) => first === table.columns.remark?.first)).toMatchObject({
      role: expected.split(" ")[0],
    });
  });

  it("has a date spread over unheaded cells at the right of its heading, up to the next heading", () => {
    const [table] = tablesIn([["#", "安全管理措置", "結果", "実施予定時期", null, null, "特記事項"], MEASURE]);
    expect(table?.columns).toMatchObject({ planned: { first: 4, last: 6 }, remark: { first: 7, last: 7 } });
  });

  it.each<[string, Rows]>([
    ["no answer column", [["#", "項目", "安全管理措置"], MEASURE]],
    ["nothing that tells the measures apart", [["自己点検結果", "特記事項", "実施予定時期"], MEASURE]],
    [
      "only two heading words",
      [
        ["#", "結果"],
        [1, "〇"],
      ],
    ],
    ["nothing at all", []],
  ])("is not there with %s", (_, rows) => {
    expect(tablesIn(rows)).toEqual([]);
  });

  it.each(["#", "項目", "安全管理措置"])("tells the measures apart by %s alone", (heading) => {
    expect(columnsUnder(heading, "結果", "特記事項")).toHaveLength(1);
    expect(columnsUnder(heading, "結果")).toEqual([]);
  });
});

describe("a heading", () => {
  it("takes a second row below a joint one", () => {
    const [table] = tablesIn([
      ["#", "項目", "安全管理措置", "重点報告事項", "自己点検"],
      [null, null, null, null, "自己点検結果", "特記事項"],
      MEASURE,
    ]);
    expect(table).toMatchObject({ headingRow: 1, top: 3, columns: { answer: { first: 5 }, remark: { first: 6 } } });
  });

  it("takes up to four rows", () => {
    const rows = [["#", "安全管理措置", "結果"], ["項目"], ["備考"], ["特記事項"], ["項目"], MEASURE];
    expect(tablesIn(rows)).toMatchObject([{ headingRow: 1, top: 5, bottom: 6 }]);
  });

  it("below another begins another table, where it is whole", () => {
    expect(tablesIn([HEADING, ["様式"], HEADING]).map(({ headingRow }) => headingRow)).toEqual([1, 3]);
    expect(tablesIn([HEADING, ["様式"], ["特記事項"], MEASURE])).toMatchObject([{ headingRow: 1, bottom: 4 }]);
  });
});

describe("a joint heading", () => {
  it.each<[string, Rows, readonly Range[], string]>([
    [
      "alone heads the answers",
      [["#", "安全管理措置", "自己点検"], MEASURE],
      [],
      "number 1, text 2, answer 3 | answers 3",
    ],
    [
      "merged has them in its first column",
      [["#", "安全管理措置", "自己点検"], MEASURE],
      [[1, 3, 1, 4]],
      "number 1, text 2, answer 3 | answers 3",
    ],
    [
      "beside 修正後 has them, too",
      [["#", "安全管理措置", "修正後", "自己点検"]],
      [],
      "number 1, text 2, answer 4 | answers 4 3",
    ],
    [
      "beside an unknown heading has them, too",
      [["#", "安全管理措置", "担当課", "自己点検"]],
      [],
      "number 1, text 2, answer 4 | answers 4",
    ],
    [
      "beside 県記入欄 has them alone",
      [["#", "安全管理措置", "自己点検", "結果（県記入欄）"]],
      [],
      "number 1, text 2, answer 3 | answers 3",
    ],
    [
      "below 今回 beside an unknown heading has them, too",
      [
        ["#", "安全管理措置", "今回"],
        [null, null, "自己点検", "担当課"],
      ],
      [[1, 3, 1, 4]],
      "number 1, text 2, answer 3 | answers 3",
    ],
    [
      "with known headings below it has none",
      [
        ["#", "安全管理措置", "自己点検"],
        [null, null, "結果", "備考"],
      ],
      [[1, 3, 1, 4]],
      "number 1, text 2, note 4, remark 4, answer 3 | answers 3 | note 4",
    ],
    [
      "with unknown ones has what they are over",
      [
        ["#", "安全管理措置", "自己点検"],
        [null, null, "担当課", "当市"],
        ...["〇", "△", "〇", "－"].map((mark, at) => [at + 1, "規程の整備", "総務課", mark]),
      ],
      [[1, 3, 1, 4]],
      "number 1, text 2, answer 4 | answers 4",
    ],
  ])("%s", (_, rows, ranges, expected) => {
    expect(tablesIn(rows, ranges).map(columnsOf)).toEqual([expected]);
  });

  it("alone says no more than that", () => {
    expect(tablesIn([["#", "安全管理措置", "自己点検"]])[0]?.answerColumns).toEqual([
      {
        first: 3,
        last: 3,
        heading: "自己点検",
        group: 0,
        period: null,
        corrects: false,
        forOthers: false,
        exact: false,
        ticks: null,
        part: false,
        byContent: false,
      },
    ]);
  });
});

describe("answers", () => {
  const marks = ["〇", "△", "〇", "－"];
  const under = (...heading: readonly string[]): Rows => [
    ["#", "安全管理措置", ...heading],
    ...marks.map((mark, at) => [at + 1, "規程の整備", ...heading.map(() => mark)]),
  ];
  const answersOf = (rows: Rows) =>
    tablesIn(rows).map(({ answerColumns }) =>
      answerColumns.map(({ first, byContent, ticks }) => [first, byContent ? "content" : (ticks ?? "marks")].join(" ")),
    );

  it.each<[string, Rows, readonly string[]]>([
    ["below an unknown heading count by their marks", under("当市の見解"), ["3 content"]],
    ["with their corrections", under("修正後", "当市の見解"), ["4 content", "3 marks"]],
    ["not where others fill them in", under("県記入欄", "当市の見解"), ["4 content"]],
    ["not beside a known heading", under("当市の見解", "結果"), ["4 marks"]],
    ["though the known one is for others", under("当市の見解", "結果（県記入欄）"), ["3 content"]],
    ["for others, where there are no more", under("結果（県記入欄）"), ["3 marks"]],
    ["of corrections, where there are no more", under("修正後"), ["3 marks"]],
    ["ticked, in columns of their own", under("〇", "△", "－"), ["3 implemented", "4 planned", "5 not_applicable"]],
  ])("%s", (_, rows, expected) => {
    expect(answersOf(rows)).toEqual([expected]);
  });

  it("are looked for below the heading only, and above the next", () => {
    const rows = under("当市の見解");
    const [heading = [], ...measures] = rows;
    const none = [1, "規程の整備", "総務課"];
    expect(answersOf([...measures.slice(0, 3), heading, none, none, none])).toEqual([]);
    expect(answersOf([heading, none, none, none, HEADING, ...measures])).toEqual([["5 marks"]]);
    expect(answersOf([heading, ...measures.slice(0, 3), HEADING, MEASURE])).toEqual([["3 content"], ["5 marks"]]);
    expect(answersOf([heading, ...measures.slice(0, 2), HEADING, MEASURE])).toEqual([["5 marks"]]);
  });
});

describe("tables side by side", () => {
  const FIRST = "number 1, text 2, answer 3 | answers 3";
  it.each<[string, readonly string[], readonly string[]]>([
    [
      "begin with a second number",
      ["#", "措置", "結果", "#", "措置", "結果"],
      [FIRST, "number 4, text 5, answer 6 | answers 6"],
    ],
    [
      "begin with a second text after the answers",
      ["措置", "備考", "結果", "措置", "備考", "結果"],
      [
        "text 1, note 2, remark 2, answer 3 | answers 3 | note 2",
        "text 4, note 5, remark 5, answer 6 | answers 6 | note 5",
      ],
    ],
    [
      "begin with a second answer before number and text",
      ["結果", "#", "措置", "結果", "#", "措置"],
      ["number 2, text 3, answer 1 | answers 1", "number 5, text 6, answer 4 | answers 4"],
    ],
    [
      "begin with a second answer before a text alone",
      ["結果", "措置", "備考", "結果", "措置", "備考"],
      [
        "text 2, note 3, remark 3, answer 1 | answers 1 | note 3",
        "text 5, note 6, remark 6, answer 4 | answers 4 | note 6",
      ],
    ],
    [
      "not with a second answer that has no measures",
      ["結果", "#", "措置", "結果", "備考"],
      ["number 2, text 3, note 5, remark 5, answer 1 | answers 1 4 | note 5"],
    ],
    [
      "not with a second answer behind the first",
      ["#", "措置", "結果", "評価", "#", "措置", "判定"],
      ["number 1, text 2, answer 3 | answers 3 4", "number 5, text 6, answer 7 | answers 7"],
    ],
    [
      "not with a second text before the answers",
      ["#", "措置", "措置の内容", "結果"],
      ["number 1, text 2, answer 4 | answers 4"],
    ],
    [
      "not with a text behind the answers",
      ["#", "結果", "措置", "措置の内容", "備考"],
      ["number 1, text 3, note 5, remark 5, answer 2 | answers 2 | note 5"],
    ],
    [
      "begin with a second answer before a number alone",
      ["結果", "#", "項目", "結果", "#", "項目"],
      ["number 2, heading 3, answer 1 | answers 1", "number 5, heading 6, answer 4 | answers 4"],
    ],
    [
      "not with a second heading or remark",
      ["#", "項目", "措置", "結果", "備考", "項目", "備考"],
      ["number 1, heading 2, text 3, note 5, remark 5, answer 4 | answers 4 | note 5, note 7"],
    ],
    ["only where each is a form's", ["#", "措置", "結果", "#"], [FIRST]],
  ])("%s", (_, heading, expected) => {
    expect(columnsUnder(...heading)).toEqual(expected);
  });
});

describe("remarks and dates", () => {
  const remarks = (...heading: readonly string[]): readonly string[] =>
    columnsUnder("#", "措置", "結果", ...heading).map((columns) => columns.replace(/^.* answers 3(?: \| )?/u, ""));

  it.each<[string, readonly string[], string]>([
    ["of another inspection stand aside for this one's", ["前回特記事項", "特記事項"], "remark 5"],
    ["of an earlier year stay, with their year", ["特記事項（R7）", "特記事項"], "remark 4 year, remark 5"],
    ["of this one stay", ["今回特記事項", "備考"], "remark 4 this, note 5"],
    ["of another inspection are all there is", ["前回特記事項"], "remark 4 other"],
    ["of another inspection stand aside for those of another kind", ["前回特記事項", "備考"], "note 5"],
    ["of others stand aside", ["県記入欄（備考）", "特記事項"], "remark 5"],
    ["of dates stand aside, too", ["前回特記事項", "実施予定時期"], "planned 5-9"],
  ])("%s", (_, heading, expected) => {
    expect(remarks(...heading)).toEqual([expected]);
  });
});

describe("columns of another inspection", () => {
  it.each<[string, readonly string[], string]>([
    [
      "stand aside for this one's",
      ["#", "項目（前回）", "項目", "措置", "結果"],
      "number 1, heading 3, text 4, answer 5 | answers 5",
    ],
    ["are all there is", ["#", "項目（前回）", "措置", "結果"], "number 1, heading 2, text 3, answer 4 | answers 4"],
    [
      "beside this one's of another kind stay",
      ["#", "項目（前回）", "措置", "備考", "結果"],
      "number 1, heading 2, text 3, note 4, remark 4, answer 5 | answers 5 | note 4",
    ],
    [
      "may hold answers: which count is settled later",
      ["#", "措置", "前回結果", "結果"],
      "number 1, text 2, answer 3 | answers 3 4",
    ],
  ])("%s", (_, heading, expected) => {
    expect(columnsUnder(...heading)).toEqual([expected]);
  });

  it("are told by any heading over them", () => {
    const under = (label: string) => {
      const heading = ["#", "措置", "結果", label, null, "特記事項"];
      return tablesIn([heading, [null, null, null, "備考", "理由"]], [[1, 4, 1, 5]]).map(columnsOf);
    };
    const own = "remark 6, answer 3 | answers 3 | ";
    expect(under("前回")).toEqual([`number 1, text 2, ${own}remark 6`]);
    expect(under("今回")).toEqual([`number 1, text 2, note 4, reason 5, ${own}note 4 this, reason 5 this, remark 6`]);
  });
});

describe("a sheet without a heading", () => {
  it("goes on with the sheet before, in its columns", () => {
    const [first, second] = [gridOf([["様式"], HEADING, MEASURE]), gridOf([[], MEASURE, MEASURE])];
    const [table, continued, ...more] = findBookTables([first, second]);
    const { columns, answerColumns, remarkColumns } = table ?? {};
    expect(table?.continued).toBeUndefined();
    expect(continued).toEqual({ grid: second, columns, answerColumns, remarkColumns, headingRow: 1, top: 1, bottom: 3, continued: true }); // prettier-ignore
    expect(more).toEqual([]);
  });

  it("goes on with nothing where no table came before, or holds nothing", () => {
    expect(findBookTables([gridOf([MEASURE]), gridOf([MEASURE])])).toEqual([]);
    expect(findBookTables([gridOf([HEADING]), gridOf([])])).toMatchObject([{ top: 2 }, { top: 1, bottom: 0 }]);
  });

  it("is no sheet with a heading of its own", () => {
    const tables = findBookTables([gridOf([HEADING]), gridOf([["様式"], HEADING, MEASURE])]);
    expect(tables.map(({ headingRow, continued }) => [headingRow, continued])).toEqual([
      [1, undefined],
      [2, undefined],
    ]);
  });
});

describe("a heading that is nearly a form's", () => {
  it.each<[string, Rows, ReturnType<typeof findNearHeading>]>([
    [
      "is told with what nobody knows in it",
      [["様式"], ["#", "安全管理措置", "担当課", "見解", "県記入欄"]],
      { row: 2, unknown: ["担当課", "見解"] },
    ],
    ["is the first", [["#", "安全管理措置", "見解"], ["様式"], HEADING], { row: 1, unknown: ["見解"] }],
    ["is none with one part alone", [["#", "見解"]], null],
    ["is none on an empty sheet", [], null],
  ])("%s", (_, rows, expected) => {
    expect(findNearHeading(gridOf(rows))).toEqual(expected);
  });
});

it("a row wider than any form heads no table: each heading is compared with all others", () => {
  const wide = (width: number): readonly string[] => Array.from({ length: width }, (_, at) => HEADING[at] ?? "様式外");
  expect(tablesIn([wide(MOST_HEADINGS), MEASURE])).toHaveLength(1);
  expect(tablesIn([wide(MOST_HEADINGS + 1), MEASURE])).toHaveLength(0);
  expect(tablesIn([HEADING, wide(MOST_HEADINGS + 1), MEASURE])[0]).toMatchObject({ headingRow: 1, top: 2 });
});
