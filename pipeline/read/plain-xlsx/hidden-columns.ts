/** Columns of a worksheet that are hidden, or so narrow that nobody sees them. */
import { hiddenColumns } from "../hidden-columns.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { attribute } from "./xml-text.ts";

const COLUMNS = "<cols";

/** Ascending. They stand before the sheet's cells. @throws NotPlain */
export function readHiddenColumns(
  bytes: Buffer,
  { start, cells }: Pick<SheetCells, "start" | "cells">,
): readonly number[] {
  const head = bytes.subarray(0, start);
  const at = head.indexOf(COLUMNS);
  if (at < 0) return [];
  const tags = head.toString("latin1", at).match(/<col\s[^>]*>/gu) ?? [];
  const spans = tags.filter(isHidden).map((tag) => {
    const first = Number(attribute(tag, "min"));
    return { first, last: Number(attribute(tag, "max") ?? first) };
  });
  return hiddenColumns(spans, cells);
}

function isHidden(tag: string): boolean {
  // Most columns are told by these words alone.
  if (!tag.includes("hidden") && !tag.includes("0")) return false;
  const hidden = attribute(tag, "hidden");
  const width = attribute(tag, "width");
  return hidden === "1" || hidden === "true" || (width !== null && Number(width) === 0);
}
