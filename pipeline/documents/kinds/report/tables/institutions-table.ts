/** Table `institutions`: every institution and its answers to the reported measures; wants a landscape page. */
import { chunk } from "../../../../lib/chunk.ts";
import { paragraph, type Block, type Cell, type Row } from "../../../word/block.ts";
import { WAITING } from "../../../../model/decision.ts";
import type { Measure } from "../../../../model/measure.ts";
import type { PrintedInstitution, PrintedRollup } from "../printed-rollup.ts";
import { ANSWER_MARKS, STATUS_LABELS } from "../../../../model/labels.ts";
import { MAX_ROWS } from "../../../word/list-tables.ts";
import { fitTable, type TableShape } from "../../../word/table-shape.ts";

/** Measures side by side: the priority measures of form 2.0, at 7 points a number. */
const MEASURES_ACROSS = 46;

const LEADING = [
  { heading: "機関コード", share: 850, style: "MatrixText" },
  { heading: "機関名", share: 2150, style: "MatrixText" },
  { heading: "状況", share: 750, style: "MatrixMark" },
] as const;

/** The same few cells, a quarter of a million times in a country. */
const MARKS: ReadonlyMap<string, Cell> = new Map(Object.values(ANSWER_MARKS).map((text) => [text, { text }]));

/** Several tables where the measures do not fit side by side, or the institutions on their pages. */
export function institutionsTable({ scope, institutions }: PrintedRollup, width: number): readonly Block[] {
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

function summaryRow({ institution, status, waiting, marks }: PrintedInstitution, from: number, count: number): Row {
  const cells: readonly Cell[] =
    marks === ""
      ? [{ text: `（${waiting === true ? WAITING : STATUS_LABELS[status]}）`, span: count, style: "MatrixText" }]
      : Array.from(marks.slice(from, from + count), (mark) => MARKS.get(mark) ?? { text: mark });
  return { cells: [{ text: institution.code }, { text: institution.name }, { text: STATUS_LABELS[status] }, ...cells] };
}
