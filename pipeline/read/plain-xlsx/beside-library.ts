/** What the library leaves out of an .xlsx that it had to read, taken from the parts as far as they are plain. */
import type { BookContent, RawAside, RawSheet } from "../../model/raw-workbook.ts";
import { asidesField, MOST_ASIDES } from "../asides.ts";
import { readAsides } from "./asides.ts";
import { readAddress } from "./cell-tag.ts";
import { readHiddenColumns } from "./hidden-columns.ts";
import { readHiddenRows } from "./hidden-rows.ts";
import { holdsFormula } from "./sheet-cells.ts";
import { sheetParts, type PartReader } from "./workbook-parts.ts";

/**
 * The same content, with what its sheets hide and what lies over their cells. Whatever is odd (a prefix at the workbook's own
 * elements, say) is left out: nothing here may keep a workbook from being read.
 */
export function addBesideCells(content: BookContent, part: PartReader): BookContent {
  try {
    const parts = sheetParts(part);
    return { ...content, sheets: content.sheets.map((sheet) => addTo(sheet, part, parts.get(sheet.name))) };
  } catch {
    return content;
  }
}

function addTo(sheet: RawSheet, part: PartReader, path: string | undefined): RawSheet {
  const bytes = path === undefined ? undefined : part(path)?.unpack();
  if (path === undefined || bytes === undefined) return sheet;
  const where = { ...cellsWithin(bytes), cells: sheet.cells, hidesRows: true };
  const [hiddenColumns, hiddenRows] = [readHiddenColumns(bytes, where), readHiddenRows(bytes, where)];
  const formulas = formulasWithoutValue(bytes.subarray(where.start, where.end));
  return {
    ...sheet,
    ...(hiddenColumns.length > 0 && { hiddenColumns }),
    ...(hiddenRows.length > 0 && { hiddenRows }),
    ...asidesField([...(sheet.asides ?? []), ...formulas, ...readAsides(part, path)]),
  };
}

function cellsWithin(bytes: Buffer): { readonly start: number; readonly end: number } {
  const [start, end] = [bytes.indexOf("<sheetData"), bytes.indexOf("</sheetData>")];
  return { start: start < 0 ? bytes.length : start, end: end < start ? bytes.length : end };
}

/** The library drops a cell that has nothing but a formula. */
function formulasWithoutValue(data: Buffer): readonly RawAside[] {
  const asides: RawAside[] = [];
  if (!data.includes("<f")) return asides;
  for (const cell of data.toString("latin1").split("<c ").slice(1)) {
    const content = cell.slice(cell.indexOf(">") + 1);
    const address = { row: 0, column: 0 };
    if (asides.length >= MOST_ASIDES || !holdsFormula(content) || /<v>[^<]/u.test(content)) continue;
    readAddress(Buffer.from(/^[^<>]*?\br="(\w{1,12})"/u.exec(cell)?.[1] ?? "", "latin1"), 0, address);
    if (address.row > 0 && address.column > 0) asides.push({ ...address, kind: "formula", text: "" });
  }
  return asides;
}
