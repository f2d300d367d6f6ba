/**
 * Has files read and judged by a worker, one at a time, and never for longer than a limit: a file that was made to do harm costs that worker,
 * and the next file gets another.
 */
import { MOST_FILE_BYTES } from "../model/limits.ts";
import { REFUSALS, type Refusal } from "../model/refusal.ts";
import type { AskedFile, FromReader, ToReader } from "./messages.ts";

/** The worker's answer, or why there is none. `stopped`: none came in time, or the worker ended; `unloadable`: the browser could not load the file. */
export type Judged = FromReader | { readonly path: string; readonly refused: Refusal | "stopped" | "unloadable" };

/** Judges a file. Never throws. Call it again only when it has answered. */
export type ReadingDesk = (file: File) => Promise<Judged>;

/**
 * @param program text of the worker's program
 * @param scope text of what it judges by
 * @param seconds after which a file is given up
 */
export function openReadingDesk(program: string, scope: string, seconds: number): ReadingDesk {
  const address = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
  const start = (): Worker => {
    const worker = new Worker(address);
    tell(worker, { scope });
    return worker;
  };
  // At hand before there is a file: loading the program takes longer than reading one.
  let worker = start();
  return async (file) => {
    const path = file.name;
    if (file.size > MOST_FILE_BYTES)
      return { path, refused: REFUSALS.manyBytes("ファイル", file.size, MOST_FILE_BYTES) };
    const bytes = await load(file);
    if (bytes === null) return { path, refused: "unloadable" };
    const judged = await ask(worker, { name: path, bytes }, seconds);
    if (judged !== null) return judged;
    worker.terminate();
    worker = start();
    return { path, refused: "stopped" };
  };
}

/** null where Excel or another program holds the file, or it is gone. */
async function load(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}

function tell(worker: Worker, message: ToReader): void {
  worker.postMessage(message);
}

/** null when there was no answer. */
function ask(worker: Worker, file: AskedFile, seconds: number): Promise<FromReader | null> {
  return new Promise((resolve) => {
    const end = (answer: FromReader | null): void => {
      clearTimeout(limit);
      worker.onmessage = null;
      worker.onerror = null;
      worker.onmessageerror = null;
      resolve(answer);
    };
    const limit = setTimeout(() => {
      end(null);
    }, seconds * 1_000);
    worker.onmessage = ({ data }: MessageEvent<FromReader>) => {
      end(data);
    };
    worker.onerror = worker.onmessageerror = () => {
      end(null);
    };
    worker.postMessage({ file } satisfies ToReader, [file.bytes.buffer]);
  });
}
