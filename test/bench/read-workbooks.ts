/** (a) Reading a workbook: ours, SheetJS, exceljs, and inflating all its parts alone. In one process, warm. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import * as SheetJS from "@e965/xlsx";
import ExcelJS from "exceljs";
import { readZipDirectory, type ZipEntry } from "../../pipeline/lib/zip.ts";
import { readWorkbook } from "../../pipeline/workbook/read/index.ts";
import { byTurns, time, type Turns } from "./repeat.ts";

export type Reader = "ours" | "SheetJS" | "exceljs" | "inflate";

/** Milliseconds a workbook. */
export async function measureReading(folder: string, paths: readonly string[], turns: number): Promise<Turns<Reader>> {
  const books = paths.map((path) => new Uint8Array(readFileSync(join(folder, path))));
  const each = (read: (bytes: Uint8Array) => unknown) => async (): Promise<number> => {
    const milliseconds = await time(async () => {
      for (const bytes of books) await read(bytes);
    });
    return milliseconds / books.length;
  };
  const readers = {
    ours: each(readWorkbook),
    SheetJS: each((bytes) => SheetJS.read(bytes, { dense: true })),
    exceljs: each((bytes) => new ExcelJS.Workbook().xlsx.load(bytes as unknown as ArrayBuffer)),
    inflate: each(inflateAll),
  };
  await byTurns(2, readers);
  return byTurns(turns, readers);
}

function inflateAll(bytes: Uint8Array): void {
  for (const entry of readZipDirectory(bytes)) if (entry.method === 8) inflateRawSync(packedBytes(bytes, entry));
}

function packedBytes(bytes: Uint8Array, { offset, compressedSize }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, 30);
  const start = offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  return bytes.subarray(start, start + compressedSize);
}
