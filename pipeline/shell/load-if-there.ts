/** A file of our own that need not be there. */
import { readFile } from "node:fs/promises";

/** null when there is no such file. */
export async function loadIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw error;
  }
}
