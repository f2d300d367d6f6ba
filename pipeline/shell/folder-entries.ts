/** What a folder holds, by names that people can read and by what the system needs to open it. */
import { readdir } from "node:fs/promises";
import { join, sep } from "node:path";

/** A file or folder directly in a folder. */
export interface FolderEntry {
  /** Unlike every other in its folder. */
  readonly name: string;
  /** Bytes where the name on the disk is no UTF-8, or one above it: no text would lead there. */
  readonly place: string | Buffer;
  readonly isFolder: boolean;
  readonly isLink: boolean;
}

/** What Node puts for bytes that are no UTF-8. */
const UNKNOWN = "\uFFFD";

/**
 * On Linux a name is bytes. Files that were copied from Japanese Windows, or unpacked by an old tool, may have theirs in CP932.
 *
 * @throws Error with the system's code when the folder cannot be opened.
 */
export async function readFolder(place: string | Buffer): Promise<readonly FolderEntry[]> {
  if (typeof place === "string") {
    const entries = await readdir(place, { withFileTypes: true });
    if (!entries.some(({ name }) => name.includes(UNKNOWN)))
      return entries.map((entry) => ({
        name: entry.name,
        place: join(place, entry.name),
        isFolder: entry.isDirectory(),
        isLink: entry.isSymbolicLink(),
      }));
  }
  const entries = await readdir(place, { withFileTypes: true, encoding: "buffer" });
  const names = readableNames(entries.map(({ name }) => name));
  return entries.map((entry) => ({
    name: names.get(entry.name.toString("latin1")) ?? "",
    place: Buffer.concat([Buffer.from(place), Buffer.from(sep), entry.name]),
    isFolder: entry.isDirectory(),
    isLink: entry.isSymbolicLink(),
  }));
}

/** Names by their bytes (as Latin-1), the same whatever the order in which the system lists them. */
function readableNames(all: readonly Buffer[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const give = (bytes: Buffer, name: string): void => {
    names.set(bytes.toString("latin1"), name);
    taken.add(name);
  };
  const odd = all.filter((bytes) => {
    const name = decode(bytes, "utf-8");
    if (name !== null) give(bytes, name);
    return name === null;
  });
  for (const bytes of odd.sort((a, b) => a.compare(b))) {
    const read = decode(bytes, "shift_jis");
    let name = read === null || taken.has(read) ? spell(bytes) : read;
    while (taken.has(name)) name = `_${name}`;
    give(bytes, name);
  }
  return names;
}

function decode(bytes: Uint8Array, encoding: "utf-8" | "shift_jis"): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** ASCII as it is, every other byte as `%8A`. */
function spell(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase()}`,
  ).join("");
}
