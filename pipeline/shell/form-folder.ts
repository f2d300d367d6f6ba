/**
 * Forms in the outputs folder: written when they are not there or are still what we wrote; one that a person edited stays. What we wrote
 * is known by digests in outputs/.state/forms.txt. What is to become of an edited one is for the caller to say.
 */
import { join } from "node:path";
import type { Fault } from "../model/pipeline-error.ts";
import { loadIfThere } from "./load-if-there.ts";
import { sha256 } from "./input-folder.ts";
import { STATE_FOLDER, writeOutput } from "./output-folder.ts";

/** What became of a file: `edited` holds what a person made of it. */
export type Kept =
  | { readonly outcome: "written" | "unchanged" }
  | { readonly outcome: "edited"; readonly bytes: Uint8Array }
  | { readonly outcome: "fault"; readonly fault: Fault };

/** Made by {@link openFormFolder}. */
export interface FormFolder {
  readonly write: (path: string, content: Uint8Array) => Promise<Kept>;
  /** Keeps for the next time what was written. Call it also when writing has ended early. */
  readonly remember: () => Promise<Fault | null>;
}

const LEDGER = `${STATE_FOLDER}/forms.txt`;

/** @param check called before anything is replaced; throws when a run has taken the folder over */
export async function openFormFolder(folder: string, check: () => void): Promise<FormFolder> {
  const written = readLedger((await loadIfThere(join(folder, LEDGER)))?.toString("utf8") ?? "");
  return {
    write: async (path, content) => {
      const digest = sha256(content);
      const there = await loadIfThere(join(folder, path));
      const before = there === null ? null : sha256(there);
      if (there !== null && before !== digest && before !== written.get(path))
        return { outcome: "edited", bytes: there };
      written.set(path, digest);
      if (before === digest) return { outcome: "unchanged" };
      const fault = await writeOutput(folder, path, [content], () => {
        check();
        return Promise.resolve(true);
      });
      if (fault === null) return { outcome: "written" };
      // What stands there is still what it was.
      if (before === null) written.delete(path);
      else written.set(path, before);
      return { outcome: "fault", fault };
    },
    remember: () => {
      const lines = [...written].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, digest]) => `${digest} ${path}\n`);
      return writeOutput(folder, LEDGER, [lines.join("")]);
    },
  };
}

function readLedger(text: string): Map<string, string> {
  return new Map(
    text.split("\n").flatMap((line): [string, string][] => {
      const [, digest, path] = /^([0-9a-f]{64}) (.+)$/u.exec(line) ?? [];
      return digest === undefined || path === undefined ? [] : [[path, digest]];
    }),
  );
}
