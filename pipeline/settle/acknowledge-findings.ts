/** 指摘を了承: findings that a person has looked at and accepts. They stay in the lists, as 参考. */
import { quotedName } from "../lib/japanese/quoted.ts";
import { formatWareki } from "../lib/japanese/wareki.ts";
import type { Decision } from "../model/decision.ts";
import { acceptedFinding, type Finding } from "../model/finding.ts";
import type { DecisionIndex } from "./decision-index.ts";

/** The findings of one institution, and which decisions have accepted any of them. */
export interface Acknowledged {
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
}

/** Without a measure, a decision accepts every finding of its code in the file. */
export function acknowledgeFindings(findings: readonly Finding[], { ofFile }: DecisionIndex): Acknowledged {
  const decisions: Decision[] = [];
  const acknowledged = findings.map((finding) => {
    const accepting = ofFile(finding.file, "指摘を了承").filter((decision) => accepts(decision, finding));
    const [first] = accepting;
    if (first === undefined) return finding;
    decisions.push(...accepting);
    const { by, on } = first;
    return acceptedFinding(finding, `（了承済み：${quotedName(by)}、${formatWareki(on)}）`);
  });
  return { findings: acknowledged, decisions };
}

function accepts({ findingCode, measure, sheet, institutionCode }: Decision, finding: Finding): boolean {
  return (
    findingCode === finding.code &&
    (measure === null || measure === finding.measure) &&
    (sheet === "" || sheet === finding.sheet) &&
    (institutionCode === "" || institutionCode === finding.institutionCode)
  );
}
