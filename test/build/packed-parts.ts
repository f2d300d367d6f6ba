/** Archives compared as archives: which entries are the same bytes, still packed. */
import { copyZipEntry, readZipDirectory, readZipEntry } from "../../pipeline/lib/zip.ts";

/** Names of the entries of the second archive that are not, packed byte for byte, what the first has; removed ones with a `-`. */
export function changedParts(before: Uint8Array, after: Uint8Array): readonly string[] {
  const packed = (bytes: Uint8Array): ReadonlyMap<string, string> =>
    new Map(
      readZipDirectory(bytes).map((entry) => {
        const { name, packed: pieces, header, crc } = copyZipEntry(bytes, entry);
        return [
          Buffer.from(name).toString("latin1"),
          JSON.stringify([header?.method, header?.time, header?.date, crc]) + Buffer.concat(pieces).toString("base64"),
        ];
      }),
    );
  const [old, now] = [packed(before), packed(after)];
  return [
    ...[...now].filter(([name, content]) => old.get(name) !== content).map(([name]) => name),
    ...[...old.keys()].filter((name) => !now.has(name)).map((name) => `-${name}`),
  ];
}

/** The text of one part. */
export function partText(bytes: Uint8Array, path: string): string {
  const entry = readZipDirectory(bytes).find(({ name }) => name === path);
  if (entry === undefined) throw new Error(`There is no part ${path}.`);
  return readZipEntry(bytes, entry, 100_000_000).toString("utf8");
}
