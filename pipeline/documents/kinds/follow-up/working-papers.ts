/** Roll-ups → working papers: what is known of an institution is put together once for all bodies that cover it. */
import { formatCount } from "../../../lib/format-count.ts";
import { groupBy } from "../../../lib/group-by.ts";
import { FINDING_KINDS, type Severity } from "../../../model/finding.ts";
import type { FollowUp } from "../../../model/follow-up.ts";
import { MOST_PRINTED_FILES } from "../../../model/limits.ts";
import type { BodyRollup, ReportFinding } from "../../../model/rollup.ts";
import { collectorsFor, type Collector } from "../collectors.ts";
import type { RunResults } from "../document-kind.ts";
import { faultsOf } from "./fault-lines.ts";
import type { FaultGroup, FaultsOfOne, RankedInstitution, WorkingPaper } from "./working-paper.ts";

/** One for each body, in the order of the registry. */
export function workingPapers({ rollups, registry }: RunResults): readonly WorkingPaper[] {
  const known = new Map<string, FaultsOfOne>();
  /** Bodies that cover an institution have the same findings of it. */
  const ofInstitution = (code: string, findings: readonly ReportFinding[]): FaultsOfOne => {
    const faults = known.get(code) ?? faultsOf(findings);
    known.set(code, faults);
    return faults;
  };
  return rollups.map((rollup) => {
    const { body, cycle, asOf, institutions, followUps } = rollup;
    const collectors = collectorsFor(body, registry);
    const ranked = new Set(followUps.map(({ institution }) => institution.code));
    const toCorrect = institutions.filter(({ status }) => status === "needs_correction");
    return {
      body: { code: body.code, name: body.name },
      cycle: cycle.name,
      asOf,
      deadline: cycle.deadline,
      institutions: institutions.length,
      ranked: rankedInstitutions(rollup, collectors),
      byLetter: toCorrect.filter(({ institution }) => !ranked.has(institution.code)).length,
      groups: faultGroups(rollup, collectors, ofInstitution),
      findings: countSeverities(rollup.findings),
    };
  });
}

function countSeverities(findings: readonly ReportFinding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

function rankedInstitutions(
  { body, followUps, findings }: BodyRollup,
  collectors: readonly Collector[],
): readonly RankedInstitution[] {
  const names = new Map(collectors.map(({ code, name }) => [code, name]));
  const ofOne = groupBy(findings, ({ institutionCode }) => institutionCode);
  return followUps.map(({ institution, reasons }) => {
    const { code, name, supervisor, department, contact } = institution;
    const collector = supervisor === body.code ? "" : (names.get(supervisor) ?? "");
    return {
      code,
      name,
      collector,
      reasons,
      unusable: unusableTitles(reasons, ofOne.get(code) ?? []),
      department,
      contact,
    };
  });
}

function unusableTitles(reasons: FollowUp["reasons"], findings: readonly ReportFinding[]): readonly string[] {
  if (!reasons.some(({ reason }) => reason === "unreadable")) return [];
  const errors = findings.filter(({ severity }) => severity === "error");
  return [...new Set(errors.map(({ code }) => FINDING_KINDS[code].title))];
}

function faultGroups(
  { findings }: BodyRollup,
  collectors: readonly Collector[],
  ofInstitution: (code: string, findings: readonly ReportFinding[]) => FaultsOfOne,
): readonly FaultGroup[] {
  const byCollector = groupBy(findings, ({ institution }) => institution?.supervisor ?? null);
  const groups = collectors.flatMap(({ code, name }): readonly FaultGroup[] => {
    const byCode = groupBy(byCollector.get(code) ?? [], ({ institutionCode }) => institutionCode);
    const members = Array.from(byCode, ([of, all]) => ofInstitution(of, all)).filter(({ lines }) => lines.length > 0);
    return members.length === 0 ? [] : [{ name, members }];
  });
  const files = [...groupBy(byCollector.get(null) ?? [], ({ file }) => file).values()].map(faultsOf);
  return files.length === 0 ? groups : [...groups, { name: "機関を特定できないもの", members: firstFiles(files) }];
}

/** A hundred thousand foreign files in the folder would make a paper of thousands of pages. */
function firstFiles(files: readonly FaultsOfOne[]): readonly FaultsOfOne[] {
  const left = files.length - MOST_PRINTED_FILES;
  if (left <= 0) return files;
  const text = "数が多いため、この一覧には載せていません。データの findings.csv にすべてあります。";
  const heading = `機関を特定できないファイル　ほか ${formatCount(left)}件`;
  return [...files.slice(0, MOST_PRINTED_FILES), { heading, lines: [{ severity: "error", count: left, text }] }];
}
