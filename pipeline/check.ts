/** Checking single workbooks, with the registry or without one: what `check` does. */
import { ignoreByName, openArchive } from "./intake/index.ts";
import { rejectFile, type InspectionScope } from "./inspect.ts";
import { loadCatalog, loadRegistry, type Load } from "./load-sources.ts";
import type { Inspection } from "./model/inspection.ts";
import type { Cycle } from "./model/registry.ts";
import type { CheckOptions } from "./model/run-options.ts";
import { scopeOf } from "./rollup/index.ts";
import type { Shell } from "./shell/index.ts";

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
  const scope = await loadScope(options, shell);
  shell.progress.begin("読み取り", files.length);
  const inspected = await shell.inspectAll<Inspection>(files, {
    folder: "",
    limits: { jobs: options.jobs, megabytes: options.memory, seconds: options.time },
    scope,
    // A file that was asked for by name is checked whatever it is called; only system files in archives are left out.
    skip: (path) => (files.includes(path) ? null : ignoreByName(path)),
    open: openArchive,
    onStopped: (path, message, code) => rejectFile(path, code, message, scope.registry),
    onFound: shell.progress.grow,
    onStep: shell.progress.step,
  });
  shell.progress.end();
  const orderOf = (path: string): number => files.findIndex((file) => path === file || path.startsWith(`${file}!/`));
  return inspected
    .flatMap(({ inspection }) => (typeof inspection === "string" ? [] : [inspection]))
    .sort((a, b) => orderOf(a.path) - orderOf(b.path) || (a.path < b.path ? -1 : 1));
}

async function loadScope(options: CheckOptions, shell: Shell): Promise<InspectionScope> {
  const load: Load = (folder, name) => shell.readRequired(folder, name);
  if (options.registry === null) {
    const catalog = await loadCatalog(load, options.templates, FORM_VERSION);
    const cycle = cycleOf(options.asOf ?? shell.today());
    return { cycle, registry: null, passwords: [], catalog, inspected: catalog.measures, asOf: cycle.referenceDate };
  }
  const { registry, passwords } = await loadRegistry(load, "", options.registry);
  const { cycle } = registry;
  const catalog = await loadCatalog(load, options.templates, cycle.formVersion);
  const { inspected } = scopeOf(cycle, catalog.measures);
  return { cycle, registry, passwords, catalog, inspected, asOf: options.asOf ?? cycle.referenceDate };
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
