/** Random changes of layout never change the answers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RawSheet } from "../../pipeline/model/raw-workbook.ts";
import { indexMeasures, normalizeSubmission } from "../../pipeline/forms/annex2/answers/index.ts";
import {
  headerRows,
  shifted,
  tableRows,
  USUAL_COLUMNS,
  type Answers,
  type CellValue,
  type Column,
  type Rows,
} from "../build/annex2.ts";
import { catalog } from "../build/catalog.ts";
import { rawSheet, rawWorkbook } from "../build/raw-workbook.ts";

const context = { index: indexMeasures(catalog), inspected: catalog.measures, referenceDate: "2027-03-31" };

const filled = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ mark: "〇" }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { mark: "△", remark: "令和9年9月末" },
      { mark: "△" },
      { mark: "－", remark: "対象機器なし" },
      { mark: "×" },
      { mark: "" },
    ),
  },
);
const answers: fc.Arbitrary<Answers> = fc
  .array(filled, { minLength: 92, maxLength: 92 })
  .map((list) => Object.fromEntries(list.map((value, index) => [index + 1, value])));

interface Layout {
  readonly columns: readonly Column[];
  readonly down: number;
  readonly right: number;
  readonly titles: boolean;
  readonly noteEvery: number;
  readonly headingEvery: number;
  readonly shuffle: readonly number[];
  readonly byChapter: boolean;
}
const layout: fc.Arbitrary<Layout> = fc.record({
  columns: fc.shuffledSubarray([...USUAL_COLUMNS], { minLength: 6, maxLength: 6 }),
  down: fc.integer({ min: 0, max: 8 }),
  right: fc.integer({ min: 0, max: 4 }),
  titles: fc.boolean(),
  noteEvery: fc.constantFrom(0, 7, 13),
  headingEvery: fc.constantFrom(0, 20, 31),
  shuffle: fc.array(fc.nat(91), { maxLength: 40 }),
  byChapter: fc.boolean(),
});

/** Swaps measures with each other: unsorted rows. */
function shuffled<T>(list: readonly T[], swaps: readonly number[]): readonly T[] {
  const copy = [...list];
  swaps.forEach((to, index) => {
    const [a, b] = [copy[index % copy.length], copy[to % copy.length]];
    if (a !== undefined && b !== undefined) [copy[index % copy.length], copy[to % copy.length]] = [b, a];
  });
  return copy;
}

function sheetsOf(
  given: Answers,
  { columns, down, right, titles, noteEvery, headingEvery, shuffle, byChapter }: Layout,
): readonly RawSheet[] {
  const chapters = byChapter ? [...new Set(catalog.measures.map(({ chapter }) => chapter))] : [null];
  return chapters.map((chapter, sheet) => {
    const measures = catalog.measures.filter((measure) => chapter === null || measure.chapter === chapter);
    const [heading = [], ...rows] = tableRows(given, {
      columns,
      titles: titles && shuffle.length === 0,
      measures: shuffled(measures, shuffle),
    });
    const body: (readonly CellValue[])[] = [heading];
    rows.forEach((row, index) => {
      if (noteEvery > 0 && index % noteEvery === 3) body.push([], ["※注：提出前に確認してください"]);
      if (headingEvery > 0 && index > 0 && index % headingEvery === 0) body.push(heading);
      body.push(row);
    });
    const top: Rows = sheet === 0 ? headerRows({ code: "482013", name: "青葉市", inspected: "令和9年2月15日" }) : [];
    return rawSheet(`シート${String(sheet + 1)}`, shifted([...top, ...body], down, right));
  });
}

const meaning = (sheets: readonly RawSheet[]): unknown =>
  normalizeSubmission(rawWorkbook(sheets), "x.xlsx", context)?.answers.map(
    ({ measure, mark, remark, planned, repeatedAt }) => [
      measure,
      mark.kind,
      remark,
      planned?.on ?? null,
      repeatedAt?.length,
    ],
  );

describe("a layout", () => {
  it("shifted, permuted, shuffled, split or full of notes means the same", () => {
    const usual: Layout = {
      columns: USUAL_COLUMNS,
      down: 0,
      right: 0,
      titles: true,
      noteEvery: 0,
      headingEvery: 0,
      shuffle: [],
      byChapter: false,
    };
    fc.assert(
      fc.property(answers, layout, (given, changed) => {
        const expected = meaning(sheetsOf(given, usual));
        expect(expected).toHaveLength(92);
        expect(meaning(sheetsOf(given, changed))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
