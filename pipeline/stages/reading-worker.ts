/** What a worker process does (engine/worker-process.ts): reads files one after the other against the scope it was started with. */
import { openArchive } from "../intake/index.ts";
import { createFileReader, type ReadingScope } from "./read-file.ts";
import { sha256 } from "../shell/input-folder.ts";
import { loadSmallInput } from "../shell/load-input.ts";
import type { ReadingTask, WorkerReading } from "../shell/reading-pool.ts";
import { encodeReading } from "../state/encode-reading.ts";

/** JSON crosses processes faster than the objects in it, and is what the state packs and keeps. */
export default function startReading(
  scope: ReadingScope,
  beginStep: () => void,
): (task: ReadingTask) => Promise<WorkerReading> {
  const read = createFileReader(scope, beginStep);
  return async ({ path, source, passwords }) => {
    const loaded = typeof source === "string" ? loadSmallInput(source) : { bytes: source, look: null };
    if (loaded === null) return null;
    const { bytes, look } = loaded;
    // What lies in an archive is given out again, file by file.
    if (typeof source === "string" && (openArchive(path, bytes) ?? []).length > 0) return null;
    const file = { sha256: sha256(bytes), bytes: bytes.length };
    const reading = await read(path, bytes, passwords);
    const isProtected = reading.outcome === "submission" ? reading.unlocked : reading.code === "file-encrypted";
    return { encoded: encodeReading(reading), isProtected, file, look };
  };
}
