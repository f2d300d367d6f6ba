/** Table `institutions`: every institution and its answers to the reported measures; wants a landscape page. */
import { paragraph, type Block, type Cell, type Row } from "../block.ts";
import type { Measure } from "../../model/measure.ts";
import type { BodyRollup, InstitutionSummary } from "../../model/rollup.ts";
import type { AnswerKind } from "../../model/submission.ts";
import { ANSWER_MARKS, STATUS_LABELS } from "./answer-labels.ts";
import { chunk, MAX_ROWS } from "./list-tables.ts";
import { fitTable, type TableShape } from "./table-shape.ts";

/** Measures side by side: the priority measures of form 2.0, at 7 points a number. */
const MEASURES_ACROSS = 46;

const LEADING = [
  { heading: "機関コード", share: 850, style: "MatrixText" },
  { heading: "機関名", share: 2150, style: "MatrixText" },
  { heading: "状況", share: 750, style: "MatrixMark" },
] as const;

/** The same few cells, a quarter of a million times in a country. */
const MARKS = Object.fromEntries(Object.entries(ANSWER_MARKS).map(([answer, text]) => [answer, { text }])) as Readonly<
  Record<AnswerKind, Cell>
>;

export function institutionsTable({ scope, institutions }: BodyRollup, width: number): readonly Block[] {
  const blocks = Math.ceil(scope.reported.length / MEASURES_ACROSS);
  const across = Math.ceil(scope.reported.length / blocks);
  return chunk(scope.reported, across).flatMap((measures, block) =>
    chunk(institutions, MAX_ROWS).flatMap((part) => [
      paragraph("Caption", caption(measures, block + 1, blocks)),
      fitTable(
        shapeFor(measures),
        width,
        part.map((summary) => summaryRow(summary, block * across, measures.length)),
      ),
    ]),
  );
}

function caption(measures: readonly Measure[], block: number, blocks: number): string {
  const range = `No.${String(measures[0]?.number)}～No.${String(measures.at(-1)?.number)}`;
  return blocks === 1 ? `措置 ${range}` : `措置 ${range}（${String(block)}／${String(blocks)}）`;
}

function shapeFor(measures: readonly Measure[]): TableShape {
  return {
    style: "MatrixTable",
    headingStyle: "MatrixHeading",
    groupStyle: "MatrixText",
    columns: [
      ...LEADING,
      ...measures.map(({ number }) => ({ heading: String(number), share: 234, style: "MatrixMark" as const })),
    ],
  };
}

function summaryRow({ institution, status, answers }: InstitutionSummary, from: number, count: number): Row {
  const marks: readonly Cell[] =
    answers.length === 0
      ? [{ text: `（${STATUS_LABELS[status]}）`, span: count, style: "MatrixText" }]
      : answers.slice(from, from + count).map((answer) => MARKS[answer]);
  return { cells: [{ text: institution.code }, { text: institution.name }, { text: STATUS_LABELS[status] }, ...marks] };
}
