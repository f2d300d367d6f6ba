/** Readings as one line without spaces: compressed, in base64. What they have alike is packed once. */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { MOST_STATE_BYTES } from "../model/limits.ts";

/** JSON has another notation for it. */
const BETWEEN = 0x1e;

/** @param readings as `encodeReading` gives them. */
export function packReadings(readings: readonly Uint8Array[]): string {
  const bytes = Buffer.concat(readings.flatMap((reading) => [reading, Uint8Array.of(BETWEEN)]));
  return deflateRawSync(bytes, { level: 1 }).toString("base64");
}

/** None when they are none that {@link packReadings} has packed. */
export function unpackReadings(packed: string): readonly Uint8Array[] {
  const readings: Uint8Array[] = [];
  try {
    const bytes = inflateRawSync(Buffer.from(packed, "base64"), { maxOutputLength: MOST_STATE_BYTES });
    for (let at = 0, end = bytes.indexOf(BETWEEN); end >= 0; at = end + 1, end = bytes.indexOf(BETWEEN, at))
      readings.push(bytes.subarray(at, end));
    return readings;
  } catch {
    return [];
  }
}
