/**
 * Three readers, one workbook: our plain reader and SheetJS must see the same cells; exceljs, a stranger to both, must agree on
 * every cell that it reads too. Differences that are known and right are listed here with their reason.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { cellAddress } from "../../pipeline/lib/cell-address.ts";
import { isZip, openZipEntry, readZipDirectory } from "../../pipeline/lib/zip.ts";
import type { BookContent } from "../../pipeline/model/raw-workbook.ts";
import { readWithLibrary } from "../../pipeline/read/library/index.ts";
import { NotPlain, readPlainXlsx } from "../../pipeline/read/plain-xlsx/index.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Workbooks made by others lie beside the repository where it is developed; elsewhere the shipped ones must do. */
const FOLDERS = ["inputs", "templates", "../shared/samples/small/inputs", "../shared/corpus"]
  .map((path) => join(ROOT, path))
  .filter((path) => existsSync(path));

const files = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) =>
    statSync(join(folder, name)).isDirectory() ? files(join(folder, name)) : [join(folder, name)],
  );
const workbooks = FOLDERS.flatMap(files).filter((file) => /\.xls[xm]$/u.test(file) && isZip(readFileSync(file)));

/** `file` → addresses where plain and library readers differ, and why that is right. */
const KNOWN: Readonly<Record<string, { readonly cells: readonly string[]; readonly why: string }>> = {
  "dup-entries-1.xlsx": {
    cells: ["v1!A1"],
    why: "two parts of one name; readWorkbook refuses the file before either reader sees it",
  },
  "xhhhh-escape-2.xlsx": {
    cells: ["Sheet1!A10"],
    why: "_X0000_ with a capital X is no escape (ISO/IEC 29500-1, 22.9.2.19)",
  },
};

function plain(bytes: Uint8Array): BookContent | null {
  try {
    const entries = new Map(readZipDirectory(bytes).map((entry) => [entry.name.toLowerCase(), entry]));
    return readPlainXlsx((path) => {
      const entry = entries.get(path.toLowerCase());
      return entry ? openZipEntry(bytes, entry, 300_000_000) : null;
    });
  } catch (error) {
    if (error instanceof NotPlain || (error instanceof Error && error.name === "ZipError")) return null;
    throw error;
  }
}

const cellsOf = (book: BookContent): ReadonlyMap<string, unknown> =>
  new Map(
    book.sheets.flatMap((sheet) =>
      sheet.cells.map(({ row, column, ...content }) => [`${sheet.name}!${cellAddress(row, column)}`, content]),
    ),
  );

/**
 * What both readers give of that which lies beside the cells: notes. What an .xlsx hides, and shapes, the library leaves to our
 * own reading of the parts; formulas without a value it drops.
 */
const besideOf = (book: BookContent): ReadonlyMap<string, unknown> =>
  new Map(
    book.sheets.flatMap((sheet) =>
      (sheet.asides ?? [])
        .filter(({ kind }) => kind === "note")
        .map(({ row, column, text }) => [`${sheet.name}!${cellAddress(row, column)}`, text]),
    ),
  );

function differences(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter(
    (at) => JSON.stringify(a.get(at)) !== JSON.stringify(b.get(at)),
  );
}

describe("the plain reader and the library", () => {
  let read = 0;
  it.each(workbooks.map((file) => [relative(ROOT, file)]))("see the same cells in %s", (file) => {
    const bytes = new Uint8Array(readFileSync(join(ROOT, file)));
    const ours = plain(bytes);
    if (ours === null) return;
    read++;
    const theirs = readWithLibrary(bytes);
    expect(ours.modifiedAt).toBe(theirs.modifiedAt);
    expect(ours.sheets.map(({ name, hidden }) => [name, hidden])).toEqual(
      theirs.sheets.map(({ name, hidden }) => [name, hidden]),
    );
    expect(differences(besideOf(ours), besideOf(theirs))).toEqual([]);
    expect(differences(cellsOf(ours), cellsOf(theirs))).toEqual(KNOWN[file.split(/[\\/]/u).at(-1) ?? ""]?.cells ?? []);
  });
  it("meet in every workbook of the example", () => {
    expect(read).toBeGreaterThanOrEqual(files(join(ROOT, "inputs")).length);
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
  const shipped = workbooks.filter((file) => !file.includes("corpus"));
  it.each(shipped.map((file) => [relative(ROOT, file)]))("agrees with the plain reader on %s", async (file) => {
    const bytes = readFileSync(join(ROOT, file));
    const ours = plain(new Uint8Array(bytes));
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
