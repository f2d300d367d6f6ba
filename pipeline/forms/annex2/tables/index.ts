/** What is on a sheet: a grid of cells, and the annex-2 tables in it. Used by every stage that reads workbooks. */
export { toGrid, type Grid } from "./grid.ts";
export { findBookTables, findFormTables, findNearHeading, type FormTable, type RemarkColumn } from "./form-tables.ts";
export {
  labelOf,
  parseMeasureNumber,
  readFormRows,
  type AnswerCell,
  type AnswerSource,
  type FormRow,
} from "./form-rows.ts";
export type { Period } from "./form-headings.ts";
export type { AnswerColumn } from "./answer-columns.ts";
export { readMark, readTick } from "./read-mark.ts";
