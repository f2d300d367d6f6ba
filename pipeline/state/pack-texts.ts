/** Texts as one line without spaces: compressed, in base64. What they have alike is packed once. */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { MOST_STATE_BYTES } from "../model/limits.ts";

/** JSON has another notation for it. */
const BETWEEN = "\u001E";

/** @param texts without control characters, as JSON is. */
export function packTexts(texts: readonly string[]): string {
  return deflateRawSync(texts.join(BETWEEN), { level: 1 }).toString("base64");
}

/** None when they are none that {@link packTexts} has packed. */
export function unpackTexts(packed: string): readonly string[] {
  try {
    const bytes = inflateRawSync(Buffer.from(packed, "base64"), { maxOutputLength: MOST_STATE_BYTES });
    return bytes.toString().split(BETWEEN);
  } catch {
    return [];
  }
}
