/** What is on a sheet: a grid of cells, and the annex-2 tables in it. Used by every stage that reads workbooks. */
export { toGrid, type Grid } from "./grid.ts";
export { findBookTables, findFormTables, type FormTable } from "./form-tables.ts";
export { labelOf, readFormRows, type FormRow } from "./form-rows.ts";
export type { FormRole } from "./form-headings.ts";
