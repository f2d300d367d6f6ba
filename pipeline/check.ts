/** Checking single workbooks, with the registry or without one: what `check` does. */
import { ignoreByName, openArchive } from "./intake/index.ts";
import { createFileInspector, namedInstitution, passwordsFor, type InspectionScope } from "./inspect.ts";
import { loadCatalog, loadRegistry, type Load } from "./load-sources.ts";
import type { Inspection } from "./model/inspection.ts";
import type { Cycle, Password } from "./model/registry.ts";
import type { CheckOptions } from "./model/run-options.ts";
import type { ReadingScope } from "./read-file.ts";
import { scopeOf } from "./rollup/index.ts";
import type { ReadingMemory, Shell } from "./shell/index.ts";

/** The newest form that this program knows; without a registry nothing else names one. */
const FORM_VERSION = "2.0";

/**
 * One inspection for each workbook, in the order given (files in an archive follow each other by path).
 *
 * @throws PipelineError (exit 2) when the registry or the form cannot be used.
 */
export async function checkFiles(
  files: readonly string[],
  options: CheckOptions,
  shell: Shell,
): Promise<readonly Inspection[]> {
  const { inspection, reading, passwords } = await loadScope(options, shell);
  shell.progress.begin("読み取り", files.length);
  const limits = { jobs: options.jobs, megabytes: options.memory, seconds: options.time };
  const read = await shell.readAll(
    { paths: files, looks: new Map() },
    {
      pool: shell.openReadingPool(shell.program, limits),
      folder: "",
      limits,
      scope: reading,
      memory: NO_MEMORY,
      // A file that was asked for by name is checked whatever it is called; only system files in archives are left out.
      skip: (path) => (files.includes(path) ? null : ignoreByName(path)),
      open: openArchive,
      keysOf: (path) => {
        const named = namedInstitution(path, inspection.registry);
        return { named, passwords: passwordsFor(named, passwords) };
      },
      onFound: shell.progress.grow,
      onStep: shell.progress.step,
      settle: createFileInspector(inspection),
    },
  );
  shell.progress.end();
  const orderOf = (path: string): number => files.findIndex((file) => path === file || path.startsWith(`${file}!/`));
  return read.files
    .flatMap(({ inspection: found }) => (typeof found === "string" ? [] : [found]))
    .sort((a, b) => orderOf(a.path) - orderOf(b.path) || (a.path < b.path ? -1 : 1));
}

const NO_MEMORY: ReadingMemory = {
  isEmpty: true,
  last: () => undefined,
  isUntouched: () => false,
  reading: () => undefined,
  keep: () => undefined,
};

interface CheckScope {
  readonly inspection: InspectionScope;
  readonly reading: ReadingScope;
  readonly passwords: readonly Password[];
}

async function loadScope(options: CheckOptions, shell: Shell): Promise<CheckScope> {
  const load: Load = (folder, name) => shell.readRequired(folder, name);
  const { registry, passwords } =
    options.registry === null ? { registry: null, passwords: [] } : await loadRegistry(load, "", options.registry);
  const cycle = registry?.cycle ?? cycleOf(options.asOf ?? shell.today());
  const catalog = await loadCatalog(load, options.templates, cycle.formVersion);
  const { inspected } = scopeOf(cycle, catalog.measures);
  const asOf = options.asOf ?? cycle.referenceDate;
  return {
    inspection: { cycle, registry, inspected, asOf },
    reading: { catalog, inspected, referenceDate: cycle.referenceDate },
    passwords,
  };
}

/** Without a registry there is no cycle; every measure is looked at, and no date is late. */
function cycleOf(asOf: string): Cycle {
  return {
    name: "",
    kind: "接続申請時",
    referenceDate: asOf,
    deadline: "9999-12-31",
    formVersion: FORM_VERSION,
    operator: "",
    onlyMeasures: null,
  };
}
