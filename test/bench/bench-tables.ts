/** The results as Markdown tables, fit for the README. */
import { groupBy } from "../../pipeline/lib/group-by.ts";
import type { Usage } from "./child.ts";
import { COUNTED } from "./count-papers.ts";
import { medianOf, ratioOf } from "./repeat.ts";
import { PAPERS, PARTS, type Results } from "./results.ts";
import { count, judge, times } from "./targets.ts";
import type { NodeFigures, PlainFigures } from "./whole-job.ts";

export function benchTables(results: Results): string {
  const { jobs, plain, nodes } = results;
  return [
    ...circumstances(results),
    ...warmTables(results),
    ...(jobs === undefined && plain === undefined
      ? []
      : [
          "The whole job, a process each time:",
          table(
            ["institutions", "run", "wall", "CPU", "peak memory", "wall an institution"],
            [
              ...(jobs?.figures ?? []).flatMap(({ institutions, cold, forms, warm, changed, preview }) => [
                jobRow(institutions, "cold", cold),
                jobRow(institutions, "forms for all", forms),
                jobRow(institutions, "nothing changed", warm),
                jobRow(institutions, "1 % changed", changed),
                jobRow(institutions, "preview of the operator's report", preview),
              ]),
              ...(plain === undefined ? [] : plainRows(plain.figures)),
            ],
          ),
        ]),
    ...(plain === undefined ? [] : madeTable(plain.figures)),
    ...(nodes === undefined ? [] : nodesTable(nodes.figures)),
    "Targets:",
    table(
      ["ratio", "asked", "measured", ""],
      judge(results).map(({ what, asked, measured, verdict }) => [what, asked, measured, verdict]),
    ),
  ].join("\n\n");
}

/** Parts that were measured alike, a line each. */
function circumstances(results: Results): readonly string[] {
  const parts = PARTS.flatMap((name) => {
    const part = results[name];
    return part === undefined ? [] : [{ name, measured: `${part.began} UTC, ${part.machine}` }];
  });
  return [...groupBy(parts, ({ measured }) => measured)].map(
    ([measured, own]) => `${own.map(({ name }) => name).join(", ")}: ${measured}`,
  );
}

function warmTables({ reading, document, papers }: Results): readonly string[] {
  const ms = (value: number): string => `${value.toFixed(2)} ms`;
  return [
    ...(reading === undefined
      ? []
      : [
          "Reading one workbook, in one process, warm:",
          table(
            ["reader", "median", "÷ inflate alone"],
            (["ours", "SheetJS", "exceljs", "inflate"] as const).map((name) => [
              name,
              ms(medianOf(reading.figures, name)),
              ratioOf(reading.figures, name, "inflate").toFixed(2),
            ]),
          ),
        ]),
    ...(document === undefined
      ? []
      : [
          "A document of 5,000 rows, in one process, warm:",
          table(
            ["writer", "median", "÷ floor"],
            (["ours", "docx", "floor", "floor, packed by zlib"] as const).map((name) => [
              name,
              ms(medianOf(document.figures, name)),
              ratioOf(document.figures, name, "floor").toFixed(2),
            ]),
          ),
        ]),
    ...(papers === undefined
      ? []
      : [
          "One paper that goes out, in one process, warm:",
          table(
            ["paper", "ours", "plain script's part", "÷ ours"],
            PAPERS.map((paper) => [
              paper,
              ms(medianOf(papers.figures[paper], "ours")),
              ms(medianOf(papers.figures[paper], "plain")),
              ratioOf(papers.figures[paper], "plain", "ours").toFixed(2),
            ]),
          ),
        ]),
  ];
}

function plainRows({ institutions, ours, samePapers, reportsAlone }: PlainFigures): readonly (readonly string[])[] {
  return [
    jobRow(institutions, "cold, official layout only", ours),
    jobRow(institutions, "plain script, official layout only, the same papers", samePapers),
    jobRow(institutions, "plain script, official layout only, reports alone", reportsAlone),
  ];
}

function madeTable({ institutions, made }: PlainFigures): readonly string[] {
  return [
    `Papers made by these cold runs, at ${count(institutions)}:`,
    table(
      ["papers made", "ours", "plain script, the same papers"],
      COUNTED.map((what) => [what, count(made.ours[what]), count(made.samePapers[what])]),
    ),
  ];
}

function nodesTable(nodes: readonly NodeFigures[]): readonly string[] {
  return [
    `Cold at ${count(nodes[0]?.institutions ?? 0)}, official layout only, on other Nodes:`,
    table(
      ["Node", "ours", "plain script, the same papers", "÷ ours"],
      nodes.map(({ node, ours, samePapers, ratio }) => [node, seconds(ours), seconds(samePapers), times(ratio)]),
    ),
  ];
}

const seconds = (usage: Usage): string => `${usage.seconds.toFixed(2)} s`;

function jobRow(institutions: number, run: string, usage: Usage): readonly string[] {
  return [
    count(institutions),
    run,
    seconds(usage),
    `${usage.cpuSeconds.toFixed(2)} s`,
    `${usage.megabytes.toFixed(0)} MB`,
    `${((usage.seconds * 1000) / institutions).toFixed(2)} ms`,
  ];
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(headings), line(headings.map(() => "---")), ...rows.map(line)].join("\n");
}
