/** Rows that repeat a measure's number. */
import { expect, it } from "vitest";
import type { MatchedRow } from "../../../../pipeline/forms/annex2/answers/match-measures.ts";
import { settleRepeats } from "../../../../pipeline/forms/annex2/answers/settle-repeats.ts";
import { findFormTables, readFormRows, toGrid } from "../../../../pipeline/forms/annex2/tables/index.ts";
import { catalog } from "../../../build/catalog.ts";
import { rawSheet } from "../../../build/raw-workbook.ts";

const textOf = (number: number): string => catalog.measures[number - 1]?.text ?? "";
const OWN = "own";

type Row = readonly [
  number: number,
  text: string | null,
  mark: string | null,
  remark?: string | null,
  planned?: string,
];

/** What is left of `rows` (from sheet row 2 on): the sheet row, its remarks and its date. `own` is the measure's own text. */
function settled(rows: readonly Row[], hiddenRows: readonly number[] = []): readonly string[] {
  const cells = rows.map(([number, text, mark, remark = null, planned = null]) => [
    number,
    text === OWN ? textOf(number) : text,
    mark,
    remark,
    planned,
  ]);
  const heading = ["#", "安全管理措置", "自己点検結果", "特記事項", "実施予定時期"];
  const [table] = findFormTables(toGrid(rawSheet("s", [heading, ...cells], { hiddenRows })));
  if (table === undefined) throw new Error("No table.");
  const matched = readFormRows(table).map((row): MatchedRow => {
    const number = row.number ?? 0;
    return { table, row, number, measure: catalog.measures[number - 1] ?? null, by: "number" };
  });
  return settleRepeats(matched).map(({ row }) =>
    [row.row, ...row.remarks.map(({ text }) => text), ...(row.planned ? [row.planned.text] : [])].join(" "),
  );
}

it.each<[string, readonly Row[], readonly string[]]>([
  [
    "numbers that differ stay, answered or not",
    [
      [1, OWN, "〇"],
      [2, OWN, null],
      [3, null, null],
    ],
    ["2", "3", "4"],
  ],
  [
    "two answers to one number both stay",
    [
      [1, OWN, "〇"],
      [1, OWN, "△"],
      [2, OWN, "〇"],
    ],
    ["2", "3", "4"],
  ],
  [
    "a note's number goes: another row has the form's words",
    [
      [1, OWN, "〇"],
      [2, OWN, "〇"],
      [1, "注意書き", null],
    ],
    ["2", "3"],
  ],
  [
    "a chapter's number goes, before the measure as well",
    [
      [1, "第1章 総則", null],
      [1, OWN, "〇"],
      [2, OWN, "〇"],
    ],
    ["3", "4"],
  ],
  [
    "a number alone goes: another row has words",
    [
      [1, "語句", "〇"],
      [2, OWN, "〇"],
      [1, null, null],
    ],
    ["2", "3"],
  ],
  [
    "a measure that goes on below adds its remark",
    [
      [1, OWN, "△", "前半"],
      [1, null, null, "後半"],
      [2, OWN, "〇"],
    ],
    ["2 前半 後半", "4"],
  ],
  [
    "and its date, where there was none",
    [
      [1, OWN, "△", "前半"],
      [1, null, null, null, "令和9年9月"],
      [2, OWN, "〇"],
    ],
    ["2 前半 令和9年9月", "4"],
  ],
  [
    "a date that was there stays",
    [
      [1, OWN, "△", null, "令和9年3月"],
      [1, null, null, null, "令和9年9月"],
    ],
    ["2 令和9年3月"],
  ],
  [
    "a remark of another place stays a row of its own",
    [
      [1, OWN, "△"],
      [2, OWN, "〇"],
      [1, null, null, "後半"],
    ],
    ["2", "3", "4 後半"],
  ],
  [
    "a row with words where none are the form's goes on",
    [
      [1, "語句", "〇", "前半"],
      [1, "続き", null, "後半"],
    ],
    ["2 前半 後半"],
  ],
  [
    "numbers that start again without an answer go, also where no row has words",
    [
      [1, null, "〇"],
      [2, OWN, "〇"],
      [1, null, null],
    ],
    ["2", "3"],
  ],
  [
    "so do words with such a number where none of that number are the form's",
    [
      [1, "語句", "〇"],
      [2, OWN, "〇"],
      [1, "続き", null],
    ],
    ["2", "3"],
  ],
])("%s", (_, rows, expected) => {
  expect(settled(rows)).toEqual(expected);
});

it.each<[string, readonly number[], readonly string[]]>([
  ["beside a visible one goes", [2], ["3", "4"]],
  ["stays where no other has its number", [4], ["2", "3", "4"]],
  ["stays where all of its number are hidden", [2, 3], ["2", "3", "4"]],
])("a row hidden by hand %s", (_, hidden, expected) => {
  const rows: readonly Row[] = [
    [1, OWN, "〇"],
    [1, OWN, "△"],
    [2, OWN, "〇"],
  ];
  expect(settled(rows, hidden)).toEqual(expected);
});
