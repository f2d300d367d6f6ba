/** What is printed of each body → PDF files beside its papers, only where something has changed. */
import { posix } from "node:path";
import { isPrintedAlone, isWholePdf, PDF_FILTER, type DrawingTask } from "../documents/index.ts";
import { groupBy } from "../lib/group-by.ts";
import type { Fault } from "../model/pipeline-error.ts";
import type { Cycle } from "../model/registry.ts";
import type { RunOptions } from "../model/run-options.ts";
import type { FileDigest } from "../model/run-record.ts";
import type { Outputs, Shell } from "../shell/index.ts";
import { inOrder, sortPapers } from "./missing-papers.ts";
import { paperName } from "./names-within.ts";
import type { PlacedReport } from "./place-documents.ts";
import type { RunPlan } from "./plan-run.ts";
import type { StaffedStart } from "./run-start.ts";
import { drawEach, undrawn, withBasis } from "./write-documents.ts";

/** What a body's papers are called that are printed together. */
const SET = "印刷用";
const LABEL = "印刷用のPDF";

/** A PDF file of papers that are printed together, in their order. */
interface Print extends Pick<FileDigest, "path"> {
  readonly papers: readonly PlacedReport[];
  readonly task: DrawingTask;
}

/**
 * Has LibreOffice convert what is printed of each body, if PDF files are wanted; gives what stands in the folder of each. LibreOffice writes the time
 * into a PDF: whether one is still right is told by what it was made from, never by its bytes. The Word file of a set is drawn for this alone, and kept nowhere.
 */
export async function printReports(
  reports: readonly PlacedReport[],
  means: Pick<StaffedStart, "suite" | "drawers"> &
    Pick<RunOptions, "jobs"> &
    Pick<RunPlan, "digests" | "looks"> & { readonly registry: { readonly cycle: Pick<Cycle, "name"> } },
  outputs: Outputs,
  shell: Pick<Shell, "program" | "progress" | "sha256" | "drawAll">,
): Promise<readonly FileDigest[]> {
  const { suite, registry, jobs } = means;
  if (suite === null) return [];
  const prints = planPrints(reports, registry.cycle).map(({ papers, ...print }) => {
    const based = papers.map((paper) => withBasis(paper, means, shell));
    const basis = shell.sha256(JSON.stringify([based.map((paper) => paper.basis), suite.version, PDF_FILTER]));
    return { ...print, basis, rows: papers.reduce((sum, { rows }) => sum + rows, 0) };
  });
  const { progress } = shell;
  progress.begin(`${LABEL}の作成`, prints.length);
  const { standing, missing } = await sortPapers(prints, outputs, progress.step);
  const [done, drawn]: [FileDigest[], (readonly [(typeof missing)[number], Uint8Array])[]] = [[], []];
  const settle = (digest: FileDigest): void => {
    done.push(digest);
    progress.step();
  };
  await drawEach(missing, means, shell, (print, bytes) => {
    if (bytes === null) settle(outputs.leave(print.path, undrawn(LABEL)));
    else drawn.push([print, bytes]);
    return Promise.resolve();
  });
  await suite.convert(
    drawn.map(([, bytes]) => bytes),
    { from: "docx", to: "pdf", filter: PDF_FILTER, isWhole: isWholePdf },
    jobs,
    async (index, bytes) => {
      const print = drawn[index]?.[0];
      if (print === undefined) return;
      settle(
        bytes === null ? outputs.leave(print.path, NOT_MADE) : await outputs.write(print.path, bytes, print.basis),
      );
    },
  );
  progress.end();
  return inOrder(prints, [...standing, ...done]);
}

/** In the order of bodies: the set of each, then what is printed by itself. */
function planPrints(reports: readonly PlacedReport[], cycle: Pick<Cycle, "name">): readonly Print[] {
  const printed = reports.filter((report) => report.printed !== null);
  const inTurn = printed.sort((a, b) => (a.printed ?? 0) - (b.printed ?? 0));
  const prints = [...groupBy(inTurn, ({ body }) => body.code).values()];
  return prints.flatMap((papers) => [...printSet(papers, cycle), ...papers.flatMap(printAlone)]);
}

/** `<folder of the body>/印刷用_<body>_<cycle>.pdf`: report and annexes, as one. */
function printSet(all: readonly PlacedReport[], { name }: Pick<Cycle, "name">): readonly Print[] {
  const set = all.flatMap((paper) =>
    "kind" in paper.task && !isPrintedAlone(paper.task) ? [{ paper, task: paper.task }] : [],
  );
  const [first] = set;
  if (first === undefined) return [];
  const { path, body } = first.paper;
  return [
    {
      path: `${posix.dirname(path)}/${paperName(SET, body.name, name)}.pdf`,
      papers: set.map(({ paper }) => paper),
      task: { papers: set.map(({ task }) => task) },
    },
  ];
}

/** Beside the paper itself. */
function printAlone(paper: PlacedReport): readonly Print[] {
  const { path, task } = paper;
  return !("tables" in task) && isPrintedAlone(task)
    ? [{ path: path.replace(/docx$/u, "pdf"), papers: [paper], task }]
    : [];
}

const NOT_MADE: Omit<Fault, "where"> = {
  what: "LibreOffice がこのPDFを作れませんでした。",
  fix: "もう一度実行してください。続くときは、同じフォルダーの Word の文書を、Word で開いて印刷してください。",
};
