/** 別冊3 機関別一覧: every institution with its counts, its rates (of each chapter on grey, a heat table) and its answer to each reported measure; on landscape pages. */
import { chunk } from "../../../lib/chunk.ts";
import { formatCount } from "../../../lib/format-count.ts";
import { formatWareki } from "../../../lib/japanese/wareki.ts";
import { ANSWER_KINDS, countKinds, type AnswerKind } from "../../../model/answer-kind.ts";
import { WAITING } from "../../../model/decision.ts";
import { extensionsByCode } from "../../../model/deadlines.ts";
import { measuresLeft } from "../../../model/cycle-scope.ts";
import { formatImplementationRate, formatRate, implementationRate } from "../../../model/implementation-rate.ts";
import { ANSWER_LABELS, ANSWER_MARKS, STATUS_LABELS } from "../../../model/labels.ts";
import { EQUALS_APART, type TraceOrigin, type TraceTable } from "../../../model/trace.ts";
import type { AnswerTotals, InstitutionSummary } from "../../../model/rollup.ts";
import type { Block, Cell, Row } from "../../word/block.ts";
import type { ColumnShape, TableShape } from "../../word/table-shape.ts";
import { formatNumberRanges } from "../../wording/format-number-ranges.ts";
import { chaptersLegend, DARKEST_BELOW, GREYS_LEGEND, heatCell, type ReportedChapter } from "../heat.ts";
import { REPORTED, type Origins } from "../origins.ts";
import { lowestOf, namesOfEquals } from "../superlative.ts";
import { sumsOf, tracedTable, type TracedPaper } from "../trace-lines.ts";
import type { Annex } from "./annex.ts";
import { annexesOf } from "./annex-groups.ts";
import { annexKind } from "./annex-kind.ts";
import { groupTables, type GroupDrawing } from "./group-tables.ts";

/** An institution with what its line needs besides. */
interface InstitutionEntry extends InstitutionSummary {
  readonly left: number;
  /** Until when it has, where that is longer than all others; `YYYY-MM-DD`. */
  readonly extendedTo: string | null;
}

/** An institution as it is printed. */
interface InstitutionLine {
  readonly code: string;
  readonly name: string;
  /** One character a reported measure, in their order; empty when nothing was read. */
  readonly marks: string;
  /** Why there are no marks; empty where there are. */
  readonly state: string;
  /** How many of the marks are － because an aggregator does the measure, whatever is written. */
  readonly left: number;
}

/** One for each supervising body. */
export const institutionsAnnex = annexKind({
  number: "別冊3",
  title: "機関別一覧",
  annexesOf: (results) =>
    annexesOf(results, {
      entriesOf: ({ institutions, cycle, decisions, scope: { reported } }) => {
        const extensionOf = extensionsByCode(cycle.deadline, decisions);
        return institutions.map((each) => {
          const wasRead = each.answers.length > 0;
          const left = wasRead ? measuresLeft(reported, each.institution).size : 0;
          return { ...each, left, extendedTo: extensionOf(each.institution.code) };
        });
      },
      isCompact: (entries, { scope }) => {
        const blocks = Math.ceil(scope.reported.length / MEASURES_ACROSS);
        return blocks > 1 && entries.length * blocks > MOST_MATRIX_ROWS;
      },
      linesOf: (entries) => entries.map(toLine),
    }),
  counts: ["lowChapterCount", "byAggregatorCount"],
  countsOf: (lines: readonly InstitutionLine[], { measures, chapters }) => ({
    lowChapterCount: lines.filter(({ marks }) => hasLowChapter(marks, chapterPlaces({ measures, chapters }))).length,
    byAggregatorCount: lines.reduce((sum, { left }) => sum + left, 0),
  }),
  texts: ["chapterLegend", "lowestChapter", "lowestChapterRate"],
  textsOf: (annex) => {
    const lowest = lowestChapters(annex);
    return {
      chapterLegend: `章の欄は実施率（％、小数点以下切捨て）。${GREYS_LEGEND}（${chaptersLegend(annex.chapters)}）。`,
      lowestChapter: namesOfEquals(
        lowest.map(({ name }) => `「${name}」`),
        "章",
      ),
      lowestChapterRate: lowest[0] ? formatRate(lowest[0].rate) : "",
    };
  },
  originsOf: (annex, { answers, count, rate, select }) => {
    const lowest = lowestChapters(annex);
    return {
      lowChapterCount: count("institutions", { low_chapter: "○" }),
      byAggregatorCount: answers({ left: "○" }),
      chapterLegend: null,
      lowestChapter: {
        from: { pick: "lowest-rate", by: "chapter", of: select("answers", REPORTED) },
        value: lowest.map(({ name }) => name).join(EQUALS_APART),
      },
      lowestChapterRate: rate({ chapter: lowest[0]?.name ?? "" }),
    };
  },
  tracedRows: traceRows,
  table: "institutions",
  draw: (annex, width) => (annex.compact ? drawExceptions : drawMatrix)(annex, width),
});

/** Of all institutions together; those that share it, in the order of the form. */
function lowestChapters({
  measures,
  chapters,
  groups,
}: Annex<InstitutionLine>): readonly { readonly name: string; readonly rate: number }[] {
  const marks = groups.flatMap(({ lines }) => lines.map((line) => line.marks));
  const rates = chapterPlaces({ measures, chapters }).flatMap((places, index) => {
    const rate = implementationRate(totalsOf(marks, places));
    return rate === null ? [] : [{ name: chapters[index]?.name ?? "", rate }];
  });
  return lowestOf(rates, ({ rate }) => rate);
}

function toLine({ institution, status, waiting, answers, left, extendedTo }: InstitutionEntry): InstitutionLine {
  const { code, name } = institution;
  const wasRead = status === "accepted" || status === "needs_correction";
  const extended = status === "not_received" && extendedTo !== null ? `　延長 ${formatWareki(extendedTo)}` : "";
  const state = wasRead ? "" : waiting === true ? WAITING : STATUS_LABELS[status] + extended;
  return { code, name, marks: answers.map((answer) => ANSWER_MARKS[answer]).join(""), state, left };
}

/** Measures side by side: the priority measures of form 2.0. */
const MEASURES_ACROSS = 46;
/** More rows than this fill some sixty pages: beyond, only answers other than 〇 are listed, by number. */
const MOST_MATRIX_ROWS = 1500;

const COUNTS: readonly ColumnShape[] = [
  ...ANSWER_KINDS.map((kind): ColumnShape => ({ heading: ANSWER_MARKS[kind], share: 260, style: "MatrixMark" })),
  { heading: "実施率", share: 520, style: "MatrixMark" },
];
/** Of code and name together; a code has what its longest takes, as a broken one makes each row twice as high. */
const LEADING = 3120;
const LEADING_COLUMNS = 2;
/** Of a Latin letter in MatrixText, and of a code with its indent. */
const CODE = { letter: 76, least: 560, most: 1400, indent: 60 };

function leadingColumns({ groups }: Pick<Annex<InstitutionLine>, "groups">): readonly ColumnShape[] {
  const longest = groups.reduce(
    (most, { lines }) => lines.reduce((own, { code }) => Math.max(own, code.length), most),
    0,
  );
  const share = Math.min(CODE.most, Math.max(CODE.least, longest * CODE.letter + CODE.indent));
  return [
    { heading: "コード", share, style: "MatrixText" },
    { heading: "機関名", share: LEADING - share, style: "MatrixText" },
  ];
}
/** Share of a mark. */
const MARK = 180;

/** Counts, and the rates of chapters, which make the table a picture. */
function figureColumns(chapters: readonly ReportedChapter[]): readonly ColumnShape[] {
  return [
    ...COUNTS,
    ...chapters.map(({ short }): ColumnShape => ({ heading: short, share: 270, style: "MatrixMark" })),
  ];
}

/** Where the measures do not fit side by side, a group is printed several times, with the figures in the first. */
function drawMatrix(annex: Annex<InstitutionLine>, width: number): readonly Block[] {
  const { measures } = annex;
  const places = chapterPlaces(annex);
  const across = Math.ceil(measures.length / Math.ceil(measures.length / MEASURES_ACROSS));
  const drawings = chunk(measures, across).map((numbers, block): GroupDrawing<InstitutionLine> => {
    const figures = block === 0 ? figureColumns(annex.chapters) : [];
    const from = block * across;
    const marksOf = ({ marks }: InstitutionLine): readonly Cell[] => [
      ...(block === 0 ? figureCells(marks, places) : []),
      ...Array.from(marks.slice(from, from + numbers.length), (mark) => MARKS.get(mark) ?? { text: mark }),
    ];
    const span = figures.length + numbers.length;
    return {
      shape: matrixShape(
        ...leadingColumns(annex),
        ...figures,
        ...numbers.map((number): ColumnShape => ({ heading: String(number), share: MARK, style: "MatrixMark" })),
      ),
      summary: (lines) => `${summary(lines)}${rangeOf(numbers, measures)}`,
      rowsOf: (lines) => [
        ...lines.map((line) => institutionRow(line, marksOf, span)),
        ...(block === 0 ? [totalRow(lines, span)] : []),
      ],
      total: block === 0,
    };
  });
  return groupTables(annex, width, ...drawings);
}

/** Every answer is said here too: what is not listed is 〇. */
function drawExceptions(annex: Annex<InstitutionLine>, width: number): readonly Block[] {
  const { measures, chapters } = annex;
  const places = chapterPlaces(annex);
  const figures = figureColumns(chapters);
  const cellsOf = ({ marks }: InstitutionLine): readonly Cell[] => [
    ...figureCells(marks, places),
    { text: exceptions(marks, measures) },
  ];
  const span = figures.length + 1;
  return groupTables(annex, width, {
    shape: matrixShape(...leadingColumns(annex), ...figures, {
      heading: "〇のほかの回答（措置の番号）",
      share: MARK * MEASURES_ACROSS,
      style: "MatrixText",
    }),
    summary,
    rowsOf: (lines) => [...lines.map((line) => institutionRow(line, cellsOf, span)), totalRow(lines, span)],
    total: true,
  });
}

/** `△ 2、24　－ 30、43～45` */
function exceptions(marks: string, measures: readonly number[]): string {
  const others = ANSWER_KINDS.filter((kind) => kind !== "implemented").map((kind) => {
    const numbers = measures.filter((_, index) => marks[index] === ANSWER_MARKS[kind]);
    return numbers.length === 0 ? "" : `${ANSWER_MARKS[kind]} ${formatNumberRanges(numbers)}`;
  });
  return others.filter((text) => text !== "").join("　");
}

function summary(lines: readonly InstitutionLine[]): string {
  return `提出済 ${formatCount(submitted(lines))}機関`;
}

/** Where the marks of each chapter stand among those of an institution. */
function chapterPlaces({ measures, chapters }: Pick<Annex<never>, "measures" | "chapters">): readonly number[][] {
  return chapters.map((chapter) => chapter.measures.map((number) => measures.indexOf(number)));
}

function hasLowChapter(marks: string, places: readonly (readonly number[])[]): boolean {
  return places.some((each) => (implementationRate(totalsOf([marks], each)) ?? DARKEST_BELOW) < DARKEST_BELOW);
}

function submitted(lines: readonly InstitutionLine[]): number {
  return lines.filter(({ state }) => state === "").length;
}

function rangeOf(numbers: readonly number[], all: readonly number[]): string {
  return numbers.length === all.length ? "" : `　措置 No.${String(numbers[0])}～No.${String(numbers.at(-1))}`;
}

function matrixShape(...columns: readonly ColumnShape[]): TableShape {
  return {
    style: "MatrixTable",
    headingStyle: "MatrixHeading",
    groupStyle: "MatrixText",
    columns,
  };
}

/** The same few cells, a quarter of a million times in a country. */
const MARKS: ReadonlyMap<string, Cell> = new Map(Object.values(ANSWER_MARKS).map((text) => [text, { text }]));

/** @param span columns of what `cellsOf` gives for one that has sent something */
function institutionRow(line: InstitutionLine, cellsOf: (line: InstitutionLine) => readonly Cell[], span: number): Row {
  const named = [{ text: line.code }, { text: line.name }];
  if (line.state === "") return { cells: [...named, ...cellsOf(line)] };
  return { cells: [...named, { text: `（${line.state}）`, span, style: "MatrixText" }] };
}

/** In words: sums of a country have more digits than fit below a column of marks. */
function totalRow(lines: readonly InstitutionLine[], span: number): Row {
  const totals = totalsOf(lines.map(({ marks }) => marks));
  const counts = ANSWER_KINDS.map((kind) => `${ANSWER_LABELS[kind]} ${formatCount(totals[kind])}`);
  const text = [...counts, `実施率 ${formatImplementationRate(totals)}`].join("　");
  return {
    cells: [
      { text: "計", span: LEADING_COLUMNS },
      { text, span, style: "MatrixText" },
    ],
  };
}

/** Without making texts of marks, as a country has a million to count. @param places of those that count; all without */
function totalsOf(marks: readonly string[], places?: readonly number[]): AnswerTotals {
  const totals = countKinds([]);
  const add = (code: number): void => {
    const kind = KINDS.get(code);
    if (kind !== undefined) totals[kind]++;
  };
  for (const each of marks)
    if (places === undefined) for (let place = 0; place < each.length; place++) add(each.charCodeAt(place));
    else for (const place of places) add(each.charCodeAt(place));
  return totals;
}

/** By the code of their mark. */
const KINDS: ReadonlyMap<number, AnswerKind> = new Map(
  ANSWER_KINDS.map((kind) => [ANSWER_MARKS[kind].charCodeAt(0), kind]),
);

/** The rows, then what stands above and below those of each collecting body. */
function traceRows(
  annex: Annex<InstitutionLine>,
  paper: TracedPaper,
  { answers, count, rate }: Origins,
): readonly TraceTable[] {
  const { chapters, groups } = annex;
  const places = chapterPlaces(annex);
  const counts = Object.fromEntries(ANSWER_KINDS.map((kind) => [ANSWER_MARKS[kind], answers({ answer: kind })]));
  const figures = { ...counts, 実施率: rate() };
  const ofChapters = chapters.map(({ short, name }) => [short, { ...rate({ chapter: name }), whole: true }] as const);
  const rows = groups.flatMap(({ lines }) =>
    lines
      .filter(({ state }) => state === "")
      .map(({ code, marks }) => [code, ...figureCells(marks, places).map(({ text }) => text.trim())]),
  );
  const sums = groups.map(({ code, institutions, lines }) => {
    const totals = totalsOf(lines.map(({ marks }) => marks));
    const all = [institutions, submitted(lines), ...ANSWER_KINDS.map((kind) => totals[kind])].map(String);
    return [code, ...all, formatImplementationRate(totals)];
  });
  const heads = { 機関数: count("institutions"), 提出済: count("institutions", { submitted: "○" }) };
  return [
    ...tracedTable(paper, ["institution_code"], { ...figures, ...Object.fromEntries<TraceOrigin>(ofChapters) }, rows),
    ...tracedTable(sumsOf(paper), ["supervisor_code"], { ...heads, ...figures }, sums),
  ];
}

/** Padded: the marks' style centres, and figures must stand below each other. */
function figureCells(marks: string, places: readonly (readonly number[])[]): readonly Cell[] {
  const totals = totalsOf([marks]);
  const counts = ANSWER_KINDS.map((kind) => String(totals[kind]).padStart(2));
  return [
    ...[...counts, formatImplementationRate(totals).padStart(6)].map((text) => ({ text })),
    ...places.map((each) => {
      const cell = heatCell(totalsOf([marks], each));
      return { ...cell, text: cell.text.padStart(3) };
    }),
  ];
}
