/** Making a folder with those above it, one by one: Node's own `recursive` never ends where the system refuses in an odd way (/proc). */
import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/** @throws Error with the system's code; ENOTDIR when something else stands there. */
export async function makeFolder(path: string): Promise<void> {
  const absolute = resolve(path);
  const stats = await stat(absolute).catch(() => null);
  if (stats?.isDirectory() === true) return;
  if (stats !== null) throw Object.assign(new Error(`${absolute} is no folder.`), { code: "ENOTDIR" });
  if (dirname(absolute) !== absolute) await makeFolder(dirname(absolute));
  await mkdir(absolute).catch((error: unknown) => {
    // Another run may have made it meanwhile.
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  });
  if ((await stat(absolute).catch(() => null))?.isDirectory() === true) return;
  throw Object.assign(new Error(`${absolute} is no folder.`), { code: "ENOTDIR" });
}
