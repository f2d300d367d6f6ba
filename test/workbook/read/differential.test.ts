/**
 * Readers that know nothing of each other, one workbook. Our fast reader and our parser of all XML must see the same, always.
 * SheetJS must see the same cells but for the differences that are named here, each with who is right; exceljs, a stranger to all of
 * them, must agree on every cell that it reads too.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { cellAddress } from "../../../pipeline/lib/cell-address.ts";
import { isZip } from "../../../pipeline/lib/zip.ts";
import type { BookContent, RawWorkbook } from "../../../pipeline/model/raw-workbook.ts";
import { readWorkbook } from "../../../pipeline/workbook/read/index.ts";
import { formatNumber, readWithLibrary } from "../../../pipeline/workbook/read/library/index.ts";
import {
  NotPlain,
  readPlainXlsx,
  readXlsxAsAnyXml,
  type XlsxReader,
} from "../../../pipeline/workbook/read/xlsx/index.ts";
import { partsOf } from "../../build/xlsx.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
/** Workbooks made by others lie beside the repository where it is developed; elsewhere the shipped ones must do. */
const FOLDERS = [
  "inputs",
  "templates",
  "../shared/samples/small/inputs",
  "../shared/samples/second/inputs",
  "../shared/corpus",
]
  .map((path) => join(ROOT, path))
  .filter((path) => existsSync(path));

const files = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) =>
    statSync(join(folder, name)).isDirectory() ? files(join(folder, name)) : [join(folder, name)],
  );
const workbooks = FOLDERS.flatMap(files).filter((file) => /\.xls[xm]$/u.test(file) && isZip(readFileSync(file)));

/** By file: the cells where we and SheetJS differ, and why we are right. */
const KNOWN: Readonly<Record<string, { readonly cells: readonly string[]; readonly why: string }>> = {
  "xhhhh-escape-2.xlsx": {
    cells: ["Sheet1!A10"],
    why: "_X0000_ with a capital X is no escape (ISO/IEC 29500-1, 22.9.2.19)",
  },
  "iso-date-cell-2.xlsx": {
    cells: ["Sheet1!A3", "Sheet1!B3", "Sheet1!C3", "Sheet1!D3", "Sheet1!E3"],
    why: "dates in words of ISO 8601 under General: SheetJS shows their serial numbers, even -115859",
  },
};

/** Files of which we read nothing, and the finding that says so; SheetJS reads some, and what is wrong stays unsaid. */
const REFUSED: Readonly<Record<string, { readonly code: string; readonly why: string }>> = {
  "dup-entries-1.xlsx": { code: "file-suspicious", why: "two parts of one name" },
  "doctype-entity-1.xlsx": { code: "file-suspicious", why: "entities that grow to gigabytes" },
  "doctype-entity-2.xlsx": { code: "file-suspicious", why: "entities that grow to gigabytes" },
  "doctype-entity-3.xlsx": { code: "file-suspicious", why: "entities that grow to gigabytes" },
  "doctype-entity-4.xlsx": { code: "file-suspicious", why: "entities that grow to gigabytes" },
  "named-hostile-1.xlsx": { code: "file-unreadable", why: "<si><t>Test</si>: Excel offers a repair" },
  "named-hostile-4.xlsx": { code: "file-unreadable", why: "cut short" },
  "named-hostile-5.xlsx": { code: "file-unreadable", why: "relations whose tags have lost their beginnings" },
  "named-hostile-6.xlsx": { code: "file-unreadable", why: "a sheet without name: SheetJS reads a book without cells" },
  "zip-corrupt-1.xlsx": { code: "file-unreadable", why: "a directory that is not where the archive says" },
  "zip-entry-corrupt-1.xlsx": { code: "file-unreadable", why: "a part that is not what its checksum says" },
};

/** The name alone: where the file lies differs. */
const nameOf = (file: string): string => file.split(/[\\/]/u).at(-1) ?? "";

function readBy(reader: XlsxReader, bytes: Uint8Array): RawWorkbook | null {
  try {
    return reader(partsOf(bytes), formatNumber);
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

const cellsOf = (book: BookContent): ReadonlyMap<string, unknown> =>
  new Map(
    book.sheets.flatMap((sheet) =>
      sheet.cells.map(({ row, column, ...content }) => [`${sheet.name}!${cellAddress(row, column)}`, content]),
    ),
  );

/** Notes: what an .xlsx hides, shapes, and formulas without a value, SheetJS does not tell. */
const notesOf = (book: BookContent): ReadonlyMap<string, unknown> =>
  new Map(
    book.sheets.flatMap((sheet) =>
      (sheet.asides ?? [])
        .filter(({ kind }) => kind === "note")
        .map(({ row, column, text }) => [`${sheet.name}!${cellAddress(row, column)}`, text]),
    ),
  );

/** A single cell is no range, whatever a file says. */
const rangesOf = (book: BookContent): readonly unknown[] =>
  book.sheets.map(({ merges }) => merges.filter(({ top, left, bottom, right }) => top !== bottom || left !== right));

function differences(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter(
    (at) => JSON.stringify(a.get(at)) !== JSON.stringify(b.get(at)),
  );
}

describe("our two ways to read and SheetJS", () => {
  let plain = 0;
  it.each(workbooks.map((file) => [relative(ROOT, file)]))("see the same in %s", async (file) => {
    const bytes = new Uint8Array(readFileSync(join(ROOT, file)));
    const name = nameOf(file);
    const refusal = REFUSED[name];
    if (refusal !== undefined) {
      await expect(readWorkbook(bytes)).rejects.toMatchObject({ code: refusal.code });
      return;
    }
    const conforming = readBy(readXlsxAsAnyXml, bytes);
    const fast = readBy(readPlainXlsx, bytes);
    if (fast !== null) {
      plain++;
      expect(fast).toEqual(conforming);
    }
    if (conforming === null) throw new Error("not read");
    const theirs = readWithLibrary(bytes);
    expect(conforming.sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual(
      theirs.sheets.map((sheet) => [sheet.name, sheet.hidden]),
    );
    expect(rangesOf(conforming)).toEqual(rangesOf(theirs));
    expect(differences(notesOf(conforming), notesOf(theirs))).toEqual([]);
    expect(differences(cellsOf(conforming), cellsOf(theirs))).toEqual(KNOWN[name]?.cells ?? []);
  });
  it("meet in every workbook of the example", () => {
    expect(plain).toBeGreaterThanOrEqual(files(join(ROOT, "inputs")).length);
  });
});

/** What exceljs says a cell holds, where that can be compared: text and whole numbers. */
function comparable(value: ExcelJS.CellValue): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isInteger(value) ? String(value) : null;
  if (value !== null && typeof value === "object" && "richText" in value)
    return value.richText.map(({ text }) => text).join("");
  return null;
}

describe("exceljs", () => {
  const shipped = workbooks.filter((file) => !file.includes("corpus") && !file.includes("second"));
  it.each(shipped.map((file) => [relative(ROOT, file)]))("agrees with the fast reader on %s", async (file) => {
    const bytes = readFileSync(join(ROOT, file));
    const ours = readBy(readPlainXlsx, new Uint8Array(bytes));
    if (ours === null) throw new Error("not plain");
    const cells = cellsOf(ours) as ReadonlyMap<string, { readonly text: string; readonly date?: unknown }>;
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    let compared = 0;
    for (const sheet of book.worksheets) {
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          const theirs = comparable(cell.value);
          // exceljs gives every cell of a merged range the value of its first.
          if (theirs === null || theirs.trim() === "" || (cell.isMerged && cell.master.address !== cell.address))
            return;
          expect(cells.get(`${sheet.name}!${cell.address}`)?.text, `${sheet.name}!${cell.address}`).toBe(theirs);
          compared++;
        });
      });
    }
    expect(compared).toBeGreaterThan(0);
  });
});
