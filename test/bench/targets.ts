/** What was asked for, what was measured, and in plain words whether it was met. */
import { COUNTED } from "./count-papers.ts";
import { ratioOf } from "./repeat.ts";
import { PAPERS, type Results } from "./results.ts";
import type { JobFigures, NodeFigures, PlainFigures } from "./whole-job.ts";

export interface Target {
  readonly what: string;
  readonly asked: string;
  readonly measured: string;
  readonly verdict: "met" | "missed";
}

/**
 * The cold run before there were letters, marked workbooks, forms and tables took 0.64 of the time of the plain script that makes reports
 * alone (8.2 s and 12.9 s at 1,788 institutions); all of them may add as much again.
 */
const WITH_PAPERS = 1.28;
/** How far the plain script's counts of papers may be from ours, so that it is the same job. */
const ALIKE = 0.05;

/** The targets of what has been measured. */
export function judge({ reading, document, papers, jobs, plain, nodes }: Results): readonly Target[] {
  return [
    ...(reading === undefined
      ? []
      : [
          atMost("reading a workbook ÷ inflate alone", ratioOf(reading.figures, "ours", "inflate"), 2.5),
          atLeast("SheetJS ÷ ours, reading a workbook", ratioOf(reading.figures, "SheetJS", "ours"), 6),
          atLeast("exceljs ÷ ours, reading a workbook", ratioOf(reading.figures, "exceljs", "ours"), 6),
        ]),
    ...(document === undefined
      ? []
      : [atMost("5,000 rows: ours ÷ floor", ratioOf(document.figures, "ours", "floor"), 2)]),
    ...(papers === undefined
      ? []
      : PAPERS.map((paper) =>
          atLeast(`plain script ÷ ours, a ${paper}`, ratioOf(papers.figures[paper], "plain", "ours"), 3),
        )),
    ...(plain === undefined ? [] : judgePlain(plain.figures)),
    ...(nodes?.figures ?? []).map(judgeNode),
    // Of two parts, so that it says something only where the machine was the same.
    ...(jobs !== undefined && jobs.began === plain?.began ? judgeWithForms(jobs.figures, plain.figures) : []),
    ...(jobs === undefined ? [] : judgeJobs(jobs.figures)),
  ];
}

function judgePlain({ institutions, ratio, ratioReportsAlone, made }: PlainFigures): readonly Target[] {
  const counts = COUNTED.map((what) => made.samePapers[what] / made.ours[what]);
  const at = `cold at ${count(institutions)}`;
  return [
    atLeast(`${at}: plain script, the same papers ÷ ours`, ratio, 4),
    atLeast(`${at}: plain script, reports alone ÷ ours, all papers`, ratioReportsAlone, 4),
    atLeast("papers made: plain script ÷ ours, the count that is lowest", Math.min(...counts), 1 - ALIKE),
    atMost("papers made: plain script ÷ ours, the count that is highest", Math.max(...counts), 1 + ALIKE),
  ];
}

function judgeNode({ node, institutions, ratio }: NodeFigures): Target {
  return atLeast(`cold at ${count(institutions)} on Node ${node}: plain script, the same papers ÷ ours`, ratio, 4);
}

function judgeWithForms(jobs: readonly JobFigures[], { institutions, reportsAlone }: PlainFigures): readonly Target[] {
  return jobs
    .filter((job) => job.institutions === institutions)
    .map(({ cold, forms }) =>
      atMost(
        `cold with all papers, and forms, at ${count(institutions)} ÷ plain script, reports alone`,
        (cold.seconds + forms.seconds) / reportsAlone.seconds,
        WITH_PAPERS,
      ),
    );
}

function judgeJobs(jobs: readonly JobFigures[]): readonly Target[] {
  const [smallest, middle, largest] = [jobs[0], jobs.at(Math.min(1, jobs.length - 1)), jobs.at(-1)];
  if (smallest === undefined || middle === undefined || largest === undefined) return [];
  return [
    atMost(
      `cold, time an institution at ${count(largest.institutions)} ÷ at ${count(smallest.institutions)}`,
      perInstitution(largest) / perInstitution(smallest),
      1.2,
    ),
    atMost(
      `peak memory at ${count(largest.institutions)} ÷ at ${count(middle.institutions)}`,
      largest.cold.megabytes / middle.cold.megabytes,
      2,
    ),
    ...jobs.flatMap(({ institutions, cold, warm, changed, preview }) => [
      atMost(`nothing changed ÷ cold at ${count(institutions)}`, warm.seconds / cold.seconds, 0.05, percent),
      atMost(`nothing changed at ${count(institutions)}`, warm.seconds, 1.5, (value) => `${value.toFixed(2)} s`),
      atMost(`1 % changed ÷ cold at ${count(institutions)}`, changed.seconds / cold.seconds, 0.2, percent),
      atMost(`preview at ${count(institutions)}`, preview.seconds, 2, (value) => `${value.toFixed(2)} s`),
    ]),
  ];
}

function perInstitution({ cold, institutions }: JobFigures): number {
  return cold.seconds / institutions;
}

type Format = (value: number) => string;
export const times: Format = (value) => `${value.toFixed(2)} ×`;
const percent: Format = (value) => `${(value * 100).toFixed(1)} %`;

function atMost(what: string, value: number, limit: number, format: Format = times): Target {
  return { what, asked: `≤ ${format(limit)}`, measured: format(value), verdict: value <= limit ? "met" : "missed" };
}

function atLeast(what: string, value: number, limit: number, format: Format = times): Target {
  return { what, asked: `≥ ${format(limit)}`, measured: format(value), verdict: value >= limit ? "met" : "missed" };
}

export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/gu, ",");
}
