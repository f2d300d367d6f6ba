/** Columns of a worksheet that are hidden, or so narrow that nobody sees them. */
import { hiddenColumns } from "../hidden-columns.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { attribute } from "./xml-text.ts";

const COLUMNS = "<cols";
const MAY_BE_HIDDEN = /hidden|width\s*=\s*["']\s*0/u;

/** Ascending. They stand before the sheet's cells. @throws NotPlain */
export function readHiddenColumns(
  bytes: Buffer,
  { start, cells }: Pick<SheetCells, "start" | "cells">,
): readonly number[] {
  const at = bytes.indexOf(COLUMNS);
  if (at < 0 || at > start) return [];
  const xml = bytes.toString("latin1", at, start);
  // Nearly all columns are seen, and these words tell.
  if (!MAY_BE_HIDDEN.test(xml)) return [];
  const tags = xml.match(/<col\s[^<>]*>/gu) ?? [];
  const spans = tags.filter(isHidden).map((tag) => {
    const first = Number(attribute(tag, "min"));
    return { first, last: Number(attribute(tag, "max") ?? first) };
  });
  return hiddenColumns(spans, cells);
}

function isHidden(tag: string): boolean {
  const hidden = attribute(tag, "hidden");
  const width = attribute(tag, "width");
  return hidden === "1" || hidden === "true" || (width !== null && Number(width) === 0);
}
