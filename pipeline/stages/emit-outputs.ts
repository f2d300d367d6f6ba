/** Settled results → documents and data in the outputs folder. */
import { DATA_PACKAGE, describeData, exportData } from "../data/index.ts";
import { composeDocuments, composeLetters, traceLetters } from "../documents/index.ts";
import type { RunOptions } from "../model/run-options.ts";
import { withRun, type RunPoint } from "../model/run-point.ts";
import type { FileDigest, RunRecord } from "../model/run-record.ts";
import type { TraceLine } from "../model/trace.ts";
import type { Settlement } from "../settle/index.ts";
import type { Outputs, Shell } from "../shell/index.ts";
import { traceText } from "../trace/index.ts";
import { archiveEarlierCycle } from "./archive-cycle.ts";
import type { Figures } from "./roll-up-bodies.ts";
import type { RunPlan } from "./plan-run.ts";
import { TRACE_PATH, traceHeadOf } from "./trace-head.ts";
import type { StaffedStart } from "./run-start.ts";
import { composeTables } from "./compose-tables.ts";
import { placeLetters, placeReports, type ComposedPapers, type PlacedReport } from "./place-documents.ts";
import { planReturnedBooks, type ReturnedBookPlan } from "./plan-returned-books.ts";
import { printReports } from "./print-reports.ts";
import { foundByInstitution } from "./snapshot.ts";
import { inOrder, sortPapers, type SortedPapers } from "./missing-papers.ts";
import { writeSubmissionHistory } from "./submission-history.ts";
import { commonLabel, drawDocuments, withBasis, type BasedDocument, type PlacedDocument } from "./write-documents.ts";
import { writeOpenData } from "./write-open-data.ts";
import { writeAddressBooks, writeMails } from "./write-letters.ts";
import { writeStatusPage } from "./write-status-page.ts";
import { bookWithBasis, markBooks, type BasedBook } from "./write-returned-books.ts";

/** What there is to write. */
export interface Results extends Pick<Figures, "rollups" | "sums"> {
  readonly settlement: Settlement;
  readonly composed: ComposedPapers;
  /** How earlier runs have found the cycle. */
  readonly runs: readonly RunPoint[];
}

/** What stands in the outputs folder now. */
export interface Emitted {
  readonly outputs: Outputs;
  readonly reports: RunRecord["reports"];
  /** What they were drawn from. */
  readonly placed: readonly PlacedReport[];
  /** Letters to institutions, with all that goes with them but the workbooks. */
  readonly letters: readonly FileDigest[];
  /** PDF files of what is printed. */
  readonly prints: readonly FileDigest[];
  /** Workbooks that go back to institutions. */
  readonly returned: readonly FileDigest[];
  readonly data: RunRecord["data"];
  /** 状況.html */
  readonly page: FileDigest;
  /** The cycle before, if this run has moved its outputs away. */
  readonly archived: Exclude<RunRecord["archived"], undefined> | null;
}

/**
 * All wording is composed before anything is written: a fault in a template must leave the outputs as they were.
 *
 * @throws PipelineError exit 2 with the faults of the wording.
 */
export async function composeAll(
  plan: RunPlan,
  settlement: Settlement,
  { rollups, figures }: Pick<Figures, "rollups" | "figures">,
  { state }: Pick<StaffedStart, "state">,
): Promise<ComposedPapers> {
  const { templates, letters, registry, asOf } = plan;
  const { institutions } = settlement;
  const before = await state.foundBefore(foundByInstitution(settlement, plan.scope), registry.cycle.name);
  const results = { registry, asOf, rollups, figures, institutions };
  const documents = composeDocuments(templates, results);
  const composedLetters = composeLetters(letters, results);
  return {
    documents,
    trace: () => traceText(traceHeadOf(plan, figures), tracedFigures(documents, composedLetters)),
    tables: composeTables(plan, settlement, { rollups, figures }, before),
    letters: composedLetters,
  };
}

function* tracedFigures(
  documents: ComposedPapers["documents"],
  letters: ComposedPapers["letters"],
): Generator<TraceLine, void> {
  for (const { trace } of documents) yield* trace();
  yield* traceLetters(letters);
}

/**
 * Writes what has changed and removes the documents and data that nobody has any more. What could not be written is in `outputs.faults`.
 *
 * @throws PipelineError exit 2 when the outputs of the cycle before cannot be moved away: then nothing is written.
 */
export async function emitOutputs(
  { settlement, rollups, sums, composed, runs: before }: Results,
  options: RunOptions,
  plan: RunPlan,
  start: StaffedStart,
  shell: Shell,
): Promise<Emitted> {
  const { state, earlier, lock } = start;
  const archived = await archiveEarlierCycle(options.outputs, plan.registry.cycle, { earlier, lock }, shell);
  const known = archived === null ? (state.last?.outputs ?? []) : [];
  const outputs = shell.openOutputs(options.outputs, known, earlier, lock.check);
  const runs = withRun(before, plan.asOf, sums.institutions);
  const history = await writeSubmissionHistory({ ...settlement, runs }, plan.registry.cycle, outputs);
  const reports = placeReports(composed, plan.registry.cycle);
  const letters = placeLetters(composed.letters, plan.registry);
  const books = planReturnedBooks(settlement, plan.registry);
  const papers = [...reports, ...letters.each.map(({ document }) => document), ...letters.together];
  const found = {
    ...settlement,
    ...plan,
    rollups,
    runs,
    status: sums.institutions,
    decisions: settlement.decisions ?? [],
  };
  const writePage = (prints: readonly FileDigest[]): Promise<FileDigest> =>
    writeStatusPage(found, { reports, letters, books, prints }, outputs, shell);
  const sorted = await sortAll({ papers, books }, outputs, plan, shell);
  // Other processes draw, and are given what to draw first; all else is written meanwhile.
  const [{ drawn, returned }, tables, early, mails, lists] = await Promise.all([
    makeMissing(sorted, outputs, { ...start, ...plan, inputs: options.inputs }, shell),
    writeData({ settlement, rollups, composed }, plan, outputs),
    start.suite === null ? writePage([]) : null,
    writeMails(letters.each, outputs, shell),
    writeAddressBooks(letters.each, books, plan.registry, outputs, shell),
  ]);
  const prints = await printReports(reports, { ...options, ...plan, ...start }, outputs, shell);
  // It leads to the PDF files that there are.
  const page = early ?? (await writePage(prints));
  const open = await writeOpenData({ settlement, rollups }, plan, options, outputs, shell);
  const data = [...tables, history, ...open];
  await outputs.removeGone([...drawn, ...prints, ...data, ...mails, ...lists, ...returned].map(({ path }) => path));
  const bodies = new Map(reports.map(({ path, body }) => [path, body]));
  return {
    outputs,
    reports: drawn.flatMap((digest) => {
      const body = bodies.get(digest.path);
      return body === undefined ? [] : [{ code: body.code, name: body.name, ...digest }];
    }),
    placed: reports,
    letters: [...drawn.filter(({ path }) => !bodies.has(path)), ...mails, ...lists],
    prints,
    returned,
    data,
    page,
    archived,
  };
}

/** Papers with what stands of them and what is missing. */
interface SortedAll {
  readonly documents: readonly BasedDocument[];
  readonly drawing: SortedPapers<BasedDocument>;
  readonly toReturn: readonly BasedBook[];
  readonly marking: SortedPapers<BasedBook>;
}

async function sortAll(
  { papers, books }: { readonly papers: readonly PlacedDocument[]; readonly books: readonly ReturnedBookPlan[] },
  outputs: Outputs,
  plan: Pick<RunPlan, "digests">,
  shell: Shell,
): Promise<SortedAll> {
  const { progress } = shell;
  const documents = papers.map((paper) => withBasis(paper, plan, shell));
  const toReturn = books.map((book) => bookWithBasis(book, shell));
  progress.begin(`${commonLabel([...documents, ...toReturn])}の作成`, documents.length + toReturn.length);
  const drawing = await sortPapers(documents, outputs, progress.step);
  const marking = await sortPapers(toReturn, outputs, progress.step);
  return { documents, drawing, toReturn, marking };
}

/** What other processes make, all of it at once: one that is done with its documents goes on with workbooks to be marked. */
async function makeMissing(
  { documents, drawing, toReturn, marking }: SortedAll,
  outputs: Outputs,
  means: Pick<RunPlan, "looks"> & Pick<StaffedStart, "drawers" | "found"> & Pick<RunOptions, "inputs">,
  shell: Shell,
): Promise<{ readonly drawn: readonly FileDigest[]; readonly returned: readonly FileDigest[] }> {
  means.drawers.begin(means.looks);
  const [drawn, marked] = await Promise.all([
    drawDocuments(drawing.missing, outputs, means, shell),
    markBooks(marking.missing, outputs, means, shell),
  ]);
  shell.progress.end();
  return {
    drawn: inOrder(documents, [...drawing.standing, ...drawn]),
    returned: inOrder(toReturn, [...marking.standing, ...marked]),
  };
}

async function writeData(
  { settlement, rollups, composed }: Pick<Results, "settlement" | "rollups" | "composed">,
  { registry, catalog }: RunPlan,
  outputs: Outputs,
): Promise<readonly FileDigest[]> {
  const files = exportData({ ...settlement, rollups, registry, catalog });
  const written: FileDigest[] = [];
  for (const { name, text } of files) written.push(await outputs.writeParts(`data/${name}`, text()));
  written.push(await outputs.writeParts(`data/${DATA_PACKAGE}`, [describeData(registry.cycle.name, files)]));
  written.push(await outputs.writeParts(TRACE_PATH, composed.trace()));
  return written;
}
