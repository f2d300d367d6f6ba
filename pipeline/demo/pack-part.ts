/** Parts of invented workbooks. Those that every workbook shares are packed once. */
import { crc32 } from "node:zlib";
import { deflateSync, strToU8 } from "fflate";
import type { PackedPart } from "../lib/zip-writer.ts";

/** As hard as spreadsheet programs pack. fflate gives the same bytes on every machine; zlib does not. */
const LEVEL = 6;

/** @param content text is packed as UTF-8. */
export function packPart(name: string, content: string | Uint8Array): PackedPart {
  const bytes = typeof content === "string" ? strToU8(content) : content;
  return {
    name: strToU8(name),
    packed: [deflateSync(bytes, { level: LEVEL })],
    size: bytes.length,
    crc: crc32(bytes),
  };
}
