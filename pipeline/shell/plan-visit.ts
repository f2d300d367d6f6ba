/** What is to be done with each file: decided by its look and by what earlier runs remember, before any is opened. */
import { MOST_BOOK_BYTES } from "../model/limits.ts";
import type { Reading } from "../model/reading.ts";
import type { InputState } from "../model/run-state.ts";
import type { FolderLook, Look } from "./input-folder.ts";
import { SMALL } from "./load-input.ts";

/** What earlier runs remember of files. */
export interface ReadingMemory {
  /** There is no reading to find: files need not be loaded here to look for theirs. */
  readonly isEmpty: boolean;
  /** What the last run found at this path; undefined when there was nothing. */
  readonly last: (path: string) => InputState | undefined;
  /** Whether a file that looks like this has surely not been touched since. */
  readonly isUntouched: (look: Look, last: InputState) => boolean;
  /** Whether these bytes were read. `named` tells protected files of different institutions apart. */
  readonly has: (sha256: string, named: string | null) => boolean;
  /** The reading of these bytes, of the file at this path; undefined when there is none that can be trusted. */
  readonly reading: (sha256: string, named: string | null, path: string) => Reading | undefined;
  /** Keeps what a worker has read, and gives the reading. */
  readonly keep: (sha256: string, named: string | null, path: string, read: EncodedReading) => Reading;
}

/** What a worker has read, as `encodeReading` gives it; `isProtected` where it took a password. */
interface EncodedReading {
  readonly encoded: Uint8Array;
  readonly isProtected: boolean;
}

/** What is known of files without opening them. */
export interface PlanBasis {
  readonly memory: ReadingMemory;
  /** Why a file is not read; null when it is. */
  readonly skip: (path: string) => string | null;
  /** The institution that a file name names, and the passwords to try. */
  readonly keysOf: (path: string) => { readonly named: string | null; readonly passwords: readonly string[] };
}

/**
 * - `known`: by its look. As the last run found it, nothing is opened.
 * - `compare`: its bytes may be known; if they are not, it is as `new`.
 * - `new`: a worker loads and reads it, since its bytes need not cross processes then.
 * - `open`: this process loads it: what is skipped, an archive, more than a worker loads, or a name that no text tells.
 */
export type Decision = { readonly path: string } & (
  | { readonly how: "known"; readonly last: InputState; readonly skipped: string | null }
  | { readonly how: "compare" | "new" }
  | { readonly how: "open"; readonly isLarge: boolean }
);

/** One decision a path, in their order. */
export function planVisit(
  { paths, looks, places }: Pick<FolderLook, "paths" | "looks" | "places">,
  { memory, skip, keysOf }: PlanBasis,
): readonly Decision[] {
  return paths.map((path) => {
    const look = looks.get(path);
    const reason = skip(path);
    const last = untouched(path, look, memory);
    if (last !== undefined && (reason !== null || (!last.archive && memory.has(last.sha256, keysOf(path).named))))
      return { path, how: "known", last, skipped: reason };
    const size = look?.size ?? 0;
    const isForHere = reason !== null || last?.archive === true || size > SMALL || places.has(path);
    if (isForHere) return { path, how: "open", isLarge: size > MOST_BOOK_BYTES };
    return { path, how: memory.isEmpty ? "new" : "compare" };
  });
}

/** What the last run found, of a file that nobody has touched since. */
function untouched(path: string, look: Look | undefined, { last, isUntouched }: ReadingMemory): InputState | undefined {
  const known = last(path);
  return known !== undefined && look !== undefined && isUntouched(look, known) ? known : undefined;
}
