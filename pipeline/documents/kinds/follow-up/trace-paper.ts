/** Where the figures of a working paper come from. */
import { FOLLOW_UP_REASONS } from "../../../model/follow-up.ts";
import { FOLLOW_UP_LABELS, SEVERITY_LABELS } from "../../../model/labels.ts";
import type { TraceTable } from "../../../model/trace.ts";
import { reasonOrigin, type Origins } from "../origins.ts";
import { sumsOf, tracedTable, type TracedPaper } from "../trace-lines.ts";
import type { SeverityCounts, WorkingPaper } from "./working-paper.ts";

/** Of whom is asked first, of each fault, of each institution, and of what others ask. */
export function tracedFaults(
  { ranked, own, below }: WorkingPaper,
  paper: TracedPaper,
  origins: Origins,
): readonly TraceTable[] {
  const asked = {
    [SEVERITY_LABELS.error]: origins.findings("error"),
    [SEVERITY_LABELS.warning]: origins.findings("warning"),
  };
  const listed = own.map((faults) => ({
    ...faults,
    // What is left of a list too long to print is in no selection.
    lines: faults.lines.filter(({ code }) => code !== ""),
  }));
  const lines = listed.flatMap(({ code: institution, lines: faults }) =>
    faults.map(({ severity, code, file, count }) => [institution, severity, code, file, String(count)]),
  );
  const institutions = [
    ...listed.filter(({ code }) => code !== "").map(({ code, lines: faults }) => [code, ...shown(sumUp(faults))]),
    ...below.flatMap(({ institutions: others }) => others.map(({ code, counts }) => [code, ...shown(counts)])),
  ];
  return [
    ...reasonTables(ranked, paper, origins),
    ...tracedTable(paper, ["institution_code", "severity", "code", "file"], { か所: origins.count("findings") }, lines),
    ...tracedTable(paper, ["institution_code"], asked, institutions),
    ...tracedTable(
      sumsOf(paper),
      ["supervisor_code"],
      asked,
      below.map(({ code, counts }) => [code, ...shown(counts)]),
    ),
  ];
}

/** A column a reason: what is printed below it is what it counts. */
function reasonTables(ranked: WorkingPaper["ranked"], paper: TracedPaper, origins: Origins): readonly TraceTable[] {
  const counted = FOLLOW_UP_REASONS.flatMap((reason) => {
    const from = reasonOrigin(reason, origins);
    return from === null ? [] : [{ reason, from }];
  });
  const columns = Object.fromEntries(counted.map(({ reason, from }) => [FOLLOW_UP_LABELS[reason], from]));
  const rows = ranked.map(({ code, reasons }) => [
    code,
    ...counted.map(({ reason }) => String(reasons.find((one) => one.reason === reason)?.count ?? "")),
  ]);
  return tracedTable(
    paper,
    ["institution_code"],
    columns,
    rows.filter((row) => row.slice(1).some((text) => text !== "")),
  );
}

function sumUp(lines: WorkingPaper["own"][number]["lines"]): Pick<SeverityCounts, "error" | "warning"> {
  const of = (severity: string): number =>
    lines.filter((line) => line.severity === severity).reduce((sum, { count }) => sum + count, 0);
  return { error: of("error"), warning: of("warning") };
}

function shown({ error, warning }: Pick<SeverityCounts, "error" | "warning">): readonly string[] {
  return [String(error), String(warning)];
}
