/** Short digests for what is too long to be written out. */
import { createHash } from "node:crypto";

export function digest(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 12);
}
