/** Everything that one report shows, as one text: equal texts mean equal reports. */
import type { PrintedRollup } from "./printed-rollup.ts";

/** Institutions and measures stand in it once; the lists refer to them, so that the text stays small. */
export function reportBasis(rollup: PrintedRollup): string {
  const { deficiencies, notApplicable, findings, notReceived, subordinates, institutions, decisions, ...rest } = rollup;
  return JSON.stringify([
    rest,
    institutions.map(({ institution, status, waiting, marks }) => [institution, status, waiting, marks]),
    deficiencies.map((d) => [d.institution.code, d.measure.number, d.plannedOn, d.remark, d.overdue]),
    notApplicable.map((n) => [n.institution.code, n.measure.number, n.reason, n.byAggregator]),
    findings.map(({ institution, ...finding }) => [institution?.code ?? null, Object.values(finding)]),
    notReceived.map(({ code }) => code),
    subordinates,
    decisions.map(({ decision, institution, effect }) => [institution?.code ?? null, effect, Object.values(decision)]),
  ]);
}
