/** 取りまとめ表.xlsx: one supervising body's results as tables for Excel. */
import type { TableBook, TableSheet } from "../../model/table-book.ts";
import { ANSWERS_GRID } from "./answers-grid.ts";
import type { BodyTables } from "./body-tables.ts";
import { COMPARISON } from "./comparison.ts";
import { BODY_CHANGES, BODY_DECISIONS, BODY_FINDINGS, DEFICIENCIES, NOT_APPLICABLE, NOT_RECEIVED } from "./lists.ts";
import { namesWithin, sheetOf, type Sheet } from "./sheet.ts";
import { SUMMARY } from "./summary.ts";

export { shownRollup, type BodyTables } from "./body-tables.ts";
export { comparedAnswers } from "./comparison.ts";

/** Its sheets in their order. */
export function bodyTablesBook(subject: BodyTables): TableBook {
  const namesOf = namesWithin(subject);
  const shown = <Row>(sheet: Sheet<Row>): TableSheet => sheetOf(sheet, subject, namesOf);
  return {
    sheets: [
      shown(SUMMARY),
      shown(ANSWERS_GRID),
      shown(DEFICIENCIES),
      shown(BODY_FINDINGS),
      shown(NOT_APPLICABLE),
      shown(NOT_RECEIVED),
      shown(BODY_CHANGES),
      shown(COMPARISON),
      shown(BODY_DECISIONS),
    ],
  };
}

/** All that a book shows, as one text: books whose texts are equal are equal. Institutions and measures stand in it once. */
export function bodyTablesBasis({ rollup, resubmissions, decisions, ...others }: BodyTables): string {
  const { body, cycle, asOf, scope, status, totals, institutions, deficiencies, notApplicable, findings } = rollup;
  return JSON.stringify([
    [body, cycle, asOf, scope, status, totals, others],
    institutions,
    deficiencies.map((each) => [each.institution.code, each.measure.number, each.plannedOn, each.overdue, each.remark]),
    notApplicable.map((each) => [each.institution.code, each.measure.number, each.byAggregator, each.reason]),
    findings.map(({ institution, ...finding }) => [institution?.code, Object.values(finding)]),
    resubmissions.map(({ institution, resubmission }) => [institution.code, resubmission]),
    decisions,
  ]);
}

/** About how many rows a book has: long ones are begun first. */
export function bodyTablesRows({
  rollup: { deficiencies, notApplicable, findings, institutions },
}: BodyTables): number {
  return deficiencies.length + notApplicable.length + findings.length + institutions.length;
}
