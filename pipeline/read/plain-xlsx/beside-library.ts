/** What the library leaves out of an .xlsx that it had to read, taken from the parts as far as they are plain. */
import type { BookContent, RawSheet } from "../../model/raw-workbook.ts";
import { readHiddenColumns } from "./hidden-columns.ts";
import { sheetParts, type PartReader } from "./workbook-parts.ts";

const SHEET_DATA = "<sheetData";

/** The same content, with what its sheets hide. Whatever is odd is left out: nothing here may keep a workbook from being read. */
export function addWhatIsHidden(content: BookContent, part: PartReader): BookContent {
  try {
    const parts = sheetParts(part);
    return { ...content, sheets: content.sheets.map((sheet) => addTo(sheet, part, parts.get(sheet.name))) };
  } catch {
    return content;
  }
}

function addTo(sheet: RawSheet, part: PartReader, path: string | undefined): RawSheet {
  const bytes = path === undefined ? undefined : part(path)?.unpack();
  if (bytes === undefined) return sheet;
  const start = bytes.indexOf(SHEET_DATA);
  const columns = readHiddenColumns(bytes, { start: start < 0 ? bytes.length : start, cells: sheet.cells });
  return columns.length > 0 ? { ...sheet, hiddenColumns: columns } : sheet;
}
