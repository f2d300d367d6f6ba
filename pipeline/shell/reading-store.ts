/** outputs/.state/readings.txt: what was read of each file, by its content. Appended to as files are read, so that a killed run loses little. */
import { closeSync, constants, openSync, writeSync } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { MOST_STATE_BYTES } from "../model/limits.ts";
import { packReadings, readStore, storeHeader, storeLine, unpackReadings } from "../state/index.ts";
import { LOG_FLAGS } from "./output-folder.ts";
import { LOOKING, readText, replaceFile, type StateAccess } from "./state-folder.ts";

/** Readings, as `encodeReading` gives them, by keys without spaces and commas. */
export interface ReadingStore {
  /** No earlier run has left anything. */
  readonly isEmpty: boolean;
  /** Whether an earlier run has left one. */
  readonly has: (key: string) => boolean;
  /** Of an earlier run; undefined when there is none, or none that can be unpacked. */
  readonly get: (key: string) => Uint8Array | undefined;
  readonly add: (key: string, reading: Uint8Array) => void;
  /** Writes what is still to be packed; lets go of readings that nobody asked for, once they are the greater part. */
  readonly close: () => Promise<void>;
}

/** Readings that are packed together, of which a form gives nearly the same again and again: half the size, a third of the time. */
const TOGETHER = 16;
/** Bytes of a page: far more than so many forms have, and little beside what a run holds. */
const MOST_TOGETHER = 1_000_000;

/**
 * Readings by content, no more of them than `most` bytes; they hold as long as `digest` (form, reading code) is the same.
 */
export async function openReadingStore(
  folder: string,
  digest: string,
  { fresh, check }: StateAccess = LOOKING,
  most = MOST_STATE_BYTES,
): Promise<ReadingStore> {
  check();
  await mkdir(folder, { recursive: true });
  const path = join(folder, "readings.txt");
  const size = await stat(path).then(
    (stats) => stats.size,
    () => 0,
  );
  const lines = fresh || size > most ? null : readStore(await readText(path), digest);
  const known = pagesOf(lines ?? new Map<string, string>());
  let room = most - (lines === null ? 0 : size);
  const used = new Set<string>();
  // Written anew when it is another program's. A run that was killed may have left half a line: begin on a new one.
  const log = openLog(path, lines === null);
  log.write(lines === null ? storeHeader(digest) : "\n");
  const pages = openPages((line) => {
    check();
    room -= Buffer.byteLength(line);
    // What finds no room is read again by the next run.
    if (room >= 0) log.write(line);
  });
  return {
    isEmpty: known.size === 0,
    has: known.has,
    get: (key) => {
      const reading = known.get(key);
      if (reading !== undefined) used.add(key);
      return reading;
    },
    add: (key, reading) => {
      // Not kept in memory: those of a country would take as much as all the rest.
      used.add(key);
      pages.add(key, reading);
    },
    close: async () => {
      check();
      pages.end();
      if (!log.close() || (room >= 0 && known.size <= 2 * used.size + 10)) return;
      const all = pagesOf(readStore(await readText(path), digest) ?? new Map<string, string>());
      let kept = storeHeader(digest);
      const keeping = openPages((line) => (kept += line));
      for (const key of all.keys()) {
        const reading = used.has(key) ? all.get(key) : undefined;
        if (reading !== undefined) keeping.add(key, reading);
      }
      keeping.end();
      await replaceFile(path, kept);
    },
  };
}

interface Pages {
  readonly size: number;
  readonly keys: () => Iterable<string>;
  readonly has: (key: string) => boolean;
  readonly get: (key: string) => Uint8Array | undefined;
}

/** The readings in the lines of a store. Files are asked for nearly in the order in which they were read: the last page is held. */
function pagesOf(lines: ReadonlyMap<string, string>): Pages {
  const places = new Map<string, { readonly packed: string; readonly index: number }>();
  for (const [keys, packed] of lines)
    for (const [index, key] of keys.split(",").entries()) places.set(key, { packed, index });
  let held: { readonly packed: string; readonly readings: readonly Uint8Array[] } = { packed: "", readings: [] };
  return {
    size: places.size,
    keys: () => places.keys(),
    has: (key) => places.has(key),
    get: (key) => {
      const place = places.get(key);
      if (place === undefined) return undefined;
      if (held.packed !== place.packed) held = { packed: place.packed, readings: unpackReadings(place.packed) };
      return held.readings[place.index];
    },
  };
}

/** Gathers readings and gives a line of the store for each page of them. */
function openPages(write: (line: string) => void) {
  let readings = new Map<string, Uint8Array>();
  let bytes = 0;
  const end = (): void => {
    if (readings.size > 0) write(storeLine([...readings.keys()].join(","), packReadings([...readings.values()])));
    readings = new Map();
    bytes = 0;
  };
  return {
    add: (key: string, reading: Uint8Array): void => {
      readings.set(key, reading);
      bytes += reading.length;
      if (readings.size >= TOGETHER || bytes >= MOST_TOGETHER) end();
    },
    end,
  };
}

interface Log {
  readonly write: (text: string) => void;
  /** Whether all could be written. */
  readonly close: () => boolean;
}

/** Appends to a file; from the first failure on (a full disk), writes nothing: the next run reads again. */
function openLog(path: string, anew: boolean): Log {
  let file: number | null = null;
  const attempt = (write: () => void): void => {
    try {
      write();
    } catch {
      if (file !== null) closeSync(file);
      file = null;
    }
  };
  attempt(() => (file = openSync(path, anew ? LOG_FLAGS | constants.O_TRUNC : LOG_FLAGS)));
  return {
    write: (text) => {
      const to = file;
      if (to !== null)
        attempt(() => {
          writeWhole(to, Buffer.from(text));
        });
    },
    close: () => {
      const whole = file !== null;
      if (file !== null) closeSync(file);
      file = null;
      return whole;
    },
  };
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
