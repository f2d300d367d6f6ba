/** The stages of a run, one after the other. The only place that joins them. */
import { exportData, reportFolder, type DataFile } from "./export/index.ts";
import { ignoreByName, openArchive, settleSubmissions, type SettledFile } from "./intake/index.ts";
import { createFileInspector, namedInstitution, passwordsFor, type InspectionScope } from "./inspect.ts";
import { compareCodePoints } from "./lib/code-point-order.ts";
import { loadCatalog, loadRegistry, type Load } from "./load-sources.ts";
import type { Severity } from "./model/finding.ts";
import type { Catalog } from "./model/measure.ts";
import type { Password, Registry } from "./model/registry.ts";
import type { BodyRollup } from "./model/rollup.ts";
import type { RunOptions } from "./model/run-options.ts";
import type { RunRecord } from "./model/run-record.ts";
import type { RunState } from "./model/run-state.ts";
import type { ReadingScope } from "./read-file.ts";
import { compileReportTemplate, composeReport, readReportStyles, type ReportTemplate } from "./render/index.ts";
import { runKey } from "./run-key.ts";
import { proveSums, rollUp, rollupBasis, scopeOf } from "./rollup/index.ts";
import type { Clock, FolderLook, Outputs, ReadingMemory, ReadingPool, Shell, StateFolder } from "./shell/index.ts";
import { takeSnapshot } from "./snapshot.ts";
import { checkCycleAgainstCatalog } from "./sources/index.ts";

const REGISTRY = "registry.xlsx";
const REPORT = "取りまとめ報告書";

/** What is known before anything is read. */
export interface RunStart {
  readonly clock: Clock;
  readonly found: FolderLook;
  readonly state: StateFolder;
  readonly stateFolder: string;
  /** Already starting. */
  readonly readers: ReadingPool;
}

/**
 * Reads every file below the inputs folder, rolls up the results and writes reports and data.
 *
 * @throws PipelineError exit 2 when registry, form or templates cannot be used (nothing is written); exit 1 for a bug.
 */
export async function run(options: RunOptions, start: RunStart, shell: Shell): Promise<RunRecord> {
  const { clock, found, state } = start;
  const { name, version, digests } = shell.program;
  const sources = await readSources(options, shell);
  clock.lap("sources");
  const { registry, catalog } = sources;
  const asOf = options.asOf ?? registry.cycle.referenceDate;
  const scope = scopeOf(registry.cycle, catalog.measures);

  const reading: ReadingScope = { catalog, inspected: scope.inspected, referenceDate: registry.cycle.referenceDate };
  const readingDigest = digestReading(reading, sources.passwords, digests.reading, shell);
  const inspection: InspectionScope = { cycle: registry.cycle, registry, inspected: scope.inspected, asOf };
  const { files, inputs } = await readFiles(
    options,
    { reading, inspection },
    sources,
    { ...start, readingDigest },
    shell,
  );
  clock.lap("read");

  const settlement = settleSubmissions(files, registry);
  const results = new Map(settlement.institutions.map((result) => [result.institution.code, result]));
  const rollups = rollUp({ registry, scope, asOf, results, unassigned: settlement.unassigned });
  const sums = proveSums({
    found: files.length,
    files: settlement.files,
    expected: registry.institutions.length,
    results: settlement.institutions,
    inspected: scope.inspected.length,
    rollups,
  });
  clock.lap("rollup");

  // All wording is composed before anything is written: a fault in a template must leave the outputs as they were.
  const composed = rollups.map((rollup) => ({ rollup, report: composeReport(sources.template, rollup) }));
  clock.lap("compose");

  const outputs = shell.openOutputs(options.outputs, state.last?.outputs ?? []);
  const data = exportData(settlement.files, settlement.institutions, settlement.unassigned, rollups);
  const drawing = { ...sources, renderingDigest: digests.rendering };
  // Other processes draw; the data are written meanwhile.
  const [reports, written] = await Promise.all([
    writeReports(composed, outputs, drawing, options.jobs, shell),
    writeData(data, outputs),
  ]);
  await outputs.removeGone(reports.map(({ path }) => path));
  clock.lap("write");

  const rejected = settlement.files
    .filter(({ status }) => status === "rejected")
    .map(({ path, code, message }) => ({ path, code, message }));
  const record: RunRecord = {
    program: { name, version },
    times: clock.times(),
    asOf,
    cycle: registry.cycle,
    measures: { inspected: scope.inspected.length, reported: scope.reported.length },
    sources: sources.digests.map(({ name, sha256 }) => ({ path: name, sha256 })),
    sums,
    findings: countSeverities(rollups),
    rejected,
    reports,
    data: written,
    unwritten: [...outputs.faults],
    repeated: false,
    exitCode: rejected.length > 0 || outputs.faults.length > 0 ? 3 : 0,
  };
  await outputs.write("run.json", `${JSON.stringify(record, null, 1)}\n`, "");
  const final: RunRecord = {
    ...record,
    unwritten: outputs.faults,
    exitCode: outputs.faults.length > 0 ? 3 : record.exitCode,
  };
  const complete =
    outputs.faults.length === 0 &&
    files.every(({ file, inspection: found }) => typeof found === "string" || file.sha256 !== "");
  await state.keepSnapshot(takeSnapshot(final, settlement, digests.all));
  await state.save({
    sources: [...sources.digests],
    key: complete ? runKey(options, { sources: sources.digests, inputs: digestsOf(files) }, shell) : null,
    lookedAt: found.at,
    inputs: { ...inputs },
    outputs: [...outputs.states()],
    record: final,
  });
  return final;
}

interface Sources {
  readonly registry: Registry;
  readonly passwords: readonly Password[];
  readonly catalog: Catalog;
  readonly template: ReportTemplate;
  /** Bytes of templates/styles.docx; each drawing worker takes its own styles out of them. */
  readonly styles: Uint8Array;
  readonly digests: RunState["sources"];
}

/** Everything that must be in order before the first submission is opened. */
async function readSources({ inputs, templates }: RunOptions, shell: Shell): Promise<Sources> {
  const digests: RunState["sources"] = [];
  const load: Load = async (folder, name) => {
    const bytes = await shell.readRequired(folder, name);
    digests.push({ folder: folder === inputs ? "inputs" : "templates", name, sha256: shell.sha256(bytes) });
    return bytes;
  };
  const { registry, passwords } = await loadRegistry(load, inputs, REGISTRY);
  const catalog = await loadCatalog(load, templates, registry.cycle.formVersion);
  checkCycleAgainstCatalog(registry.cycle, catalog, REGISTRY);
  const wording = `${REPORT}.md.hbs`;
  const template = compileReportTemplate(new TextDecoder().decode(await load(templates, wording)), wording);
  const styles = await load(templates, "styles.docx");
  readReportStyles(styles);
  return { registry, passwords, catalog, template, styles, digests };
}

/** What a stored reading depends on besides the file's bytes. */
function digestReading(scope: ReadingScope, passwords: readonly Password[], program: string, shell: Shell): string {
  const secrets = passwords.length === 0 ? "" : shell.digestSecret(JSON.stringify(passwords));
  return shell.sha256(JSON.stringify([program, scope, secrets]));
}

/** Every file below inputs/ with what became of it; read only where no earlier run has. */
async function readFiles(
  options: RunOptions,
  scope: { readonly reading: ReadingScope; readonly inspection: InspectionScope },
  { registry, passwords }: Sources,
  { found, state, stateFolder, readers, readingDigest }: RunStart & { readonly readingDigest: string },
  shell: Shell,
): Promise<{ readonly files: readonly SettledFile[]; readonly inputs: RunState["inputs"] }> {
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
    open: openArchive,
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

async function writeData(data: readonly DataFile[], outputs: Outputs): Promise<readonly RunRecord["data"][number][]> {
  const written: RunRecord["data"][number][] = [];
  for (const { name, text } of data) written.push(await outputs.writeParts(`data/${name}`, text()));
  return written;
}

interface Composed {
  readonly rollup: BodyRollup;
  readonly report: ReturnType<typeof composeReport>;
}

/** Draws only the reports whose data, template or drawing code has changed. */
async function writeReports(
  composed: readonly Composed[],
  outputs: Outputs,
  { styles, digests, renderingDigest }: Pick<Sources, "styles" | "digests"> & { readonly renderingDigest: string },
  jobs: number,
  shell: Shell,
): Promise<readonly RunRecord["reports"][number][]> {
  shell.progress.begin("報告書の作成", composed.length);
  const look = digests.filter(({ name }) => /\.(?:hbs|docx)$/u.test(name));
  const tasks = composed.map(({ rollup, report }) => {
    const path = `${reportFolder(rollup.body)}/${REPORT}.docx`;
    return { rollup, report, path, basis: shell.sha256(JSON.stringify([renderingDigest, look]) + rollupBasis(rollup)) };
  });
  const done = new Map<string, { readonly path: string; readonly sha256: string }>();
  const settle = (path: string, digest: { readonly path: string; readonly sha256: string }): void => {
    done.set(path, digest);
    shell.progress.step();
  };
  const missing: typeof tasks = [];
  for (const task of tasks) {
    const current = await outputs.current(task.path, task.basis);
    if (current === null) missing.push(task);
    else settle(task.path, current);
  }
  // The longest first: no process is left with one when the others are done.
  missing.sort((a, b) => countRows(b.rollup) - countRows(a.rollup));
  const finish = async ({ path, basis }: (typeof tasks)[number], docx: Uint8Array): Promise<void> => {
    settle(path, await outputs.write(path, docx, basis));
  };
  // Starting processes takes longer than drawing a few short reports here.
  if (missing.reduce((rows, { rollup }) => rows + countRows(rollup), 0) > FEW_ROWS)
    await shell.drawAll(missing, { program: shell.program, styles, jobs, onDrawn: finish });
  else await drawHere(missing, styles, finish);
  shell.progress.end();
  return tasks.flatMap(({ rollup: { body }, path }) => {
    const digest = done.get(path);
    return digest ? [{ code: body.code, name: body.name, ...digest }] : [];
  });
}

const FEW_ROWS = 2_000;

async function drawHere<Task extends Composed>(
  tasks: readonly Task[],
  stylesFile: Uint8Array,
  onDrawn: (task: Task, docx: Uint8Array) => Promise<void>,
): Promise<void> {
  if (tasks.length === 0) return;
  // Loaded only where it is needed: what draws is four times as large as all the rest.
  const { default: startDrawing } = await import("./drawing-worker.ts");
  const draw = startDrawing(stylesFile);
  for (const task of tasks) await onDrawn(task, await draw(task.report));
}

function countRows({ deficiencies, notApplicable, findings, institutions }: BodyRollup): number {
  return deficiencies.length + notApplicable.length + findings.length + institutions.length;
}

function digestsOf(files: readonly SettledFile[]): readonly (readonly [string, string])[] {
  return files
    .filter(({ file }) => !file.path.includes("!/"))
    .map(({ file }) => [file.path, file.sha256] as const)
    .sort(([a], [b]) => compareCodePoints(a, b));
}

function countSeverities(rollups: readonly BodyRollup[]): RunRecord["findings"] {
  // The operator's report covers every institution and every file that belongs to nobody.
  const all = rollups.find(({ body }) => body.kind === "運営主体")?.findings ?? [];
  const count = (severity: Severity): number => all.filter((finding) => finding.severity === severity).length;
  return { error: count("error"), warning: count("warning"), info: count("info") };
}
