/** Rows of a worksheet that somebody hid. */
import type { SheetCells } from "./sheet-cells.ts";
import { attribute } from "./xml-text.ts";

const HIDDEN = " hidden=";
const FILTER = "<filterColumn";
/** A table has a filter of its own, in another part. */
const TABLES = "<tableParts";

/** Ascending, no further than the last row that holds something; none where a filter may have hidden them. @throws NotPlain */
export function readHiddenRows(
  bytes: Buffer,
  { start, end, cells, hidesRows }: Pick<SheetCells, "start" | "end" | "cells" | "hidesRows">,
): readonly number[] {
  if (!hidesRows || bytes.includes(FILTER, end) || bytes.includes(TABLES, end)) return [];
  if (bytes.subarray(0, start).includes("filterMode=")) return [];
  const used = cells.at(-1)?.row ?? 0;
  const tags = bytes.toString("latin1", start, end).match(/<row\s[^<>]*>/gu) ?? [];
  const rows = tags.filter(isHidden).map((tag) => Number(attribute(tag, "r")));
  return [...new Set(rows.filter((row) => row > 0 && row <= used))].sort((a, b) => a - b);
}

function isHidden(tag: string): boolean {
  const hidden = tag.includes(HIDDEN) ? attribute(tag, "hidden") : null;
  return hidden === "1" || hidden === "true";
}
