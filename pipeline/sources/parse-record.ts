/** A row of cells → a checked record; what the schema refuses becomes a fault with its cell. */
import type * as z from "zod";
import { normalizeCode } from "../lib/japanese/institution-code.ts";
import { COLUMN_HINTS, isOneCode } from "../model/registry-records.ts";
import type { FaultList } from "./fault-list.ts";
import type { SourceCell } from "./headed-table.ts";

/** A row by heading. */
export type CellRecord<Column extends string> = Readonly<Record<Column, SourceCell>>;

/** null when the row cannot be used. Columns that hold one code are brought to their one spelling. */
export function parseRecord<Schema extends z.ZodObject>(
  schema: Schema,
  cells: CellRecord<Extract<keyof Schema["shape"], string>>,
  sheet: string,
  faults: FaultList,
): z.infer<Schema> | null {
  const columns = Object.keys(schema.shape) as Extract<keyof Schema["shape"], string>[];
  const texts = columns.map((column) => [
    column,
    isOneCode(column) ? normalizeCode(cells[column].text) : cells[column].text,
  ]);
  const result = schema.safeParse(Object.fromEntries(texts));
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const column = String(issue.path[0]) as (typeof columns)[number];
    faults.add(
      sheet,
      cells[column].cell,
      `${column}: ${issue.message}`,
      COLUMN_HINTS[column] ?? `${column}を記入してください。`,
    );
  }
  return null;
}
