/** The lists of a report: deficiencies (未実施事項), measures declared not applicable (対象外), findings (記載不備). */
import { compareCodePoints } from "../lib/code-point-order.ts";
import { groupBy } from "../lib/group-by.ts";
import type { Finding } from "../model/finding.ts";
import type { Measure } from "../model/measure.ts";
import type { Deficiency, NotApplicable, ReportFinding } from "../model/rollup.ts";
import { sortFindings, type InstitutionTally } from "./tally-institution.ts";

/** △ on a reported measure, by measure, then planned date (undated last), then institution. */
export function listDeficiencies(tallies: readonly InstitutionTally[], reported: readonly Measure[]): Deficiency[] {
  const all = byCode(tallies).flatMap(({ deficiencies }) => deficiencies);
  // Sorting is stable: within a date, institutions stay in the order of their codes.
  return byMeasure(all, reported).flatMap((ofMeasure) =>
    ofMeasure.sort((a, b) => compareCodePoints(a.plannedOn ?? UNDATED, b.plannedOn ?? UNDATED)),
  );
}

const UNDATED = "9999-99-99";

/** － on a reported measure, by measure, then institution. */
export function listNotApplicable(tallies: readonly InstitutionTally[], reported: readonly Measure[]): NotApplicable[] {
  const all = byCode(tallies).flatMap(({ notApplicable }) => notApplicable);
  return byMeasure(all, reported).flat();
}

/** By institution, file, then as found (form order); files that belong to nobody come last. */
export function listFindings(
  tallies: readonly InstitutionTally[],
  unassigned: readonly Finding[],
): readonly ReportFinding[] {
  const others = sortFindings(unassigned).map((finding) => ({ ...finding, institution: null }));
  return [...tallies.flatMap(({ findings }) => findings), ...others];
}

function byCode(tallies: readonly InstitutionTally[]): readonly InstitutionTally[] {
  return [...tallies].sort((a, b) => compareCodePoints(a.result.institution.code, b.result.institution.code));
}

function byMeasure<Item extends { readonly measure: Measure }>(
  items: readonly Item[],
  measures: readonly Measure[],
): readonly Item[][] {
  const groups = groupBy(items, ({ measure }) => measure.number);
  return measures.flatMap(({ number }) => [groups.get(number) ?? []]);
}
