/** Each kind of evidence by itself, and each before the next: which of a table's columns hold the answers. */
import { describe, expect, it } from "vitest";
import {
  chooseAnswerColumns,
  dayOfYearLabel,
} from "../../../../pipeline/forms/annex2/answers/choose-answer-columns.ts";
import {
  toGrid,
  type AnswerColumn,
  type FormTable,
  type Period,
} from "../../../../pipeline/forms/annex2/tables/index.ts";
import type { Rows } from "../../../build/annex2.ts";
import { rawSheet } from "../../../build/raw-workbook.ts";

/** In the fiscal year 2026 and the calendar year 2027. */
const REFERENCE = "2027-02-10";

function column(at: number, more: Partial<AnswerColumn> = {}): AnswerColumn {
  return {
    first: at,
    last: at,
    heading: `欄${String(at)}`,
    group: 0,
    period: null,
    corrects: false,
    forOthers: false,
    exact: false,
    ticks: null,
    part: false,
    byContent: false,
    ...more,
  };
}

interface Sheet {
  readonly hidden?: readonly number[];
  /** A title, the heading and one measure, of eight columns that are all filled, unless other rows are given. */
  readonly rows?: Rows;
}

const HEADING = ["#", "見出し2", "見出し3", "見出し4", "見出し5", "見出し6", "見出し7", "見出し8"];
const FILLED = [["題名"], HEADING, [1, "〇", "〇", "〇", "〇", "〇", "〇", "〇"]];

/** Columns by their first. */
function chosen(answerColumns: readonly AnswerColumn[], { hidden, rows = FILLED }: Sheet = {}) {
  const { cells } = rawSheet("s", rows);
  const grid = toGrid({ name: "s", hidden: false, cells, merges: [], ...(hidden && { hiddenColumns: hidden }) });
  const table: FormTable = { grid, columns: {}, answerColumns, remarkColumns: [], headingRow: 2, top: 3, bottom: 9 };
  const { columns, corrections, others, heading, because } = chooseAnswerColumns(table, REFERENCE);
  const firsts = (spans: readonly { first: number }[]): readonly number[] => spans.map(({ first }) => first);
  return {
    columns: firsts(columns),
    corrections: firsts(corrections),
    others: firsts(others),
    heading,
    because,
  };
}

const year = (words: string): Period => ({ kind: "year", words });
const THIS: Period = { kind: "this" };
const OTHER: Period = { kind: "other" };
const NOTHING = { columns: [], corrections: [], others: [], heading: null, because: null };

describe("one column", () => {
  it("that nothing is odd about is taken without a word", () => {
    expect(chosen([column(2)])).toEqual({ ...NOTHING, columns: [2] });
  });

  it("is missing where there is none", () => {
    expect(chosen([])).toEqual(NOTHING);
  });

  it.each<[string, Partial<AnswerColumn>, Sheet, string | null]>([
    ["whose heading is unknown", { byContent: true, forOthers: true }, { hidden: [2] }, "content"],
    ["that is hidden", { forOthers: true }, { hidden: [2] }, "only-hidden"],
    ["that is hidden for a part", { last: 4 }, { hidden: [2, 3] }, null],
    ["that is hidden to its end", { last: 4 }, { hidden: [2, 3, 4] }, "only-hidden"],
    ["that is for others", { forOthers: true, period: OTHER }, {}, "only-for-others"],
    ["of another inspection", { period: OTHER }, {}, "only-earlier"],
    ["of an earlier year", { period: year("令和7年度") }, {}, "only-earlier"],
    ["of a later year", { period: year("令和9年度") }, {}, "only-earlier"],
    ["of a year that nobody can read", { period: year("いつか") }, {}, "only-earlier"],
    ["of this inspection", { period: THIS }, {}, null],
    ["of this fiscal year", { period: year("令和8年度") }, {}, null],
    ["of this calendar year", { period: year("R9") }, {}, null],
    ["of the year that the fiscal year began in", { period: year("令和8年") }, {}, null],
    ["of the year before that", { period: year("R7") }, {}, "only-earlier"],
  ])("%s is taken, and that is told where it is odd", (_, more, sheet, because) => {
    expect(chosen([column(2, more)], sheet)).toEqual({ ...NOTHING, columns: [2], because });
  });
});

describe("corrections", () => {
  it("count before the column that they correct, the rightmost first", () => {
    const given = [column(2), column(3, { corrects: true }), column(4, { corrects: true })];
    expect(chosen(given)).toEqual({
      columns: [2],
      corrections: [4, 3],
      others: [3, 4],
      heading: "欄2",
      because: "corrected",
    });
  });

  it("do not hide why one of several columns was taken", () => {
    const given = [column(2, { period: OTHER }), column(3, { corrects: true }), column(4)];
    expect(chosen(given)).toMatchObject({ columns: [4], corrections: [3], others: [2, 3], because: "label" });
  });
});

describe("columns that are one answer together", () => {
  const tick = (at: number, more: Partial<AnswerColumn> = {}): AnswerColumn =>
    column(at, { ticks: "implemented", group: 2, ...more });
  const part = (at: number, more: Partial<AnswerColumn> = {}): AnswerColumn =>
    column(at, { part: true, group: 2, ...more });

  it.each<[string, readonly AnswerColumn[]]>([
    ["ticks below one heading", [tick(2), tick(3, { ticks: "planned" }), tick(4, { ticks: "not_applicable" })]],
    ["a column for each system", [part(2), part(3), part(4)]],
    ["a column for each system, of one period", [part(2, { period: year("R8") }), part(3, { period: year("R8") })]],
  ])("%s", (_, given) => {
    expect(chosen(given)).toEqual({ ...NOTHING, columns: given.map(({ first }) => first) });
  });

  it.each<[string, readonly AnswerColumn[]]>([
    ["ticks below two headings", [tick(2), tick(3, { group: 3 })]],
    ["ticks beside marks", [tick(2), column(3, { group: 2 })]],
    ["marks beside ticks", [column(2, { group: 2 }), tick(3)]],
    ["systems below two headings", [part(2), part(3, { group: 3 })]],
    ["a system beside the whole", [part(2), column(3, { group: 2 })]],
    ["the whole beside a system", [column(2, { group: 2 }), part(3)]],
    ["two columns that are no parts", [column(2), column(3)]],
    ["systems of two years that fit alike", [part(2, { period: year("R9") }), part(3, { period: year("2027") })]],
  ])("are not %s: nothing decides, and all must agree", (_, given) => {
    expect(chosen(given)).toEqual({
      ...NOTHING,
      columns: [2, 3],
      others: [2, 3],
      heading: "欄2・欄3",
      because: "undecided",
    });
  });

  it("are not systems of the institution and of others", () => {
    expect(chosen([part(2, { forOthers: true }), part(3)])).toMatchObject({ columns: [3], because: "own-column" });
  });

  it("are taken and left out together", () => {
    const given = [
      part(2, { period: OTHER }),
      part(3, { period: OTHER }),
      part(4, { group: 4 }),
      part(5, { group: 4 }),
    ];
    expect(chosen(given)).toMatchObject({ columns: [4, 5], others: [2, 3], heading: "欄4・欄5", because: "label" });
  });

  it("are visible with one of them, filled with one of them, and judged by the first", () => {
    const hidden = [tick(2), tick(3), tick(4, { group: 4 }), tick(5, { group: 4 })];
    expect(chosen(hidden, { hidden: [2, 4, 5] })).toMatchObject({ columns: [2, 3], because: "visible" });
    expect(chosen([tick(2), tick(3)], { hidden: [2] }).because).toBeNull();
    const rows = [["題名"], HEADING, [1, null, "〇"]];
    expect(chosen(hidden, { rows })).toMatchObject({ columns: [2, 3], because: "filled" });
    const exact = [part(2), part(3, { exact: true }), part(4, { group: 4, exact: true }), part(5, { group: 4 })];
    expect(chosen(exact)).toMatchObject({ columns: [4, 5], because: "exact-heading" });
  });
});

describe("of two columns, the one that", () => {
  it.each<[string, string, Partial<AnswerColumn>, Partial<AnswerColumn>, Sheet?]>([
    ["is labelled as this one", "label", { period: THIS }, {}],
    ["is labelled as this one, not another", "label", { period: THIS }, { period: OTHER }],
    ["has no label, not another's", "label", {}, { period: OTHER }],
    ["has no label, not another year", "label", {}, { period: year("R7") }],
    ["is of this fiscal year", "label", { period: year("令和8年度") }, { period: year("令和9年度") }],
    ["is of this calendar year", "label", { period: year("R9") }, { period: year("R8") }],
    ["is of the year that the fiscal year began in", "label", { period: year("2026") }, { period: year("2025") }],
    ["is of this fiscal year, not of a year alone", "label", { period: year("令和8年度") }, { period: year("R8") }],
    ["is labelled, though hidden", "label", { period: THIS }, {}, { hidden: [2] }],
    ["is seen", "visible", {}, { exact: true }, { hidden: [3] }],
    ["has the form's heading, though for others", "exact-heading", { exact: true, forOthers: true }, {}],
    ["is the institution's own, though blank", "own-column", {}, { forOthers: true }, { rows: [[], HEADING, [1, null, "〇"]] }], // prettier-ignore
    ["is filled", "filled", {}, {}, { rows: [[], HEADING, [1, "〇"]] }],
  ])("%s", (_, because, better, worse, sheet) => {
    const given = [column(2, better), column(3, worse)];
    expect(chosen(given, sheet)).toMatchObject({ columns: [2], others: [3], heading: "欄2", because });
  });

  it("is the last evidence that was needed", () => {
    const given = [column(2, { period: OTHER }), column(3), column(4, { exact: true })];
    expect(chosen(given)).toMatchObject({ columns: [4], others: [2, 3], because: "exact-heading" });
  });

  it("nothing decides that both have, or neither", () => {
    const both = { period: THIS, exact: true };
    const neither = { period: OTHER, forOthers: true };
    const rows = [[], HEADING, [1]];
    expect(chosen([column(2, both), column(3, both)])).toMatchObject({ columns: [2, 3], because: "undecided" });
    expect(chosen([column(2, neither), column(3, neither)], { rows, hidden: [2, 3] })).toMatchObject({
      columns: [2, 3],
      others: [2, 3],
      because: "undecided",
    });
  });
});

describe("a column is filled", () => {
  it.each<[string, Rows]>([
    ["by its first cell", [[], HEADING, [null, "〇"]]],
    ["by its last cell", [[], HEADING, [null, null, "〇"]]],
    ["on any row", [[], HEADING, [], [], ["", null, "〇"]]],
    ["but not by a title above it", [["題名", null, null, "様式第2"], HEADING, [null, "〇"]]],
    ["but not by a heading that a page repeats", [[], HEADING, [null, "〇"], HEADING]],
    ["but not by what stands at its right", [[], HEADING, [null, "〇", null, null, null, "〇"]]],
    ["but not by what stands at its left", [[], HEADING, ["〇", "〇"]]],
  ])("%s", (_, rows) => {
    expect(chosen([column(2, { last: 3 }), column(4, { last: 5 })], { rows })).toMatchObject({
      columns: [2],
      because: "filled",
    });
  });

  it("not by what stands at its left, whichever comes first", () => {
    const rows = [[], HEADING, ["〇", null, null, "〇"]];
    expect(chosen([column(2, { last: 3 }), column(4, { last: 5 })], { rows }).columns).toEqual([4]);
  });
});

it.each([
  ["令和7年度", "2026-03-31"],
  ["令和7年", "2025-12-31"],
  ["R8", "2026-12-31"],
  ["2026", "2026-12-31"],
  ["いつか", null],
])("the year %s ends on %s", (words, on) => {
  expect(dayOfYearLabel(words, REFERENCE)).toBe(on);
});
