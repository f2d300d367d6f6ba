/** What was asked for, what was measured, and in plain words whether it was met. */
import type { Reader } from "./read-workbooks.ts";
import type { Writer } from "./long-document.ts";
import { PAPERS, type PaperFigures } from "./papers.ts";
import type { Measured } from "./repeat.ts";
import type { JobFigures, PlainFigures } from "./whole-job.ts";

export interface Results {
  readonly reading: Measured<Reader>;
  readonly document: Measured<Writer>;
  readonly papers: PaperFigures;
  readonly jobs: readonly JobFigures[];
  readonly plain: PlainFigures;
}

export interface Target {
  readonly what: string;
  readonly asked: string;
  readonly measured: string;
  readonly verdict: "met" | "missed";
}

/**
 * The cold run before there were letters, marked workbooks, forms and tables took 0.64 of the plain script's time (8.2 s and 12.9 s at 1,788
 * institutions); all of them may add as much again.
 */
const WITH_PAPERS = 1.28;

export function judge({ reading, document, papers, jobs, plain }: Results): readonly Target[] {
  const [smallest, middle, largest] = [jobs[0], jobs.at(Math.min(1, jobs.length - 1)), jobs.at(-1)];
  if (smallest === undefined || middle === undefined || largest === undefined) return [];
  return [
    atMost("reading a workbook ÷ inflate alone", reading.ratio("ours", "inflate"), 2.5),
    atLeast("SheetJS ÷ ours, reading a workbook", reading.ratio("SheetJS", "ours"), 6),
    atLeast("exceljs ÷ ours, reading a workbook", reading.ratio("exceljs", "ours"), 6),
    atMost("5,000 rows: ours ÷ floor", document.ratio("ours", "floor"), 2),
    ...PAPERS.map((paper) => atLeast(`plain script ÷ ours, a ${paper}`, papers[paper].ratio("plain", "ours"), 3)),
    ...jobs
      .filter(({ institutions }) => institutions === plain.institutions)
      .map(({ institutions, cold, forms }) =>
        atMost(
          `cold with all papers, and forms, at ${count(institutions)} ÷ plain script`,
          (cold.seconds + forms.seconds) / plain.plain.seconds,
          WITH_PAPERS,
        ),
      ),
    atLeast(`cold at ${count(plain.institutions)}: plain script, reports alone ÷ ours, all papers`, plain.ratio, 4),
    atLeast(`cold at ${count(plain.institutions)}: plain script with its papers ÷ ours`, plain.ratioWithPapers, 4),
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
const times: Format = (value) => `${value.toFixed(2)} ×`;
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
