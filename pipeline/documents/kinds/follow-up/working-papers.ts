/** Roll-ups → working papers: in full what the body asks itself, in counts what others ask, so that no paper repeats another. */
import { formatCount } from "../../../lib/format-count.ts";
import { groupBy } from "../../../lib/group-by.ts";
import { holdsWaiting } from "../../../model/decision.ts";
import { FINDING_KINDS, SEVERITIES } from "../../../model/finding.ts";
import type { FollowUp } from "../../../model/follow-up.ts";
import { MOST_PRINTED_FILES } from "../../../model/limits.ts";
import type { Institution, Registry } from "../../../model/registry.ts";
import type { BodyRollup, ReportFinding } from "../../../model/rollup.ts";
import { collectorsFor, isCollectedBelow, type Collector } from "../collectors.ts";
import type { RunResults } from "../document-kind.ts";
import { shownNames } from "../shown-names.ts";
import { faultsOf } from "./fault-lines.ts";
import type {
  FaultsBelow,
  FaultsOfOne,
  RankedInstitution,
  SeverityCounts,
  WaitingInstitution,
  WorkingPaper,
} from "./working-paper.ts";

/** One for each body that has institutions, or files of nobody, to see to; in the order of the registry. */
export function workingPapers({ rollups, figures, registry }: RunResults): readonly WorkingPaper[] {
  const byCode = new Map(figures.map((own) => [own.body.code, own]));
  return rollups.flatMap((rollup): readonly WorkingPaper[] => {
    const { body, cycle, asOf, institutions, followUps, findings } = rollup;
    const { unknownCodes = [], folderFiles = [] } = byCode.get(body.code) ?? {};
    if (institutions.length + findings.length + folderFiles.length === 0) return [];
    const collectors = collectorsFor(body, registry);
    const ranked = new Set(followUps.map(({ institution }) => institution.code));
    const toCorrect = institutions.filter(({ status }) => status === "needs_correction");
    const byLetter = toCorrect.filter(({ institution }) => !ranked.has(institution.code));
    return [
      {
        body: { code: body.code, name: body.name },
        cycle: cycle.name,
        asOf,
        deadline: cycle.deadline,
        institutions: institutions.length,
        ranked: rankedInstitutions(rollup, registry),
        byLetter: byLetter.length,
        othersWrite: byLetter.some(({ institution }) => institution.supervisor !== body.code),
        waiting: waitingInstitutions(rollup, registry),
        own: ownFaults(rollup),
        below: faultsBelow(rollup, collectors),
        unknownFormerCodes: unknownCodes.map(({ institution: { code, name }, code: former }) => {
          return { code, name, former };
        }),
        folderFiles: folderFiles.slice(0, MOST_PRINTED_FILES).map(({ file, code, message }) => {
          return { file, title: FINDING_KINDS[code].title, advice: message };
        }),
        moreFolderFiles: folderFiles.length > MOST_PRINTED_FILES,
        findings: countSeverities(findings),
      },
    ];
  });
}

function countSeverities(findings: readonly ReportFinding[]): SeverityCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** Who collects from an institution, asks it and writes to it; empty where that is the body, or the institution itself. */
function collectorNames({ body }: BodyRollup, { bodies }: Registry): (institution: Institution) => string {
  const names = new Map(bodies.map(({ code, name }) => [code, name]));
  return (institution) => (isCollectedBelow(institution, body.code) ? (names.get(institution.supervisor) ?? "") : "");
}

function waitingInstitutions(rollup: BodyRollup, registry: Registry): readonly WaitingInstitution[] {
  const collectorOf = collectorNames(rollup, registry);
  const held = groupBy(
    rollup.findings.filter((finding) => holdsWaiting([finding])),
    ({ institutionCode }) => institutionCode,
  );
  return rollup.institutions
    .filter(({ waiting }) => waiting === true)
    .map(({ institution }) => {
      const { code, name } = institution;
      return { code, name, collector: collectorOf(institution), files: (held.get(code) ?? []).map(({ file }) => file) };
    });
}

function rankedInstitutions(rollup: BodyRollup, registry: Registry): readonly RankedInstitution[] {
  const { followUps, findings } = rollup;
  const collectorOf = collectorNames(rollup, registry);
  const ofOne = groupBy(findings, ({ institutionCode }) => institutionCode);
  return followUps.map(({ institution, reasons }) => {
    const { code, name, department, contact } = institution;
    return {
      code,
      name,
      collector: collectorOf(institution),
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

function ownFaults(rollup: BodyRollup): readonly FaultsOfOne[] {
  const { body, findings } = rollup;
  const nameOf = shownNames(rollup);
  const own = findings.filter(({ institution }) => institution?.supervisor === body.code);
  const members = [...groupBy(own, ({ institutionCode }) => institutionCode).values()].map((all) =>
    faultsOf(all, nameOf),
  );
  const ofNobody = findings.filter(({ institution }) => institution === null);
  const files = [...groupBy(ofNobody, ({ file }) => file).values()].map((all) => faultsOf(all, nameOf));
  return [...members, ...firstFiles(files)].filter(({ lines }) => lines.length > 0);
}

function faultsBelow(rollup: BodyRollup, collectors: readonly Collector[]): readonly FaultsBelow[] {
  const { body, findings } = rollup;
  const nameOf = shownNames(rollup);
  const others = groupBy(findings, ({ institution }) => institution?.supervisor ?? body.code);
  return collectors.flatMap(({ code, name }): readonly FaultsBelow[] => {
    const asked = (others.get(code) ?? []).filter(({ severity }) => severity !== "info");
    if (code === body.code || asked.length === 0) return [];
    const institutions = [...groupBy(asked, ({ institutionCode }) => institutionCode).values()].map((all) => {
      const institution = all[0]?.institution ?? null;
      const name = institution === null ? "" : nameOf(institution);
      return { code: institution?.code ?? "", name, counts: countSeverities(all) };
    });
    // Sorting is stable: of as many errors, institutions stay in the order of their codes.
    institutions.sort((a, b) => b.counts.error - a.counts.error);
    return [{ code, name, counts: countSeverities(asked), institutions }];
  });
}

/** A hundred thousand foreign files in the folder would make a paper of thousands of pages. */
function firstFiles(files: readonly FaultsOfOne[]): readonly FaultsOfOne[] {
  const left = files.length - MOST_PRINTED_FILES;
  if (left <= 0) return files;
  const text = "数が多いため、この一覧には載せていません。データの findings.csv にすべてあります。";
  const heading = `機関を特定できないファイル　ほか${formatCount(left)}件`;
  return [
    ...files.slice(0, MOST_PRINTED_FILES),
    {
      code: "",
      name: "",
      heading,
      lines: [{ code: "", file: "", severity: SEVERITIES[0], count: left, text, places: "" }],
    },
  ];
}
