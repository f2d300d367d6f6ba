/** Findings of one file or institution → a line a fault, with all of its places. */
import { formatCount } from "../../../lib/format-count.ts";
import { groupBy } from "../../../lib/group-by.ts";
import { FINDING_KINDS, SEVERITIES } from "../../../model/finding.ts";
import { SEVERITY_LABELS } from "../../../model/labels.ts";
import { isAboutDecisions } from "../../../model/decision.ts";
import type { ReportFinding } from "../../../model/rollup.ts";
import type { ShownName } from "../shown-names.ts";
import { joinMessages } from "./join-messages.ts";
import type { FaultLine, FaultsOfOne } from "./working-paper.ts";

/** @param findings of one institution, or of one file that is nobody's; what is for information only gets no line */
export function faultsOf(findings: readonly ReportFinding[], nameOf: ShownName): FaultsOfOne {
  const asked = findings.filter(({ severity }) => severity !== "info");
  const faults = [...groupBy(asked, ({ severity, code, file }) => `${severity} ${code} ${file}`).values()];
  const lines = SEVERITIES.flatMap((severity) =>
    faults.filter(([first]) => first?.severity === severity).map((fault) => faultLine(severity, fault)),
  );
  const institution = asked[0]?.institution ?? null;
  const name = institution === null ? nobodysName(asked) : nameOf(institution);
  return { code: asked[0]?.institutionCode ?? "", name, heading: headingOf(asked), lines };
}

/** `012017　架空市　要修正 3件、要確認 1件` and its files below. */
function headingOf(findings: readonly ReportFinding[]): string {
  const institution = findings[0]?.institution ?? null;
  const counts = SEVERITIES.map((severity) => ({
    label: SEVERITY_LABELS[severity],
    count: findings.filter((finding) => finding.severity === severity).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${label} ${formatCount(count)}件`)
    .join("、");
  const name = institution === null ? nobodysName(findings) : `${institution.code}　${institution.name}`;
  const files = [...new Set(findings.map(({ file }) => file))].filter((file) => file !== "");
  return `${name}　${counts}${files.length === 0 ? "" : `\nファイル：${files.join("、")}`}`;
}

function nobodysName(findings: readonly ReportFinding[]): string {
  return findings.some(isAboutDecisions) ? "当てはまらない判断" : "機関を特定できないファイル";
}

/** Where the places differ in more than what they quote, the catalogue says what to do about all of them. */
function faultLine(severity: FaultLine["severity"], fault: readonly ReportFinding[]): FaultLine {
  const [first] = fault;
  if (first === undefined) throw new Error("A fault has been found somewhere.");
  const { title, fix } = FINDING_KINDS[first.code];
  const { code, file } = first;
  return {
    code,
    file,
    severity,
    count: fault.length,
    text: `【${title}】${isAboutDecisions(first) ? reasonsOf(fault, fix) : (joinMessages(fault.map(({ message }) => message)) ?? fix)}`,
    places: placesOf(fault),
  };
}

/** Reasons are told so many; who needs them all has a list to work through, not a page. */
const MOST_DECISIONS = 10;

/** Of rows of decisions.xlsx that count for nothing: what to do, then the reason of each of the first few, which only its message tells. */
function reasonsOf(fault: readonly ReportFinding[], fix: string): string {
  const left = fault.length - MOST_DECISIONS;
  const more = left > 0 ? [`ほか${formatCount(left)}件は、データの decisions.csv にあります。`] : [];
  return [fix, ...fault.slice(0, MOST_DECISIONS).map(({ message }) => message), ...more].join("\n");
}

/** `No.5（E12）、No.8（E15）`, under the name of its sheet where there are several; nothing for a file as a whole. */
function placesOf(fault: readonly ReportFinding[]): string {
  const bySheet = [...groupBy(fault, ({ sheet }) => sheet)];
  const sheets = bySheet.map(([sheet, all]) => {
    const places = all.map(placeOf).filter((place) => place !== "");
    return places.length === 0 ? "" : `${bySheet.length > 1 && sheet !== "" ? `［${sheet}］` : ""}${places.join("、")}`;
  });
  return sheets.filter((places) => places !== "").join("\n");
}

function placeOf({ measure, cell }: ReportFinding): string {
  if (measure === null) return cell;
  return `No.${String(measure)}${cell === "" ? "" : `（${cell}）`}`;
}
