/** What lies over or behind an answer cell in which nobody sees an answer. */
import type { Answer } from "../../../model/submission.ts";
import type { MatchedRow } from "./match-measures.ts";

/** What lies at an answer cell in which nobody sees an answer; the likeliest one first. */
export function asideOf({ table, row }: MatchedRow): Answer["aside"] | null {
  if (row.answers.some(({ cell }) => cell.zeroOfFormula === true)) return { kind: "formula", text: "" };
  const { grid, columns } = table;
  const asides = grid.sheet.asides;
  if (asides === undefined || columns.answer === undefined) return null;
  const { first: left, last: right } = columns.answer;
  const area = grid.mergeAt(row.row, left) ?? { top: row.row, left, bottom: row.row, right };
  const here = asides.filter(
    (aside) =>
      area.top <= aside.row && aside.row <= area.bottom && area.left <= aside.column && aside.column <= area.right,
  );
  const likeliest = ASIDES.map((kind) => here.find((aside) => aside.kind === kind)).find(
    (aside) => aside !== undefined,
  );
  return likeliest ? { kind: likeliest.kind, text: likeliest.text } : null;
}

const ASIDES = ["shape", "formula", "note"] as const;
