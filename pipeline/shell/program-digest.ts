/** Which program this is: digests of its own sources, so that state made by other code is never trusted. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listFiles } from "./input-folder.ts";

const PIPELINE = fileURLToPath(new URL("../", import.meta.url));
/** Rooms whose code can change what a reading is, and what a document looks like. */
const READING = /^(?:read|sheet|normalize|intake|lib|model|state)\/|^read-file\.ts$/u;
const RENDERING = /^(?:render|lib|model)\//u;

export interface ProgramDigests {
  readonly reading: string;
  readonly rendering: string;
  /** All of the pipeline. */
  readonly all: string;
}

/** The libraries count through the lock file. */
export async function digestProgram(): Promise<ProgramDigests> {
  const paths = await listFiles(PIPELINE);
  const files = await Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(join(PIPELINE, path)) })));
  const lock = await readFile(join(PIPELINE, "..", "package-lock.json")).catch(() => Buffer.from(process.version));
  const digest = (room: RegExp): string => {
    const hash = createHash("sha256").update(lock);
    for (const { path, bytes } of files) if (room.test(path)) hash.update(path).update("\0").update(bytes);
    return hash.digest("hex");
  };
  return { reading: digest(READING), rendering: digest(RENDERING), all: digest(/./u) };
}
