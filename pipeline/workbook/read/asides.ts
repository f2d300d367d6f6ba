/** Notes, shapes and formulas without a value: kept short and few, whatever a file holds. */
import { compareInTurn } from "../../lib/code-point-order.ts";
import { trimText } from "../../lib/japanese/text.ts";
import type { RawAside, RawSheet } from "../../model/raw-workbook.ts";
import { shownText } from "./raw-cell.ts";

/** No form has as many; a sheet that does loses the rest, never its cells. */
export const MOST_ASIDES = 5_000;
const LONGEST = 200;

/** What an aside says, trimmed and cut short; empty when a person sees no text. */
export function asideText(text: string): string {
  const shown = trimText(shownText(text.slice(0, MOST_LOOKED_AT)) ?? "");
  return shown.length > LONGEST ? (shownText(shown.slice(0, LONGEST)) ?? "") : shown;
}

const MOST_LOOKED_AT = 4_000;

/** In the order of the model, each once; as a sheet's field, which is absent when there are none. */
export function asidesField(asides: readonly RawAside[]): Pick<RawSheet, "asides"> {
  if (asides.length === 0) return {};
  const known = new Map(
    asides.map((aside) => [`${String(aside.row)},${String(aside.column)},${wordsOf(aside)}`, aside]),
  );
  const sorted = [...known.values()].sort((a, b) => compareInTurn(a.row - b.row, a.column - b.column));
  return { asides: sorted.slice(0, MOST_ASIDES) };
}

/** Several shapes may lie over a cell, but only one note. */
function wordsOf({ kind, text }: RawAside): string {
  return kind === "shape" ? `${kind}:${text}` : kind;
}
