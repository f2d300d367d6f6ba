/** Letters of workbooks older than Unicode (BIFF 5 and before): SheetJS leaves code pages to whoever uses it. */
import { set_cptable } from "@e965/xlsx";

/** Code pages as Windows numbers them, by the names that TextDecoder knows. */
const ENCODINGS: ReadonlyMap<number, string> = new Map([
  [874, "windows-874"],
  [932, "shift_jis"],
  [936, "gbk"],
  [949, "euc-kr"],
  [950, "big5"],
  [1200, "utf-16le"],
  [10000, "macintosh"],
  [10001, "shift_jis"],
  [65001, "utf-8"],
  ...[1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map((page) => [page, `windows-${String(page)}`] as const),
]);

/** Call once before reading. */
export function teachCodePages(): void {
  set_cptable({
    utils: {
      hascp: (page: number) => ENCODINGS.has(page),
      decode: (page: number, bytes: Uint8Array | readonly number[] | string) =>
        new TextDecoder(ENCODINGS.get(page) ?? "windows-1252").decode(toBytes(bytes)),
    },
  });
}

function toBytes(bytes: Uint8Array | readonly number[] | string): Uint8Array {
  return typeof bytes === "string" ? Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)) : Uint8Array.from(bytes);
}
