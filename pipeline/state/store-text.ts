/**
 * The text of a store: a header line that says what the entries depend on, then one entry a line, each with its own checksum.
 * Entries are only ever appended, so a run that was killed leaves all it had finished, and a torn last line.
 */
import { crc32 } from "node:zlib";

const FORMAT = "annex2-state 1";

/** The header of a store whose entries hold for `digest` only. */
export function storeHeader(digest: string): string {
  return `${FORMAT} ${digest}\n`;
}

/** @param key no spaces; @param value no line ends. */
export function storeLine(key: string, value: string): string {
  return `${checksum(key, value)} ${key} ${value}\n`;
}

/** The entries that are whole, by key, the last of each; null when the store is another program's or holds for another digest. */
export function readStore(text: string, digest: string): Map<string, string> | null {
  const header = storeHeader(digest);
  if (!text.startsWith(header)) return null;
  const entries = new Map<string, string>();
  for (const line of text.slice(header.length).split("\n")) {
    const keyAt = line.indexOf(" ") + 1;
    const valueAt = line.indexOf(" ", keyAt) + 1;
    if (keyAt === 0 || valueAt === 0) continue;
    const [key, value] = [line.slice(keyAt, valueAt - 1), line.slice(valueAt)];
    if (line.slice(0, keyAt - 1) === checksum(key, value)) entries.set(key, value);
  }
  return entries;
}

function checksum(key: string, value: string): string {
  return crc32(`${key} ${value}`).toString(16);
}
