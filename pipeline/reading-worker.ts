/** Entry of a worker thread: reads one file at a time against the scope it was started with. */
import { workerData } from "piscina";
import { createFileReader, type ReadingScope } from "./read-file.ts";
import { encodeReading } from "./state/index.ts";

const read = createFileReader(workerData as ReadingScope);

// The library prints its doubts about odd files; they would end up between the lines of the run.
for (const method of ["log", "info", "warn", "error"] as const) globalThis.console[method] = () => undefined;

export interface ReadingTask {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly passwords: readonly string[];
}

/** One string crosses threads faster than the objects in it, and is what the state keeps. */
export default async function readTask({
  path,
  bytes,
  passwords,
}: ReadingTask): Promise<{ text: string; isProtected: boolean }> {
  const reading = await read(path, bytes, passwords);
  const isProtected = reading.outcome === "submission" ? reading.unlocked : reading.code === "file-encrypted";
  return { text: encodeReading(reading), isProtected };
}
