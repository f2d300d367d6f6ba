/** A workbook that goes back to its institution, made in a worker process or here. */
import { returnedBook, type Request } from "../workbook/write/marks/index.ts";
import { sha256 } from "../shell/input-folder.ts";
import { loadInput, loadSmallInput } from "../shell/load-input.ts";

/** A workbook to be marked. */
export interface MarkingTask {
  /** Its bytes, or where it lies on the disk. */
  readonly source: Uint8Array | string;
  /** Of what was read, on which the marks are. */
  readonly sha256: string;
  readonly request: Request;
}

/** null when the file is no longer what was read. */
export async function markBook({ source, sha256: expected, request }: MarkingTask): Promise<Uint8Array | null> {
  const bytes = typeof source === "string" ? await load(source) : source;
  return bytes === null || sha256(bytes) !== expected ? null : returnedBook(bytes, request).bytes;
}

async function load(place: string): Promise<Uint8Array | null> {
  const loaded = loadSmallInput(place) ?? (await loadInput(place).catch(() => null));
  return loaded?.bytes ?? null;
}
