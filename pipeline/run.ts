/** The nightly run, stage by stage. The only place that joins stages and the outside world. */
import { exportData, reportFolder } from "./export/index.ts";
import { ignoreByName, openArchive, settleSubmissions, type SettledFile } from "./intake/index.ts";
import { rejectFile, type InspectionScope } from "./inspect.ts";
import { loadCatalog, loadRegistry, type Load } from "./load-sources.ts";
import type { Severity } from "./model/finding.ts";
import type { Inspection } from "./model/inspection.ts";
import type { Catalog, Measure } from "./model/measure.ts";
import type { Password, Registry } from "./model/registry.ts";
import type { BodyRollup } from "./model/rollup.ts";
import type { RunOptions } from "./model/run-options.ts";
import type { FileDigest, RunRecord } from "./model/run-record.ts";
import {
  compileReportTemplate,
  composeReport,
  drawReport,
  readReportStyles,
  type ReportStyles,
  type ReportTemplate,
} from "./render/index.ts";
import { proveSums, rollUp, scopeOf } from "./rollup/index.ts";
import type { Shell } from "./shell/index.ts";
import { checkCycleAgainstCatalog } from "./sources/index.ts";

const REGISTRY = "registry.xlsx";
const REPORT = "取りまとめ報告書";

/**
 * Reads every file below the inputs folder, rolls up the results and writes reports and data.
 *
 * @throws PipelineError exit 2 when registry, form or templates cannot be used (nothing is written); exit 1 for a bug.
 */
export async function run(options: RunOptions, shell: Shell): Promise<RunRecord> {
  const clock = shell.startClock();
  const sources = await readSources(options, shell);
  const asOf = options.asOf ?? sources.registry.cycle.referenceDate;
  const scope = scopeOf(sources.registry.cycle, sources.catalog.measures);

  const files = await inspectFiles(options, toInspectionScope(sources, scope.inspected, asOf), shell);
  clock.lap("read");

  const settlement = settleSubmissions(files, sources.registry);
  const results = new Map(settlement.institutions.map((result) => [result.institution.code, result]));
  const rollups = rollUp({ registry: sources.registry, scope, asOf, results, unassigned: settlement.unassigned });
  const sums = proveSums({
    found: files.length,
    files: settlement.files,
    expected: sources.registry.institutions.length,
    results: settlement.institutions,
    inspected: scope.inspected.length,
    rollups,
  });
  clock.lap("rollup");

  const data = exportData(settlement.files, settlement.institutions, settlement.unassigned, rollups);
  // All wording is composed before anything is written: a fault in a template must leave the outputs as they were.
  const composed = rollups.map((rollup) => ({ rollup, report: composeReport(sources.template, rollup) }));
  clock.lap("compose");

  const outputs = shell.openOutputs(options.outputs);
  for (const { name, text } of data) await outputs.write(`data/${name}`, text);
  shell.progress.begin("報告書の作成", composed.length);
  const reports: RunRecord["reports"][number][] = [];
  for (const { rollup, report } of composed) {
    const path = `${reportFolder(rollup.body)}/${REPORT}.docx`;
    const digest = await outputs.write(path, await drawReport(report, sources.styles));
    reports.push({ code: rollup.body.code, name: rollup.body.name, ...digest });
    shell.progress.step();
  }
  shell.progress.end();
  clock.lap("write");

  const rejected = settlement.files
    .filter(({ status }) => status === "rejected")
    .map(({ path, code, message }) => ({ path, code, message }));
  const record: RunRecord = {
    program: shell.program,
    times: clock.times(),
    asOf,
    cycle: sources.registry.cycle,
    measures: { inspected: scope.inspected.length, reported: scope.reported.length },
    sources: sources.digests,
    sums,
    findings: countSeverities(rollups),
    rejected,
    reports,
    data: outputs.written.filter(({ path }) => path.startsWith("data/")),
    unwritten: [...outputs.faults],
    exitCode: rejected.length > 0 || outputs.faults.length > 0 ? 3 : 0,
  };
  await outputs.write("run.json", `${JSON.stringify(record, null, 1)}\n`);
  return { ...record, unwritten: outputs.faults, exitCode: outputs.faults.length > 0 ? 3 : record.exitCode };
}

interface Sources {
  readonly registry: Registry;
  readonly passwords: readonly Password[];
  readonly catalog: Catalog;
  readonly template: ReportTemplate;
  readonly styles: ReportStyles;
  readonly digests: readonly FileDigest[];
}

/** Everything that must be in order before the first submission is opened. */
async function readSources({ inputs, templates }: RunOptions, shell: Shell): Promise<Sources> {
  const digests: FileDigest[] = [];
  const load: Load = async (folder, name) => {
    const bytes = await shell.readRequired(folder, name);
    digests.push({ path: name, sha256: shell.sha256(bytes) });
    return bytes;
  };
  const { registry, passwords } = await loadRegistry(load, inputs, REGISTRY);
  const catalog = await loadCatalog(load, templates, registry.cycle.formVersion);
  checkCycleAgainstCatalog(registry.cycle, catalog, REGISTRY);
  const wording = `${REPORT}.md.hbs`;
  const template = compileReportTemplate(new TextDecoder().decode(await load(templates, wording)), wording);
  const styles = readReportStyles(await load(templates, "styles.docx"));
  return { registry, passwords, catalog, template, styles, digests };
}

/** Only what the workers need: templates stay behind. */
function toInspectionScope(
  { registry, catalog, passwords }: Sources,
  inspected: readonly Measure[],
  asOf: string,
): InspectionScope {
  return { cycle: registry.cycle, registry, catalog, passwords, inspected, asOf };
}

/** Every file below inputs/, each with what became of it. */
async function inspectFiles(
  { inputs, jobs, memory, time }: RunOptions,
  scope: InspectionScope,
  shell: Shell,
): Promise<readonly SettledFile[]> {
  const paths = await shell.listFiles(inputs);
  shell.progress.begin("提出ファイルの読み取り", paths.length);
  const settled = await shell.inspectAll<Inspection>(paths, {
    folder: inputs,
    limits: { jobs, megabytes: memory, seconds: time },
    scope,
    skip: ignoreByName,
    open: openArchive,
    onStopped: (path, message, code) => rejectFile(path, code, message, scope.registry),
    onFound: shell.progress.grow,
    onStep: shell.progress.step,
  });
  shell.progress.end();
  return settled;
}

function countSeverities(rollups: readonly BodyRollup[]): RunRecord["findings"] {
  // The operator's report covers every institution and every file that belongs to nobody.
  const all = rollups.find(({ body }) => body.kind === "運営主体")?.findings ?? [];
  const count = (severity: Severity): number => all.filter((finding) => finding.severity === severity).length;
  return { error: count("error"), warning: count("warning"), info: count("info") };
}
