/** The stages of a run, one after the other. The only place that joins them. */
import { exportData, type DataFile } from "./data/index.ts";
import { settleSubmissions, type SettledFile } from "./settle/index.ts";
import type { InspectionScope } from "./stages/inspect.ts";
import { compareCodePoints } from "./lib/code-point-order.ts";
import { visibleJson } from "./lib/visible-text.ts";
import type { Severity } from "./model/finding.ts";
import type { BodyRollup } from "./model/rollup.ts";
import type { RunOptions } from "./model/run-options.ts";
import { withUnwritten, type RunRecord } from "./model/run-record.ts";
import type { ReadingScope } from "./stages/read-file.ts";
import { readInputs, type Readers } from "./stages/read-inputs.ts";
import { readSources } from "./stages/read-sources.ts";
import { composeDocuments } from "./documents/index.ts";
import { scopeOf } from "./model/cycle-scope.ts";
import { proveSums, rollUp } from "./rollup/index.ts";
import { runKey } from "./stages/run-key.ts";
import type { Clock, DrawingPool, Outputs, Shell } from "./shell/index.ts";
import { takeSnapshot } from "./stages/snapshot.ts";
import { prepareDrawers, writeDocuments } from "./stages/write-documents.ts";

export interface RunStart extends Readers {
  readonly clock: Clock;
  readonly drawers: DrawingPool;
}

/**
 * Reads every file below the inputs folder, rolls up the results and writes reports and data.
 *
 * @throws PipelineError exit 2 when registry, form or templates cannot be used (nothing is written); exit 1 for a bug.
 */
export async function run(options: RunOptions, start: RunStart, shell: Shell): Promise<RunRecord> {
  const { clock, found, state, lock } = start;
  const { name, version, digests } = shell.program;
  const sources = await readSources(options, shell);
  clock.lap("sources");
  const { registry, catalog } = sources;
  const asOf = options.asOf ?? registry.cycle.referenceDate;
  const scope = scopeOf(registry.cycle, catalog.measures);

  const reading: ReadingScope = { catalog, inspected: scope.inspected, referenceDate: registry.cycle.referenceDate };
  const inspection: InspectionScope = { cycle: registry.cycle, registry, inspected: scope.inspected, asOf };
  const { files, inputs } = await readInputs(options, { reading, inspection }, sources, start, shell);
  clock.lap("read");

  prepareDrawers(registry, start.drawers);

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
  const { institutions } = settlement;
  const composed = composeDocuments(sources.templates, { registry, asOf, rollups, institutions });
  clock.lap("compose");

  const outputs = shell.openOutputs(options.outputs, state.last?.outputs ?? [], lock.check);
  const data = exportData({ ...settlement, rollups, registry, catalog });
  // Other processes draw; the data are written meanwhile.
  const [reports, written] = await Promise.all([
    writeDocuments(composed, outputs, sources, start.drawers, shell),
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
    doubtful: settlement.doubtful,
  };
  await outputs.write("run.json", `${visibleJson(record, 1)}\n`, "");
  const final: RunRecord = {
    ...record,
    unwritten: outputs.faults,
    exitCode: outputs.faults.length > 0 ? 3 : record.exitCode,
  };
  const complete =
    outputs.faults.length === 0 &&
    files.every(({ file, inspection: found }) => typeof found === "string" || file.sha256 !== "");
  const unkept = await state.keepSnapshot(takeSnapshot(final, settlement, digests.all));
  const unsaved = await state.save({
    sources: [...sources.digests],
    key: complete ? runKey(options, { sources: sources.digests, inputs: digestsOf(files, found.paths) }, shell) : null,
    lookedAt: found.at,
    inputs: { ...inputs },
    outputs: [...outputs.states()],
    record: final,
  });
  return withUnwritten(final, [unkept, unsaved]);
}

async function writeData(data: readonly DataFile[], outputs: Outputs): Promise<readonly RunRecord["data"][number][]> {
  const written: RunRecord["data"][number][] = [];
  for (const { name, text } of data) written.push(await outputs.writeParts(`data/${name}`, text()));
  return written;
}

/** Of the files on the disk; those in archives are told by their archive. */
function digestsOf(files: readonly SettledFile[], listed: readonly string[]): readonly (readonly [string, string])[] {
  const onDisk = new Set(listed);
  return files
    .filter(({ file }) => onDisk.has(file.path))
    .map(({ file }) => [file.path, file.sha256] as const)
    .sort(([a], [b]) => compareCodePoints(a, b));
}

function countSeverities(rollups: readonly BodyRollup[]): RunRecord["findings"] {
  // The operator's report covers every institution and every file that belongs to nobody.
  const all = rollups.find(({ body }) => body.kind === "運営主体")?.findings ?? [];
  const count = (severity: Severity): number => all.filter((finding) => finding.severity === severity).length;
  return { error: count("error"), warning: count("warning"), info: count("info") };
}
