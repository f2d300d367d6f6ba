/** Who the form says it is from: code and name, and whatever else over the table names somebody. */
import type { HeaderField, Submission } from "../../../model/submission.ts";
import { foldText } from "../../../lib/japanese/text.ts";
import type { MatchedRow } from "./match-measures.ts";
import {
  findForeignFields,
  findHeaderField,
  findHeaderFields,
  findUnreadLabels,
  type SearchedRows,
} from "./read-header-fields.ts";

/** `otherForms` holds further codes and names over the same table: whether they are another institution's, only the registry tells. */
export function readSender(
  searched: readonly SearchedRows[],
  rows: readonly MatchedRow[],
): Pick<Submission, "code" | "name" | "otherForms" | "foreign" | "unreadLabels"> {
  const over = overTables(searched, rows);
  const code = findHeaderField(searched, "code")?.field ?? null;
  const name = findHeaderField(searched, "name")?.field ?? null;
  const further = [
    ...others(findHeaderFields(over, "code"), code).map((field) => ({ code: field, name: null })),
    ...others(findHeaderFields(over, "name"), name).map((field) => ({ code: null, name: field })),
  ];
  const unread = code === null && name === null ? findUnreadLabels(over) : [];
  const foreign = findForeignFields(over);
  return {
    code,
    name,
    otherForms: further,
    ...(foreign.length > 0 && { foreign }),
    ...(unread.length > 0 && { unreadLabels: unread }),
  };
}

function others(fields: readonly HeaderField[], first: HeaderField | null): readonly HeaderField[] {
  return first === null ? [] : fields.filter(({ text }) => foldText(text) !== foldText(first.text));
}

/** What stands over the tables that are used, and on covers: the table itself and what lies below it hold no header. */
export function overTables(searched: readonly SearchedRows[], rows: readonly MatchedRow[]): readonly SearchedRows[] {
  const headings = new Map<unknown, number>();
  for (const { table } of rows)
    headings.set(table.grid, Math.min(headings.get(table.grid) ?? Infinity, table.headingRow));
  return searched.map(({ grid, after, before = Infinity }) => ({
    grid,
    after,
    before: Math.min(before, headings.get(grid) ?? Infinity),
  }));
}
