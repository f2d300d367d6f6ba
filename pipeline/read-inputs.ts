/** Every file below inputs/ with what became of it; read only where no earlier run has. */
import { createArchiveOpener, ignoreByName, type SettledFile } from "./intake/index.ts";
import { createFileInspector, namedInstitution, passwordsFor, type InspectionScope } from "./inspect.ts";
import type { Password } from "./model/registry.ts";
import type { RunOptions } from "./model/run-options.ts";
import type { RunState } from "./model/run-state.ts";
import type { ReadingScope } from "./read-file.ts";
import type { Sources } from "./read-sources.ts";
import type { FolderLook, ReadingMemory, ReadingPool, Shell, StateFolder } from "./shell/index.ts";

/** What is known of the files before any is read, and who reads them. */
export interface Readers {
  readonly found: FolderLook;
  readonly state: StateFolder;
  readonly stateFolder: string;
  /** Already starting. */
  readonly readers: ReadingPool;
}

export interface ReadInputs {
  readonly files: readonly SettledFile[];
  /** What the next run may take on trust. */
  readonly inputs: RunState["inputs"];
}

export async function readInputs(
  options: RunOptions,
  scope: { readonly reading: ReadingScope; readonly inspection: InspectionScope },
  { registry, passwords }: Sources,
  { found, state, stateFolder, readers }: Readers,
  shell: Shell,
): Promise<ReadInputs> {
  const readingDigest = digestReading(scope.reading, passwords, shell.program.digests.reading, shell);
  const store = await shell.openReadingStore(stateFolder, readingDigest, options.fresh);
  const memory: ReadingMemory = {
    isEmpty: store.isEmpty,
    last: (path) => state.last?.inputs[path],
    isUntouched: (look, known) => shell.isUntouched(look, known, state.last?.lookedAt ?? 0),
    reading: (digest, named) => store.get(digest) ?? store.get(`${digest}@${named ?? "*"}`),
    keep: (digest, named, text, isProtected) => {
      store.add(isProtected ? `${digest}@${named ?? "*"}` : digest, text);
    },
  };
  shell.progress.begin("提出ファイルの読み取り", found.paths.length);
  const result = await shell.readAll(found, {
    pool: readers,
    folder: options.inputs,
    limits: { megabytes: options.memory, seconds: options.time, jobs: options.jobs },
    scope: scope.reading,
    memory,
    skip: ignoreByName,
    open: createArchiveOpener(found.paths),
    keysOf: (path) => {
      if (passwords.length === 0) return NO_KEYS;
      const named = namedInstitution(path, registry);
      return { named, passwords: passwordsFor(named, passwords) };
    },
    onFound: shell.progress.grow,
    onStep: shell.progress.step,
    settle: createFileInspector(scope.inspection),
  });
  shell.progress.end();
  await store.close();
  return result;
}

/** Without any password, it does not matter whose a protected file is. */
const NO_KEYS = { named: null, passwords: [] };

/** What a stored reading depends on besides the file's bytes. */
function digestReading(scope: ReadingScope, passwords: readonly Password[], program: string, shell: Shell): string {
  const secrets = passwords.length === 0 ? "" : shell.digestSecret(JSON.stringify(passwords));
  return shell.sha256(JSON.stringify([program, scope, secrets]));
}
