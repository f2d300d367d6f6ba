/** Files that an earlier cycle left: nobody writes them any more, so a look tells whether they are what they were. */
import { readFile, stat } from "node:fs/promises";
import type { Look } from "./input-folder.ts";

/** Ten times the answers of a country. */
const MOST_BYTES = 500_000_000;

/** The look of a file; null when there is none that can be used: what is no file (a pipe would be waited for) is not opened. */
export async function lookAtPastFile(path: string): Promise<Look | null> {
  const stats = await stat(path).catch(() => null);
  if (stats?.isFile() !== true || stats.size > MOST_BYTES) return null;
  return { size: stats.size, modified: stats.mtimeMs };
}

/** Its bytes, with a look from before they were read; null as for {@link lookAtPastFile}. */
export async function loadPastFile(path: string): Promise<(Look & { readonly bytes: Buffer }) | null> {
  const look = await lookAtPastFile(path);
  return look === null ? null : { ...look, bytes: await readFile(path) };
}
