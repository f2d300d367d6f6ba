/** 別冊3 機関別一覧: every institution with its counts, its rate and its answer to each reported measure; on landscape pages. */
import { chunk } from "../../../lib/chunk.ts";
import { formatCount } from "../../../lib/format-count.ts";
import { ANSWER_KINDS, countKinds, type AnswerKind } from "../../../model/answer-kind.ts";
import { WAITING } from "../../../model/decision.ts";
import { formatImplementationRate } from "../../../model/implementation-rate.ts";
import { ANSWER_LABELS, ANSWER_MARKS, STATUS_LABELS } from "../../../model/labels.ts";
import type { AnswerTotals, InstitutionSummary } from "../../../model/rollup.ts";
import type { Block, Cell, Row } from "../../word/block.ts";
import type { ColumnShape, TableShape } from "../../word/table-shape.ts";
import type { Annex } from "./annex.ts";
import { annexesOf } from "./annex-groups.ts";
import { annexKind } from "./annex-kind.ts";
import { groupTables, type GroupDrawing } from "./group-tables.ts";

/** An institution as it is printed. */
interface InstitutionLine {
  readonly code: string;
  readonly name: string;
  /** One character a reported measure, in their order; empty when nothing was read. */
  readonly marks: string;
  /** Why there are no marks; empty where there are. */
  readonly state: string;
}

/** One for each supervising body. */
export const institutionsAnnex = annexKind({
  number: "別冊3",
  title: "機関別一覧",
  annexesOf: (results) =>
    annexesOf(results, { entriesOf: ({ institutions }) => institutions, linesOf: (entries) => entries.map(toLine) }),
  counts: ["submittedCount"],
  countsOf: (lines: readonly InstitutionLine[]) => ({ submittedCount: submitted(lines) }),
  table: "institutions",
  draw: drawInstitutions,
});

function toLine({ institution, status, waiting, answers }: InstitutionSummary): InstitutionLine {
  const { code, name } = institution;
  const wasRead = status === "accepted" || status === "needs_correction";
  const state = wasRead ? "" : waiting === true ? WAITING : STATUS_LABELS[status];
  return { code, name, marks: answers.map((answer) => ANSWER_MARKS[answer]).join(""), state };
}

/** Measures side by side: the priority measures of form 2.0. */
const MEASURES_ACROSS = 46;

const COUNTS: readonly ColumnShape[] = [
  ...ANSWER_KINDS.map((kind): ColumnShape => ({ heading: ANSWER_MARKS[kind], share: 310, style: "MatrixMark" })),
  { heading: "実施率", share: 620, style: "MatrixMark" },
];
const LEADING: readonly ColumnShape[] = [
  { heading: "コード", share: 560, style: "MatrixText" },
  { heading: "機関名", share: 2050, style: "MatrixText" },
];

/** Where the measures do not fit side by side, a group is printed several times, with the counts in the first. */
function drawInstitutions(annex: Annex<InstitutionLine>, width: number): readonly Block[] {
  const { measures } = annex;
  const across = Math.ceil(measures.length / Math.ceil(measures.length / MEASURES_ACROSS));
  const drawings = chunk(measures, across).map((numbers, block): GroupDrawing<InstitutionLine> => {
    const counted = block === 0;
    return {
      shape: shapeFor(numbers, counted),
      summary: (lines) => `提出済 ${formatCount(submitted(lines))}機関${rangeOf(numbers, measures)}`,
      rowsOf: (lines) => [
        ...lines.map((line) => institutionRow(line, counted, block * across, numbers.length)),
        ...(counted ? [totalRow(lines, numbers.length)] : []),
      ],
      total: counted,
    };
  });
  return groupTables(annex, width, ...drawings);
}

function submitted(lines: readonly InstitutionLine[]): number {
  return lines.filter(({ state }) => state === "").length;
}

function rangeOf(numbers: readonly number[], all: readonly number[]): string {
  return numbers.length === all.length ? "" : `　措置 No.${String(numbers[0])}～No.${String(numbers.at(-1))}`;
}

function shapeFor(numbers: readonly number[], counted: boolean): TableShape {
  return {
    style: "MatrixTable",
    headingStyle: "MatrixHeading",
    groupStyle: "MatrixText",
    columns: [
      ...LEADING,
      ...(counted ? COUNTS : []),
      ...numbers.map((number): ColumnShape => ({ heading: String(number), share: 212, style: "MatrixMark" })),
    ],
  };
}

/** The same few cells, a quarter of a million times in a country. */
const MARKS: ReadonlyMap<string, Cell> = new Map(Object.values(ANSWER_MARKS).map((text) => [text, { text }]));

function institutionRow(
  { code, name, marks, state }: InstitutionLine,
  counted: boolean,
  from: number,
  count: number,
): Row {
  const named = [{ text: code }, { text: name }];
  if (state !== "") {
    const span = count + (counted ? COUNTS.length : 0);
    return { cells: [...named, { text: `（${state}）`, span, style: "MatrixText" }] };
  }
  const cells = Array.from(marks.slice(from, from + count), (mark) => MARKS.get(mark) ?? { text: mark });
  return { cells: [...named, ...(counted ? countCells(totalsOf([marks])) : []), ...cells] };
}

/** In words: sums of a country have more digits than fit below a column of marks. */
function totalRow(lines: readonly InstitutionLine[], count: number): Row {
  const totals = totalsOf(lines.map(({ marks }) => marks));
  const counts = ANSWER_KINDS.map((kind) => `${ANSWER_LABELS[kind]} ${formatCount(totals[kind])}`);
  const text = [...counts, `実施率 ${formatImplementationRate(totals)}`].join("　");
  return {
    cells: [
      { text: "計", span: LEADING.length },
      { text, span: COUNTS.length + count, style: "MatrixText" },
    ],
  };
}

function totalsOf(marks: readonly string[]): AnswerTotals {
  const totals = countKinds([]);
  for (const each of marks)
    for (const mark of each) {
      const kind = KINDS.get(mark);
      if (kind !== undefined) totals[kind]++;
    }
  return totals;
}

const KINDS: ReadonlyMap<string, AnswerKind> = new Map(ANSWER_KINDS.map((kind) => [ANSWER_MARKS[kind], kind]));

/** Padded: the marks' style centres, and figures must stand below each other. */
function countCells(totals: AnswerTotals): readonly Cell[] {
  const counts = ANSWER_KINDS.map((kind) => String(totals[kind]).padStart(2));
  return [...counts, formatImplementationRate(totals).padStart(6)].map((text) => ({ text }));
}
