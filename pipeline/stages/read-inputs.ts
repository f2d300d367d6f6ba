/** Every file below inputs/ with what became of it; read only where no earlier run has. */
import { createArchiveOpener, ignoreByName, unpackedSize } from "../intake/index.ts";
import type { SettledFile } from "../settle/index.ts";
import { createResultHolder } from "./hold-results.ts";
import { namedInstitution, passwordsFor } from "./inspect.ts";
import type { Reading } from "../model/reading.ts";
import type { RunOptions } from "../model/run-options.ts";
import type { RunState } from "../model/run-state.ts";
import type { RunPlan } from "./plan-run.ts";
import type { StaffedStart } from "./run-start.ts";
import type { ReadingMemory, Shell } from "../shell/index.ts";
import { decodeReading } from "../state/index.ts";

/** What became of every file, archives opened. */
export interface ReadInputs {
  readonly files: readonly SettledFile[];
  /** What the next run may take on trust. */
  readonly inputs: RunState["inputs"];
}

/** In no fixed order; settle/ puts the files in order. @throws PipelineError (exit 2) when another run takes the folder over. */
export async function readInputs(
  options: RunOptions,
  { registry, passwords, digests, reading, inspection }: RunPlan,
  { found, state, stateFolder, readers, lock }: Omit<StaffedStart, "drawers" | "suite">,
  shell: Shell,
): Promise<ReadInputs> {
  const readingDigest = shell.sha256(JSON.stringify([shell.program.digests.reading, reading]));
  const store = await shell.openReadingStore(stateFolder, readingDigest, { fresh: options.fresh, check: lock.check });
  // What a password opens depends on the registry as a whole: the state must not hold anything made of the passwords themselves.
  const keys = passwords.length === 0 ? "" : digests.find(({ folder }) => folder === "inputs")?.sha256;
  const protectedKey = (digest: string, named: string | null): string => `${digest}@${named ?? "*"}@${keys ?? ""}`;
  const memory: ReadingMemory = {
    isEmpty: store.isEmpty,
    last: (path) => state.last?.inputs[path],
    isUntouched: (look, known) => shell.isUntouched(look, known, state.last?.lookedAt ?? 0),
    has: (digest, named) => store.has(digest) || store.has(protectedKey(digest, named)),
    reading: (digest, named, path) => {
      const encoded = store.get(digest) ?? store.get(protectedKey(digest, named));
      return encoded === undefined ? undefined : parseKept(encoded, path);
    },
    keep: (digest, named, path, { encoded, isProtected }) => {
      store.add(isProtected ? protectedKey(digest, named) : digest, encoded);
      return decodeReading(encoded, path);
    },
  };
  shell.progress.begin("提出ファイルの読み取り", found.paths.length);
  const result = await shell.visitFiles(found, {
    pool: readers,
    folder: options.inputs,
    limits: { megabytes: options.memory, seconds: options.time, jobs: options.jobs },
    scope: reading,
    memory,
    skip: ignoreByName,
    open: createArchiveOpener(found.paths),
    unpackedSize,
    keysOf: (path) => {
      if (passwords.length === 0) return NO_KEYS;
      const named = namedInstitution(path, registry);
      return { named, passwords: passwordsFor(named, passwords) };
    },
    progress: shell.progress,
    settle: createResultHolder(inspection),
  });
  shell.progress.end();
  await store.close();
  return result;
}

/** Whatever is odd in the state is read again. */
function parseKept(encoded: Uint8Array, path: string): Reading | undefined {
  try {
    return decodeReading(encoded, path);
  } catch {
    return undefined;
  }
}

/** Without any password, it does not matter whose a protected file is. */
const NO_KEYS = { named: null, passwords: [] };
