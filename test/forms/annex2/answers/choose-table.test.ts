/** Each kind of evidence by itself, and each before the next: which tables of a workbook are the submission, and which belong together. */
import { describe, expect, it } from "vitest";
import { chooseTable } from "../../../../pipeline/forms/annex2/answers/choose-table.ts";
import type { Measure } from "../../../../pipeline/model/measure.ts";
import type { MatchedRow } from "../../../../pipeline/forms/annex2/answers/match-measures.ts";
import { findBookTables, readFormRows, toGrid } from "../../../../pipeline/forms/annex2/tables/index.ts";
import type { CellValue, Rows } from "../../../build/annex2.ts";
import { rawSheet } from "../../../build/raw-workbook.ts";

const REFERENCE = "2026-11-15";

interface Sheet {
  readonly name: string;
  readonly rows: Rows;
  readonly hidden?: boolean;
}
/** An invented form's: reading the shipped one takes longer than all these tests. */
function measure(number: number): Measure {
  return { number, chapter: "", section: "", heading: "", text: textOf(number), priority: false, direct: false };
}
const textOf = (number: number): string => `措置の文言${String(number)}`;
/** The link to a blank cell. */
const ZERO = "=0";

/** The rows of each table, as {@link chooseTable} wants them; a sheet without a heading goes on with the sheet before. */
function piecesOf(sheets: readonly Sheet[]): readonly (readonly MatchedRow[])[] {
  const grids = sheets.map(({ name, rows, hidden = false }) => {
    const sheet = rawSheet(name, rows, { hidden });
    const cells = sheet.cells.map((cell) =>
      cell.text === ZERO ? { ...cell, text: "0", zeroOfFormula: true as const } : cell,
    );
    return toGrid({ ...sheet, cells });
  });
  return findBookTables(grids).map((table) =>
    readFormRows(table).flatMap((row): MatchedRow[] => {
      const { number } = row;
      return number === null ? [] : [{ table, row, number, measure: measure(number), by: "number" }];
    }),
  );
}

/** `sheet!number` of each row, and what became of the other tables: by sheet, and by heading row where one sheet has several. */
function chosen(sheets: readonly Sheet[]) {
  const { rows, unused, rivals, others, label, over } = chooseTable(piecesOf(sheets), REFERENCE);
  const placeOf = ({ table }: MatchedRow): string =>
    sheets.length > 1 ? table.grid.sheet.name : String(table.headingRow);
  const places = (wholes: readonly { rows: readonly MatchedRow[] }[]): readonly string[] =>
    wholes.map((whole) => [...new Set(whole.rows.map(placeOf))].join("+"));
  return {
    rows: rows.map((row) => `${placeOf(row)}!${String(row.number)}`).join(" "),
    from: [...new Set(rows.map(placeOf))].join("+"),
    unused: places(unused),
    rivals: places(rivals),
    others: places(others),
    label,
    over,
  };
}

const HEADING = ["#", "安全管理措置", "自己点検結果"];
/** A row for each number: answered with 〇, or blank. */
const table = (answered: readonly number[], blank: readonly number[] = [], mark: CellValue = "〇"): Rows => [
  HEADING,
  ...[...answered, ...blank]
    .toSorted((a, b) => a - b)
    .map((number) => [number, null, answered.includes(number) ? mark : null]),
];
const numbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);
const inspected = (on: string): Rows => [["点検日", null, on]];

const FOUR = table(numbers(1, 4));
const plain = (name: string, rows: Rows = FOUR, more: Partial<Sheet> = {}): Sheet => ({ name, rows, ...more });

it("no table, and tables without rows, are no submission", () => {
  const none = { rows: [], label: 1, over: 0, unused: [], rivals: [], others: [] };
  expect(chooseTable([], REFERENCE)).toEqual(none);
  expect(chooseTable([[], []], REFERENCE)).toEqual(none);
});

it("one table is the submission, whatever it is", () => {
  expect(chosen([plain("記入例", [["題名"], ...FOUR])])).toEqual({
    rows: "2!1 2!2 2!3 2!4",
    from: "2",
    unused: [],
    rivals: [],
    others: [],
    label: 0,
    over: 0,
  });
});

describe("of two tables, the one", () => {
  const blank = table([], numbers(1, 4));
  it.each<[string, Sheet, Sheet]>([
    ["of an earlier year before a draft", plain("R7", FOUR), plain("下書き")],
    ["of this year before one for handing in", plain("表"), plain("R7提出用")],
    ["of this year before an earlier one", plain("R8"), plain("R7")],
    ["for handing in, though hidden", plain("提出用", FOUR, { hidden: true }), plain("表")],
    ["that is seen, though blank", plain("表", blank), plain("本表", FOUR, { hidden: true })],
    ["that is filled, though a summary", plain("集計"), plain("表", blank)],
    ["that is no summary, though a copy", plain("コピー"), plain("集計")],
    ["that holds no links to blank cells", plain("コピー"), plain("表", [...FOUR, [5, null, ZERO]])],
    ["that is no copy, though inspected earlier", plain("表", [...inspected("令和8年10月1日"), ...FOUR]), plain("コピー", [...inspected("令和8年10月2日"), ...FOUR])], // prettier-ignore
    ["that was inspected later", plain("表", [...inspected("令和8年10月2日"), ...FOUR]), plain("本表", [...inspected("令和8年10月1日"), ...table(numbers(1, 6))])], // prettier-ignore
    ["that says its day", plain("表", [...inspected("令和8年10月2日"), ...FOUR]), plain("本表", [["機関コード", null, "012017"], ...table(numbers(1, 6))])], // prettier-ignore
  ])("%s, wherever it stands", (_, better, worse) => {
    // A blank one, and one of another year than the chosen, are nobody's loss.
    const isLoss = worse.rows !== blank && ![better.name, worse.name].some((name) => name.startsWith("R7"));
    const unused = isLoss ? [worse.name] : [];
    const expected = { from: better.name, rivals: [], unused, others: [worse.name] };
    expect(chosen([better, worse])).toMatchObject(expected);
    expect(chosen([worse, better])).toMatchObject(expected);
  });

  it.each<[string, Sheet, Sheet]>([
    ["that answers more", plain("表", table(numbers(1, 4), [5])), plain("本表", table(numbers(1, 3), [4, 5]))],
    ["that comes first", plain("表"), plain("本表")],
    ["that comes first, though the other is next year's", plain("表"), plain("R9")],
    ["that comes first, of one day", plain("表", [...inspected("R8.10.1"), ...FOUR]), plain("本表", [...inspected("R8.10.1"), ...FOUR])], // prettier-ignore
  ])("%s: but nothing sets them apart", (_, better, worse) => {
    expect(chosen([better, worse])).toMatchObject({ from: better.name, unused: [worse.name], rivals: [worse.name] });
  });

  it("that answers more, in turn", () => {
    expect(chosen([plain("表", table([1, 2, 3], [4])), plain("本表")]).from).toBe("本表");
    expect(chosen([plain("表", [...FOUR, [5, null, ZERO]]), plain("本表", [...FOUR, [5, null, ZERO]])]).from).toBe(
      "表",
    );
    expect(chosen([plain("表", [...table([1, 2, 3]), [4, null, ZERO], [5, null, ZERO]]), plain("本表", [...FOUR, [5, null, ZERO]])]).from).toBe("本表"); // prettier-ignore
  });
});

it("a table that shows how to fill in, and one of another year, is not told of", () => {
  const sheets = [plain("表"), plain("記入例"), plain("下書き"), plain("R7"), plain("白紙", table([], [1, 2]))];
  expect(chosen(sheets)).toMatchObject({ unused: ["下書き"], rivals: [], others: ["白紙", "R7", "記入例", "下書き"] });
});

describe("a table without a day of its own", () => {
  const dated = [...inspected("令和8年10月2日"), ...FOUR];
  it("on another sheet shares the day where it names nobody", () => {
    expect(chosen([plain("表", dated), plain("本表")]).rivals).toEqual(["本表"]);
    for (const field of [
      ["機関名", null, "架空県青葉市"],
      ["機関コード", null, "012017"],
    ])
      // prettier-ignore
      expect(chosen([plain("表", dated), plain("本表", [field, ...FOUR])])).toMatchObject({ unused: ["本表"], rivals: [] });
  });

  it("names nobody by a field below its heading, or above the table before", () => {
    const below = [...FOUR, ["機関コード", null, "012017"]];
    expect(chosen([plain("表", dated), plain("本表", below)]).rivals).toEqual(["本表"]);
    const rows = [["機関コード", null, "012017"], ...FOUR, ...table([1, 2, 3])];
    expect(chosen([plain("表", dated), plain("本表", rows)]).rivals).toEqual(["本表"]);
  });

  it("on the same sheet shares the day, whoever it names", () => {
    const rows = [...dated, ["機関コード", null, "012017"], ...FOUR];
    expect(chosen([plain("表", rows)])).toMatchObject({ from: "2", unused: ["8"], rivals: ["8"] });
    expect(chosen([plain("表", [...dated, ["点検日", null, "令和8年10月2日"], ...FOUR])]).rivals).toEqual(["8"]);
    expect(chosen([plain("表", [...dated, ["点検日", null, "令和8年10月1日"], ...FOUR])])).toMatchObject({
      unused: ["8"],
      rivals: [],
    });
  });
});

describe("a longer table that agrees", () => {
  const shorter = plain("表", table(numbers(1, 4)));
  it("gives the measures that only it asks for", () => {
    const longer = plain("本表", table([1, 2, 3, 4, 6], [5]));
    expect(chosen([plain("表", table(numbers(1, 5))), plain("本表", table([1, 2, 3, 4, 5], [6, 7]))]).rows).toBe(
      "表!1 表!2 表!3 表!4 表!5 本表!6 本表!7",
    );
    expect(chosen([longer, shorter])).toMatchObject({ from: "本表" });
  });

  it.each<[string, Rows]>([
    ["it says otherwise", [...table([1, 2, 3], [5, 6]), [4, null, "△"]]],
    ["it is no longer", table([1, 2, 3, 5])],
    ["it says whose it is", [["機関コード", null, "012017"], ...table(numbers(1, 4), [5, 6])]],
    ["it says of which day", [...inspected("令和8年10月2日"), ...table(numbers(1, 4), [5, 6])]],
  ])("but not where %s", (_, rows) => {
    const first = rows[0]?.[0] === "点検日" ? plain("表", [...inspected("令和8年10月2日"), ...FOUR]) : shorter;
    expect(chosen([first, plain("本表", rows)])).toMatchObject({
      rows: "表!1 表!2 表!3 表!4",
      rivals: ["本表"],
    });
  });

  it("but not where evidence sets it apart", () => {
    const longer = plain("コピー", table(numbers(1, 4), [5, 6]));
    expect(chosen([shorter, longer])).toMatchObject({ rows: "表!1 表!2 表!3 表!4", unused: ["コピー"], rivals: [] });
  });
});

describe("pieces go on with a table", () => {
  it.each<[string, readonly Sheet[], string]>([
    ["with other measures on another sheet", [plain("一"), plain("二", table([5, 6]))], "一+二"],
    ["with more new measures than repeated ones", [plain("一"), plain("二", table(numbers(3, 7)))], "一+二"],
    ["where only numbers of notes repeat", [plain("一"), plain("二", table([5], [1, 2, 3]))], "一+二"],
    ["below another piece of another label", [plain("下書き"), plain("一"), plain("二", table([5, 6]))], "一+二"],
    [
      "in the table before the one before",
      [plain("一", table(numbers(1, 8))), plain("二"), plain("三", table([9]))],
      "一+三",
    ],
    ["on a sheet without a heading", [plain("一"), plain("二", [[5, null, "〇"], [6, null, "〇"]])], "一+二"], // prettier-ignore
  ])("%s", (_, sheets, from) => {
    expect(chosen(sheets).from).toBe(from);
  });

  it.each<[string, readonly Sheet[]]>([
    ["of which half repeats", [plain("一"), plain("二", table(numbers(3, 6)))]],
    ["whose repeated measures are blank, but the form's", [plain("一"), plain("二", [HEADING, [5, null, "〇"], [1, textOf(1), null]])]], // prettier-ignore
    ["of another label", [plain("提出用"), plain("下書き", table([5, 6]))]],
  ])("but not pieces %s", (_, sheets) => {
    const { from, others } = chosen(sheets);
    expect([from, ...others]).toEqual(sheets.map(({ name }) => name));
  });

  it("on the same sheet though two measures repeat, but not three", () => {
    expect(chosen([plain("表", [...FOUR, ...table([3, 4])])]).others).toEqual([]);
    expect(chosen([plain("表", [...FOUR, ...table([2, 3, 4])])]).others).toEqual(["6"]);
  });

  it("but a sheet without a heading is no table of its own", () => {
    const again = numbers(1, 4).map((number) => [number, null, "△"]);
    expect(chosen([plain("一"), plain("二", again)])).toMatchObject({ from: "一", others: [] });
  });
});

describe("sections that each fill in their part of the whole form", () => {
  const first = table(numbers(1, 5), numbers(6, 12));
  const second = table(numbers(6, 10), [...numbers(1, 5), ...numbers(11, 13)]);
  it("are one submission", () => {
    expect(chosen([plain("総務課", first), plain("市民課", second)])).toMatchObject({
      rows: "総務課!1 総務課!2 総務課!3 総務課!4 総務課!5 総務課!11 総務課!12 市民課!6 市民課!7 市民課!8 市民課!9 市民課!10 市民課!13",
      others: [],
    });
  });

  it.each<[string, readonly Sheet[]]>([
    ["where one answers few", [plain("総務課", first), plain("市民課", table(numbers(6, 9), [1, 2, 3, 10]))]],
    ["where the first answers few", [plain("市民課", table(numbers(6, 9), [1, 2, 3, 10])), plain("総務課", first)]],
    ["where both answer one measure", [plain("総務課", first), plain("市民課", table(numbers(5, 10), [1, 2, 3]))]],
    ["where one is hidden", [plain("総務課", first), plain("市民課", second, { hidden: true })]],
    ["of two years", [plain("R8", first), plain("R7", second)]],
    ["of two labels", [plain("提出用", first), plain("市民課", second)]],
  ])("but not %s", (_, sheets) => {
    expect(chosen(sheets).others).toHaveLength(1);
  });

  it("are one submission where both are hidden, but not on one sheet", () => {
    const hidden = { hidden: true };
    expect(chosen([plain("総務課", first, hidden), plain("市民課", second, hidden)]).others).toEqual([]);
    expect(chosen([plain("表", [...first, ...second])]).others).toHaveLength(1);
  });
});

describe("titles", () => {
  it("stand over the table, below whatever is above it", () => {
    const rows = [["記入例"], ...FOUR, ["注"], ...FOUR];
    expect(chosen([plain("表", rows)])).toMatchObject({ from: "8", label: 1, over: 6, others: ["2"], unused: [] });
    const example = [...FOUR, ["記入例"], ...FOUR];
    expect(chosen([plain("表", example)])).toMatchObject({ from: "1", over: 0, others: ["7"], unused: [] });
  });

  it("stand below the last of several tables above", () => {
    const rows = [["今回"], ...FOUR, ["前回"], ...FOUR, ["下書き"], ...FOUR];
    expect(chosen([plain("表", rows)])).toMatchObject({ from: "2", label: 2, others: ["8", "14"], unused: ["14"] });
  });

  it("are not those of another sheet", () => {
    expect(chosen([plain("一", [...FOUR, ...FOUR]), plain("二", [["今回"], ...FOUR])])).toMatchObject({
      from: "二",
      label: 2,
      over: 0,
    });
  });

  /** `left` and `right` over two tables side by side, from the second column on. */
  const sideBySide = (left: readonly CellValue[], right: readonly CellValue[]): Rows => [
    [...left, ...Array.from({ length: 5 - left.length }, (): CellValue => null), ...right],
    [null, ...HEADING, null, ...HEADING],
    ...numbers(1, 4).map((number) => [null, number, null, "〇", null, number, null, "△"]),
  ];
  const marks = (rows: Rows): string =>
    chooseTable(piecesOf([plain("表", rows)]), REFERENCE)
      .rows.map(({ row }) => row.answers.map(({ cell }) => cell.text).join(""))
      .join("");

  it.each<[string, Rows, string]>([
    ["the left one's over it", sideBySide([null, "前回"], []), "△△△△"],
    ["the left one's at its left", sideBySide(["前回"], []), "△△△△"],
    ["the left one's up to the right table", sideBySide([null, null, null, null, "前回"], []), "△△△△"],
    ["the right one's over it", sideBySide([], ["今回"]), "△△△△"],
    ["the right one's at its right", sideBySide([], [null, null, null, "今回"]), "△△△△"],
    ["the right one's, of another inspection", sideBySide([], ["前回"]), "〇〇〇〇"],
    ["both", sideBySide([null, "今回"], ["前回"]), "〇〇〇〇"],
  ])("of tables side by side are each table's own: %s", (_, rows, expected) => {
    expect(marks(rows)).toBe(expected);
  });

  it("of a table below two side by side are its own, wherever they stand", () => {
    const rows = [...sideBySide([null, "前回"], ["前回"]), [null, null, null, null, null, null, "今回"], ...FOUR];
    expect(chosen([plain("表", rows)])).toMatchObject({ from: "8", label: 2, over: 6 });
  });
});
