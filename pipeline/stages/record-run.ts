/** What a run did, for people (run.json), for the next run and for `diff` (outputs/.state). */
import { compareCodePoints } from "../lib/code-point-order.ts";
import { visibleJson } from "../lib/visible-text.ts";
import { dayOfLetters, deadlinesByCode } from "../model/deadlines.ts";
import { isAboutDecisions } from "../model/decision.ts";
import type { SupervisingBody } from "../model/registry.ts";
import type { BodyRollup } from "../model/rollup.ts";
import type { RunOptions } from "../model/run-options.ts";
import { isAskedRepeatedly } from "../model/resubmission.ts";
import { withUnwritten, type AskedAgain, type RunRecord } from "../model/run-record.ts";
import type { Settlement } from "../settle/index.ts";
import type { Shell } from "../shell/index.ts";
import type { Emitted } from "./emit-outputs.ts";
import { keepReports } from "./kept-reports.ts";
import type { Previous } from "./load-previous-cycle.ts";
import type { RunPlan } from "./plan-run.ts";
import type { ReadInputs } from "./read-inputs.ts";
import type { Figures } from "./roll-up-bodies.ts";
import { runKey } from "./run-key.ts";
import type { NightlyStart } from "./run-start.ts";
import { takeSnapshot } from "./snapshot.ts";

/** What the stages gave, one after the other. */
export interface Done {
  readonly plan: RunPlan;
  readonly previous: Previous | null;
  readonly read: ReadInputs;
  readonly settlement: Settlement;
  readonly figures: Figures;
  readonly emitted: Emitted;
}

/** Writes run.json, the last output, and the state after it: it vouches for what is there. What could not be written is in the record. */
export async function recordRun(
  options: RunOptions,
  done: Done,
  start: NightlyStart,
  shell: Shell,
): Promise<RunRecord> {
  const { plan, read, settlement, emitted } = done;
  const { outputs } = emitted;
  const record = toRecord(done, start, shell);
  const moves = movesOf(emitted);
  await outputs.write("run.json", `${visibleJson({ ...record, ...moves }, 1)}\n`, "");
  const final = withUnwritten(record, outputs.faults.slice(record.unwritten.length));
  const digests = {
    suite: start.suite?.version ?? null,
    sources: plan.digests,
    previous: done.previous?.files ?? [],
    inputs: digestsOf(read, start.found.paths),
  };
  // Nothing else is lost with what could not be kept.
  if (outputs.faults.length === 0) await keepReports(emitted.placed, options, digests, start, shell);
  const unkept = await start.state.keepSnapshot(takeSnapshot(final, settlement, plan.scope, shell.program.digests.all));
  const unsaved = await start.state.save({
    sources: [...plan.digests],
    previous: [...digests.previous],
    key: isComplete(done) ? runKey(options, digests, shell) : null,
    lookedAt: start.found.at,
    inputs: { ...read.inputs },
    outputs: [...outputs.states()],
    // Without what was moved: a run that only repeats this one moves nothing.
    record: final,
  });
  if (unsaved === null) await start.earlier.settle();
  return withUnwritten({ ...final, ...moves }, [unkept, unsaved]);
}

function toRecord(
  { plan, previous, settlement, figures, emitted }: Done,
  { clock, suite }: NightlyStart,
  { program }: Shell,
): RunRecord {
  const { name, version } = program;
  const { outputs, reports, letters, prints, returned, data, page } = emitted;
  const rejected = settlement.files
    // Of what waits, a person has said so.
    .filter(({ status, code }) => status === "rejected" && code !== "submission-waiting")
    .map(({ path, code, message }) => ({ path, code, message }));
  const askedAgain = institutionsAskedAgain(settlement.institutions);
  const applied = settlement.decisions?.filter(({ state }) => state === "applied");
  const blankCovers = plan.registry.bodies.filter(hasBlankCover).length;
  const unmatched = settlement.unassigned.filter(isAboutDecisions).map(({ message }) => message);
  return {
    program: { name, version },
    times: clock.times(),
    asOf: plan.asOf,
    cycle: plan.registry.cycle,
    measures: { inspected: plan.scope.inspected.length, reported: plan.scope.reported.length },
    sources: plan.digests.map(({ name, sha256 }) => ({ path: name, sha256 })),
    sums: figures.sums,
    findings: countSeverities(figures.rollups),
    rejected,
    reports,
    letters,
    returned,
    data,
    page,
    ...(suite !== null && { prints: { by: suite.version, files: prints } }),
    ...(previous !== null && { previous: previousOf(previous) }),
    unwritten: [...outputs.faults],
    repeated: false,
    exitCode: rejected.length > 0 || outputs.faults.length > 0 ? 3 : 0,
    doubtful: settlement.doubtful,
    overdueInstitutions: overdueIn(settlement, plan),
    ...(askedAgain.length > 0 && { askedAgain }),
    ...(blankCovers > 0 && { blankCovers }),
    ...(applied !== undefined && { appliedDecisions: applied.length }),
    ...(unmatched.length > 0 && { unmatchedDecisions: unmatched }),
  };
}

/** What is not in the registry is written on paper. */
function hasBlankCover({ documentNumber, headTitle, headName }: SupervisingBody): boolean {
  return [documentNumber, headTitle, headName].includes(undefined);
}

function previousOf({ past, files }: Previous): NonNullable<RunRecord["previous"]> {
  return { cycle: past.run.cycle.name, sources: files.map(({ name, sha256 }) => ({ path: name, sha256 })) };
}

/** Who gets a reminder for having sent nothing. */
function overdueIn({ institutions, decisions }: Settlement, { asOf, registry: { cycle } }: RunPlan): number {
  const deadlineOf = deadlinesByCode(cycle.deadline, decisions ?? []);
  const today = dayOfLetters(cycle, asOf);
  return institutions.filter(
    ({ institution, status }) => status === "not_received" && today > deadlineOf(institution.code),
  ).length;
}

function institutionsAskedAgain(institutions: Settlement["institutions"]): readonly AskedAgain[] {
  return institutions
    .flatMap(({ institution: { code, name }, lastRequest }) =>
      isAskedRepeatedly(lastRequest)
        ? [{ code, name, open: lastRequest.open, timesAsked: lastRequest.timesAsked }]
        : [],
    )
    .sort((a, b) => b.timesAsked - a.timesAsked);
}

/** What stood in the way of this run, and where it is now. */
function movesOf({ outputs: { setAside }, archived }: Emitted): Pick<RunRecord, "setAside" | "archived"> {
  // Documents are written as they are drawn, in no fixed order.
  const inOrder = [...setAside].sort((a, b) => compareCodePoints(a.path, b.path));
  return { ...(inOrder.length > 0 && { setAside: inOrder }), ...(archived !== null && { archived }) };
}

/** Whether there is nothing that the next run would do differently. */
function isComplete({ read: { files }, emitted: { outputs } }: Done): boolean {
  return (
    outputs.faults.length === 0 &&
    files.every(({ file, inspection }) => typeof inspection === "string" || file.sha256 !== "")
  );
}

/** Of the files on the disk; those in archives are told by their archive. */
function digestsOf({ files }: ReadInputs, listed: readonly string[]): readonly (readonly [string, string])[] {
  const onDisk = new Set(listed);
  return files
    .filter(({ file }) => onDisk.has(file.path))
    .map(({ file }) => [file.path, file.sha256] as const)
    .sort(([a], [b]) => compareCodePoints(a, b));
}

function countSeverities(rollups: readonly BodyRollup[]): RunRecord["findings"] {
  // The operator's report covers every institution and every file that belongs to nobody.
  const all = rollups.find(({ body }) => body.kind === "運営主体")?.findings ?? [];
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of all) counts[severity]++;
  return counts;
}
