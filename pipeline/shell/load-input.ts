/** The bytes of submissions, whatever lies in the inputs folder under their names. */
import {
  close,
  closeSync,
  constants,
  fstat,
  fstatSync,
  open,
  openSync,
  read,
  readSync,
  type PathLike,
  type Stats,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { MOST_FILE_BYTES } from "../model/limits.ts";
import { sha256, type Look } from "./input-folder.ts";

/** A file that is not loaded at all. */
export class FileTooLargeError extends Error {
  override readonly name = "FileTooLargeError";
  readonly bytes: number;
  constructor(bytes: number) {
    super(`${String(bytes)} bytes are more than ${String(MOST_FILE_BYTES)}.`);
    this.bytes = bytes;
  }
}

/** A file as a whole, with its look from the same opening. */
export interface Loaded {
  readonly bytes: Uint8Array;
  /** null when the file was written to while it was read. */
  readonly look: Look | null;
}

/** Bytes that are read at once from any disk; most workbooks are a fiftieth of it. */
export const SMALL = 1_000_000;
// Opening a pipe waits for a writer unless told not to; Windows has no such flag and no such pipes.
const OPEN_AT_ONCE = constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0);

/**
 * What {@link loadInput} gives for a small file, without letting anything else run meanwhile: waiting for the system four times
 * takes ten times longer than reading. null for large files and for whatever is no plain file or cannot be opened.
 */
export function loadSmallInput(path: PathLike): Loaded | null {
  let file: number | undefined;
  try {
    file = openSync(path, OPEN_AT_ONCE);
    const before = fstatSync(file);
    if (!before.isFile() || before.size > SMALL) return null;
    const bytes = Buffer.allocUnsafeSlow(before.size);
    let length = 0;
    for (let more = 1; more > 0 && length < before.size; length += more)
      more = readSync(file, bytes, length, before.size - length, length);
    const after = fstatSync(file);
    return { bytes: bytes.subarray(0, length), look: quietLook(before, after, length) };
  } catch {
    return null;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/**
 * The bytes of a submission, with the look of the very file that they were read from, whatever its name may stand for by now.
 *
 * @throws FileTooLargeError; any other error when it cannot be opened, or is a device or a pipe, which might never end.
 */
export async function loadInput(path: PathLike): Promise<Loaded> {
  const file = await openFile(path, OPEN_AT_ONCE);
  try {
    const before = await statFile(file);
    if (!before.isFile()) throw Object.assign(new Error("Not a file."), { syscall: "open" });
    if (before.size > MOST_FILE_BYTES) throw new FileTooLargeError(before.size);
    const bytes = await readBytes(file, before.size);
    const after = await statFile(file);
    return { bytes, look: quietLook(before, after, bytes.length) };
  } finally {
    await closeFile(file);
  }
}

/** The look of a file that nobody wrote to while it was read; null when somebody did. */
function quietLook(before: Stats, after: Stats, length: number): Look | null {
  const isQuiet = after.mtimeMs === before.mtimeMs && after.size === length;
  return isQuiet ? { size: after.size, modified: after.mtimeMs } : null;
}

const [openFile, statFile, closeFile] = [promisify(open), promisify(fstat), promisify(close)];

/** All there is of `size` bytes; fewer when the file has been cut meanwhile. */
async function readBytes(file: number, size: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(size);
  let length = 0;
  while (length < size) {
    const more = await readFrom(file, bytes, length);
    if (more === 0) break;
    length += more;
  }
  return bytes.subarray(0, length);
}

function readFrom(file: number, bytes: Buffer, offset: number): Promise<number> {
  return new Promise((resolve, reject) => {
    read(file, bytes, offset, bytes.length - offset, offset, (error, count) => {
      if (error) reject(error);
      else resolve(count);
    });
  });
}

/** The digest of a file as it is now; null when it cannot be read. */
export async function digestInput(folder: string, path: string): Promise<string | null> {
  const place = join(folder, path);
  const loaded = loadSmallInput(place) ?? (await loadInput(place).catch(() => null));
  return loaded === null ? null : sha256(loaded.bytes);
}
