/** Digests of what a run has written, however large: the answers of 10,000 institutions are more than any submission may be. */
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";

const READ_TOGETHER = 1_000_000;

/** SHA-256 of a plain file, in hexadecimal; null when it cannot be read. */
export async function digestOutput(folder: string, path: string): Promise<string | null> {
  const file = await open(join(folder, path)).catch(() => null);
  if (file === null) return null;
  try {
    const hash = createHash("sha256");
    const room = Buffer.allocUnsafe(Math.min(READ_TOGETHER, (await file.stat()).size + 1));
    for (;;) {
      const { bytesRead } = await file.read(room, 0, room.length);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(room.subarray(0, bytesRead));
    }
  } catch {
    return null;
  } finally {
    await file.close();
  }
}
