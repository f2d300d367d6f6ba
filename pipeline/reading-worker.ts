/** What a worker process does (shell/worker-process.ts): reads one file at a time against the scope it was started with. */
import type { Reading } from "./model/reading.ts";
import { createFileReader, type ReadingScope } from "./read-file.ts";
import { encodeReading } from "./state/index.ts";

export interface ReadingTask {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly passwords: readonly string[];
}

/** One string crosses processes faster than the objects in it, and is what the state keeps. */
export interface EncodedReading {
  readonly text: string;
  readonly isProtected: boolean;
}

/** A filled-in form takes a tenth of a megabyte; the readings of all files are in memory at once. */
const MOST_LETTERS = 2_000_000;
const TOO_MUCH: Reading = {
  outcome: "refused",
  code: "file-suspicious",
  message: "記入された文字が異常に多いため、読み取りを打ち切りました。",
};

export default function startReading(scope: ReadingScope): (task: ReadingTask) => Promise<EncodedReading> {
  const read = createFileReader(scope);
  return async ({ path, bytes, passwords }) => {
    const reading = await read(path, bytes, passwords);
    const isProtected = reading.outcome === "submission" ? reading.unlocked : reading.code === "file-encrypted";
    const text = encodeReading(reading);
    return { text: text.length <= MOST_LETTERS ? text : encodeReading(TOO_MUCH), isProtected };
  };
}
