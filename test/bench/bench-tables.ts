/** The results as Markdown tables, fit for the README. */
import type { Usage } from "./child.ts";
import { PAPERS } from "./papers.ts";
import { count, judge, type Results } from "./targets.ts";

export function benchTables(results: Results): string {
  const { reading, document, papers, jobs, plain } = results;
  const ms = (value: number): string => `${value.toFixed(2)} ms`;
  return [
    "Reading one workbook, in one process, warm:",
    table(
      ["reader", "median", "÷ inflate alone"],
      (["ours", "SheetJS", "exceljs", "inflate"] as const).map((name) => [
        name,
        ms(reading.medians[name]),
        reading.ratio(name, "inflate").toFixed(2),
      ]),
    ),
    "A document of 5,000 rows, in one process, warm:",
    table(
      ["writer", "median", "÷ floor"],
      (["ours", "docx", "floor", "floor, packed by zlib"] as const).map((name) => [
        name,
        ms(document.medians[name]),
        document.ratio(name, "floor").toFixed(2),
      ]),
    ),
    "One paper that goes out, in one process, warm:",
    table(
      ["paper", "ours", "plain script's part", "÷ ours"],
      PAPERS.map((paper) => [
        paper,
        ms(papers[paper].medians.ours),
        ms(papers[paper].medians.plain),
        papers[paper].ratio("plain", "ours").toFixed(2),
      ]),
    ),
    "The whole job, a process each time:",
    table(
      ["institutions", "run", "wall", "CPU", "peak memory", "wall an institution"],
      [
        ...jobs.flatMap(({ institutions, cold, forms, warm, changed, preview }) => [
          jobRow(institutions, "cold", cold),
          jobRow(institutions, "forms for all", forms),
          jobRow(institutions, "nothing changed", warm),
          jobRow(institutions, "1 % changed", changed),
          jobRow(institutions, "preview of the operator's report", preview),
        ]),
        jobRow(plain.institutions, "cold, official layout only", plain.ours),
        jobRow(plain.institutions, "plain script, official layout only, reports alone", plain.plain),
        jobRow(plain.institutions, "plain script, official layout only, with its papers", plain.plainWithPapers),
      ],
    ),
    "Targets:",
    table(
      ["ratio", "asked", "measured", ""],
      judge(results).map(({ what, asked, measured, verdict }) => [what, asked, measured, verdict]),
    ),
  ].join("\n\n");
}

function jobRow(institutions: number, run: string, { seconds, cpuSeconds, megabytes }: Usage): readonly string[] {
  return [
    count(institutions),
    run,
    `${seconds.toFixed(2)} s`,
    `${cpuSeconds.toFixed(2)} s`,
    `${megabytes.toFixed(0)} MB`,
    `${((seconds * 1000) / institutions).toFixed(2)} ms`,
  ];
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(headings), line(headings.map(() => "---")), ...rows.map(line)].join("\n");
}
