/** What a worksheet says of its columns, rows and merged ranges. */
import type { RawCell, RawMerge } from "../../../model/raw-workbook.ts";
import { hiddenColumns, type HiddenSpan } from "../hidden-columns.ts";
import { readAddress } from "../../../lib/cell-address.ts";
import { isTrue, type Attributes } from "./xml/xml-reader.ts";

/** What stands around the cells. */
export interface SheetFrame {
  /** In the order of the file. */
  readonly merges: readonly RawMerge[];
  /** Ascending, no further than the last column that holds something. */
  readonly hiddenColumns: readonly number[];
  /** Ascending, no further than the last row that holds something; none where a filter may have hidden them. */
  readonly hiddenRows: readonly number[];
}

/** Takes the tags of a sheet. */
export interface FrameReader {
  readonly open: (name: string, attribute: Attributes) => void;
  /** @param cells ascending */
  readonly frame: (cells: readonly RawCell[]) => SheetFrame;
}

/** Takes what comes before and after `sheetData`. */
export function frameReader(): FrameReader {
  const merges: RawMerge[] = [];
  const spans: HiddenSpan[] = [];
  const rows = new Set<number>();
  let row = 0;
  let isFiltered = false;
  return {
    open: (name, attribute) => {
      if (name === "row") {
        row = rowNumber(attribute, row);
        if (isTrue(attribute("hidden"))) rows.add(row);
      } else if (name === "col") spans.push(...hiddenSpan(attribute));
      else if (name === "mergeCell") merges.push(...mergeOf(attribute("ref") ?? ""));
      // A table has a filter of its own, in another part.
      else if (name === "filterColumn" || name === "tableParts") isFiltered = true;
      else if (name === "sheetPr" && isTrue(attribute("filterMode"))) isFiltered = true;
    },
    frame: (cells) => {
      const used = cells.at(-1)?.row ?? 0;
      const hiddenRows = isFiltered ? [] : [...rows].filter((one) => one > 0 && one <= used).sort((a, b) => a - b);
      return { merges, hiddenColumns: hiddenColumns(spans, cells), hiddenRows };
    },
  };
}

/** Of a `row`: those that say nothing follow the last one. */
export function rowNumber(attribute: Attributes, last: number): number {
  const stated = attribute("r");
  return stated === null ? last + 1 : Number(stated);
}

function hiddenSpan(attribute: Attributes): readonly HiddenSpan[] {
  const width = attribute("width");
  if (!isTrue(attribute("hidden")) && !(width !== null && Number(width) === 0)) return [];
  const first = Number(attribute("min"));
  return [{ first, last: Number(attribute("max") ?? first) }];
}

/** None for anything but a range. */
function mergeOf(range: string): readonly RawMerge[] {
  const [first, last, ...others] = range.split(":").map(readAddress);
  if (first == null || last == null || others.length > 0) return [];
  return [{ top: first.row, left: first.column, bottom: last.row, right: last.column }];
}
