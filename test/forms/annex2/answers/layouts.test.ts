import { describe, expect, it } from "vitest";
import type { RawSheet } from "../../../../pipeline/model/raw-workbook.ts";
import { shifted, tableRows, USUAL_COLUMNS, type Answers, type CellValue, type Rows } from "../../../build/annex2.ts";
import { catalog } from "../../../build/catalog.ts";
import { rawSheet } from "../../../build/raw-workbook.ts";
import { answerTo, formRows, normalize, tryNormalize } from "../../../build/submission.ts";

/** One answer of each kind, at the edges of chapters and of the table. */
const ANSWERS: Answers = {
  1: { mark: "△", remark: "令和9年9月" },
  13: { mark: "－", remark: "委託していない" },
  14: { mark: "×" },
  54: { mark: "" },
  92: { mark: "△", remark: "令和10年3月" },
};
const KINDS: Readonly<Record<number, string>> = {
  1: "planned",
  13: "not_applicable",
  14: "invalid",
  54: "missing",
  92: "planned",
};
const expected = catalog.measures.map(({ number }) => [number, KINDS[number] ?? "implemented"]);

const sheet = (table: Rows): RawSheet => rawSheet("自己点検表", formRows(table));
const plain = tableRows(ANSWERS);
const [heading = [], ...body] = plain;
const chapters = [...new Set(catalog.measures.map(({ chapter }) => chapter))];
const wide = (n: number): string => String(n).replace(/\d/gu, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
const JOINT: Rows = [
  ["#", "項目", "安全管理措置", "重点報告事項", "自己点検", null],
  [null, null, null, null, "自己点検結果", "特記事項"],
];

/** `2 | 外部委託` instead of ` | 2 外部委託`. */
const splitTitles = (rows: Rows): Rows =>
  rows.map((row) => {
    const title = /^([\d.]+) (.+)$/u.exec(row[0] === null ? String(row[1]) : "");
    return title ? [title[1] ?? null, title[2] ?? null] : row;
  });

/** Each measure takes two rows, with everything merged over both. */
function overTwoRows(): RawSheet {
  const rows = formRows(tableRows(ANSWERS, { titles: false }));
  const top = rows.findIndex((row) => row[0] === "#") + 2;
  const doubled = rows.flatMap((row, index) => (index + 1 < top ? [row] : [row, []]));
  const merges = catalog.measures.flatMap((_, index) =>
    [1, 2, 3, 4, 5, 6].map((left) => ({ top: top + 2 * index, bottom: top + 2 * index + 1, left, right: left })),
  );
  return rawSheet("自己点検表", doubled, { merges });
}

const LAYOUTS: Readonly<Record<string, readonly RawSheet[]>> = {
  "the form as it is": [sheet(plain)],
  "moved down and right": [rawSheet("自己点検表", shifted(formRows(plain), 7, 3))],
  "a heading of two rows": [sheet([...JOINT, ...body])],
  "a heading repeated on every page": [
    sheet([heading, ...body.flatMap((row, i) => (i % 25 === 24 ? [row, heading] : [row]))]),
  ],
  "a heading of two rows, repeated": [
    sheet([...JOINT, ...body.flatMap((row, i) => (i % 25 === 24 ? [row, ...JOINT] : [row]))]),
  ],
  "columns in another order": [
    sheet(tableRows(ANSWERS, { columns: ["自己点検結果", "特記事項", "#", "安全管理措置", "項目", "重点報告事項"] })),
  ],
  "no priority column": [
    sheet(tableRows(ANSWERS, { columns: ["#", "項目", "安全管理措置", "自己点検結果", "特記事項"] })),
  ],
  "other words for the headings": [
    sheet(
      tableRows(ANSWERS, {
        headings: { "#": "Ｎｏ．", 安全管理措置: "措置内容", 自己点検結果: "点検結果（○△－）", 特記事項: "備 考" },
      }),
    ),
  ],
  "a sheet for each chapter": chapters.map((chapter, index) => {
    const table = tableRows(ANSWERS, { measures: catalog.measures.filter((measure) => measure.chapter === chapter) });
    return rawSheet(`第${String(index + 1)}章`, index === 0 ? formRows(table) : table);
  }),
  "a sheet for each chapter, with a heading on the first only": chapters.map((chapter, index) => {
    const table = tableRows(ANSWERS, { measures: catalog.measures.filter((measure) => measure.chapter === chapter) });
    return rawSheet(`${String(index + 1)}枚目`, index === 0 ? formRows(table) : table.slice(1));
  }),
  "a total below that begins with a number": [sheet([...plain, [], [92, null, null, null, 92]])],
  "last year's answers in a column before": [
    sheet(plain.map((row, i) => [...row.slice(0, 4), i === 0 ? "自己点検結果（前年度）" : "〇", ...row.slice(4)])),
  ],
  "answers and remarks of two years, the years over them": [
    sheet([
      ["#", "項目", "安全管理措置", "重点報告事項", "令和7年度", null, "令和8年度", null],
      [null, null, null, null, "点検結果", "特記事項", "点検結果", "特記事項"],
      ...body.map((row) => [...row.slice(0, 4), "〇", "昨年の注記", ...row.slice(4)]),
    ]),
  ],
  "the years below the heading of the answers": [
    rawSheet(
      "s",
      formRows([
        ["#", "項目", "安全管理措置", "重点報告事項", "自己点検結果", null, "特記事項"],
        [null, null, null, null, "令和7年度", "令和8年度", null],
        ...body.map((row) => [...row.slice(0, 4), "〇", ...row.slice(4)]),
      ]),
      { merges: [{ top: 6, bottom: 6, left: 5, right: 6 }] },
    ),
  ],
  "last year's table on a sheet that says so by its year": [
    rawSheet("R7", formRows(tableRows({}), { inspected: "令和8年2月10日" })),
    rawSheet("R8", formRows(plain)),
  ],
  "last year's table above it on the same sheet": [
    rawSheet("s", [
      ...formRows(tableRows({}), { inspected: "令和8年2月10日" }),
      [],
      ["今回"],
      ...formRows(plain, { inspected: "令和9年2月10日" }),
    ]),
  ],
  "a filled-in example on a sheet of any name": [
    rawSheet("Sheet1", [["【記入例】"], ...formRows(tableRows({}), { code: "123456", name: "○○市" })]),
    sheet(plain),
  ],
  "a hidden sheet": [rawSheet("表紙", [["点検の手引"]]), rawSheet("自己点検表", formRows(plain), { hidden: true })],
  "no number column": [sheet(tableRows(ANSWERS, { columns: USUAL_COLUMNS.slice(1) }))],
  "full-width numbers": [sheet(tableRows(ANSWERS, { number: wide }))],
  "numbers with words": [sheet(tableRows(ANSWERS, { number: (n) => `No.${String(n)}` }))],
  "numbers where some are text and one is blank": [
    sheet(tableRows(ANSWERS, { number: (n): CellValue => (n === 14 ? null : n % 2 === 0 ? String(n) : n) })),
  ],
  "measures over two merged rows": [overTwoRows()],
  "blank rows and notes between": [
    sheet(
      plain.flatMap((row, i) =>
        i % 10 === 9 ? [row, [], [null, "※ 以下は課内で確認済み"], ["", null, "（注）次頁に続く"]] : [row],
      ),
    ),
  ],
  "no chapter and section rows": [sheet(tableRows(ANSWERS, { titles: false }))],
  "chapter and section numbers in the number column": [sheet(splitTitles(plain))],
  "instructions first": [
    rawSheet("記載要領", [["自己点検結果", "〇：実施済み", "△：未実施", "－：対象外"]]),
    sheet(plain),
  ],
  "a filled-in example first": [rawSheet("記入例", formRows(tableRows({}))), sheet(plain)],
  "last year's table after it": [sheet(plain), rawSheet("前年度", formRows(tableRows({})))],
};

describe("every layout gives the same answers", () => {
  it.each(Object.entries(LAYOUTS))("%s", (_, sheets) => {
    const { answers, unknownMeasures, unusedTables } = normalize(...sheets);
    expect(answers.map(({ measure, mark }) => [measure, mark.kind])).toEqual(expected);
    expect(answers.filter(({ repeatedAt }) => repeatedAt !== undefined)).toEqual([]);
    expect({ unknownMeasures, unusedTables }).toEqual({ unknownMeasures: [], unusedTables: [] });
  });
});

it("an answer merged over several measures answers each of them, and keeps its cell", () => {
  const rows = formRows(
    tableRows({ 56: { mark: "" }, 57: { mark: "" }, 55: { mark: "－", remark: "端末がない" } }, { titles: false }),
  );
  const top = rows.findIndex((row) => row[0] === 55) + 1;
  const merges = [5, 6].map((column) => ({ top, bottom: top + 2, left: column, right: column }));
  const submission = normalize(rawSheet("自己点検表", rows, { merges }));
  for (const measure of [55, 56, 57]) {
    expect(answerTo(submission, measure)).toMatchObject({
      mark: { kind: "not_applicable" },
      remark: "端末がない",
      place: { cell: `E${String(top)}` },
    });
  }
  expect(answerTo(submission, 58).mark.kind).toBe("implemented");
});

describe("without numbers and texts, rows are taken in order", () => {
  const rows = (answers: Answers): Rows =>
    tableRows(answers, { columns: ["項目", "重点報告事項", "自己点検結果"], titles: false });

  it("where there are as many as measures", () => {
    const submission = normalize(rawSheet("s", rows({ 1: { mark: "△" }, 92: { mark: "－" } })));
    expect([1, 2, 92].map((n) => answerTo(submission, n).mark.kind)).toEqual([
      "planned",
      "implemented",
      "not_applicable",
    ]);
  });

  it("and where one is missing, only under those 項目 that have all their rows", () => {
    const table = rows({}).filter((_, index) => index !== 7);
    const submission = normalize(rawSheet("s", table));
    const found = submission.answers.filter(({ place }) => place !== null).map(({ measure }) => measure);
    expect(found).toEqual(catalog.measures.map(({ number }) => number).filter((n) => n !== 6 && n !== 7));
  });

  it("also where every chapter has its own sheet", () => {
    const sheets = chapters.map((chapter, index) => {
      const measures = catalog.measures.filter((measure) => measure.chapter === chapter);
      return rawSheet(String(index), tableRows(ANSWERS, { columns: ["項目", "自己点検結果", "特記事項"], measures }));
    });
    expect(normalize(...sheets).answers.map(({ measure, mark }) => [measure, mark.kind])).toEqual(expected);
  });

  it("also where an answer is blank", () => {
    expect(tryNormalize([rawSheet("s", rows({ 54: { mark: "" } }))])).not.toBeNull();
  });
});

it("of two complete tables the one with more answers counts, and the other is listed", () => {
  const half = Object.fromEntries(catalog.measures.slice(0, 46).map(({ number }) => [number, { mark: "" }]));
  const submission = normalize(rawSheet("作業用", formRows(tableRows(half))), sheet(plain));
  expect(answerTo(submission, 14).mark.kind).toBe("invalid");
  expect(submission.unusedTables).toMatchObject([{ sheet: "作業用", cell: "A9" }]);
});

it("a complete blank form beside the answers is not worth a word", () => {
  const blank = Object.fromEntries(catalog.measures.map(({ number }) => [number, { mark: "" }]));
  expect(normalize(rawSheet("様式", tableRows(blank)), sheet(plain)).unusedTables).toEqual([]);
});

it("a single table counts even where its sheet is called an example", () => {
  expect(answerTo(normalize(rawSheet("記入例", formRows(plain))), 14).mark.kind).toBe("invalid");
});

it("numbers that the form does not have are listed with their cells", () => {
  const last = catalog.measures.at(-1);
  if (last === undefined) throw new Error("The catalog is empty.");
  const rows = tableRows({}, { measures: [...catalog.measures, { ...last, number: 93 }] });
  expect(normalize(rawSheet("s", rows)).unknownMeasures).toEqual([
    { number: 93, place: { sheet: "s", cell: `A${String(rows.length)}` } },
  ]);
});

it("a workbook without such a table is no submission", () => {
  expect(
    tryNormalize([
      rawSheet("名簿", [
        ["番号", "氏名", "備考"],
        [1, "架空太郎", null],
      ]),
    ]),
  ).toBeNull();
});

it("where only some measures are inspected, the others are left out", () => {
  const submission = tryNormalize([sheet(plain)], { kind: "変更時", onlyMeasures: [1, 14, 20] });
  expect(submission?.answers.map(({ measure }) => measure)).toEqual([1, 14, 20]);
});

it("the header fields of an example or of last year's table are not this submission's", () => {
  const { code, inspected } = normalize(
    rawSheet("記入例", formRows(tableRows({}), { code: "123456", inspected: "令和8年2月1日" })),
    rawSheet("s", [
      ...formRows(tableRows({}), { code: "999999", inspected: "令和8年2月10日" }),
      ...formRows(plain, { inspected: "令和9年2月10日" }),
    ]),
  );
  expect([code?.text, inspected?.on]).toEqual(["482030", "2027-02-10"]);
});

it("remarks that go on in the row below belong to the measure above", () => {
  const rows = formRows(tableRows({ 5: { mark: "△", remark: "関係課と調整の上、" } }, { titles: false }));
  const at = rows.findIndex((row) => row[0] === 5) + 1;
  const more = [...rows.slice(0, at), [null, null, null, null, null, "令和9年9月までに実施"], ...rows.slice(at)];
  expect(answerTo(normalize(rawSheet("s", more)), 5)).toMatchObject({
    remark: "関係課と調整の上、 令和9年9月までに実施",
    planned: { on: "2027-09-30" },
  });
});
