/** All inspections → what became of each file and each institution: which submission counts, which are superseded. */
import { compareCodePoints, compareInTurn } from "../lib/code-point-order.ts";
import { groupBy } from "../lib/group-by.ts";
import { quotedPath } from "../lib/japanese/quoted.ts";
import { formatWareki } from "../lib/japanese/wareki.ts";
import type { Decision, Outcomes } from "../model/decision.ts";
import { acceptedFinding, clerkFix, FINDING_KINDS, makeFinding, type Finding } from "../model/finding.ts";
import type {
  FileRecord,
  Inspection,
  InstitutionResult,
  ReadInspection,
  RejectedInspection,
} from "../model/inspection.ts";
import type { Institution, Registry } from "../model/registry.ts";
import type { Resubmission, SubmissionHistory, SubmissionTrace } from "../model/resubmission.ts";
import { acknowledgeFindings } from "./acknowledge-findings.ts";
import { NO_DECISIONS, type DecisionIndex } from "./decision-index.ts";
import { compareWithRequest, excuseRequested, type ComparedWithRequest } from "./last-request.ts";
import { compareSubmissions, traceOf } from "./resubmission.ts";
import { noHistory, openHistory, type OpenHistory } from "./submission-history.ts";
import type { SettledFile } from "./settled-file.ts";
import { judgeDecisions, unmatchedFindings } from "./judge-decisions.ts";
import { folderOwner } from "./told-by-path.ts";

/** What became of everything that came in, and of everybody who should have sent something. */
export interface Settlement {
  /** One for each file, in code-point order of their paths. */
  readonly files: readonly FileRecord[];
  /** One for each institution of the registry, in its order. */
  readonly institutions: readonly InstitutionResult[];
  /** About files that could not be given to any institution, in the order of their paths, then about decisions that count for nothing. */
  readonly unassigned: readonly Finding[];
  /** Files that count although something in them does not fit the institution. */
  readonly doubtful: readonly { readonly path: string; readonly message: string }[];
  /** What became of each decision, in the order of the sheet; null where there is no decisions.xlsx. */
  readonly decisions: Outcomes;
  /** What has counted in this cycle up to now, for the runs to come. */
  readonly history: SubmissionHistory;
}

/** Whatever the order in which the files were read, the result is the same. @param history of earlier runs in this cycle. */
export function settleSubmissions(
  read: readonly SettledFile[],
  registry: Registry,
  index: DecisionIndex = NO_DECISIONS,
  history: SubmissionHistory = noHistory(),
): Settlement {
  const files = [...read].sort((a, b) => compareCodePoints(a.file.path, b.file.path));
  const inspections = files.flatMap(({ inspection }) => (typeof inspection === "string" ? [] : [inspection]));
  const byInstitution = groupBy(inspections, ({ institutionCode }) => institutionCode);
  const accepted = new Map(
    registry.institutions.map(({ code }) => [code, lastSubmission(byInstitution.get(code) ?? [])]),
  );
  const acknowledged = new Set<Decision>();
  const acknowledge: Acknowledge = (findings) => {
    const { findings: left, decisions } = acknowledgeFindings(findings, index);
    for (const decision of decisions) acknowledged.add(decision);
    return left;
  };
  const chains = openHistory(history, files);
  const leftOut = groupBy(
    files.filter(({ excluded }) => excluded !== undefined),
    ({ sender }) => sender ?? "",
  );
  const institutions = registry.institutions.map((institution) =>
    toResult(institution, byInstitution.get(institution.code) ?? [], accepted.get(institution.code) ?? null, {
      acknowledge,
      chains,
      leftOut: (leftOut.get(institution.code) ?? []).map(({ file }) => file.path),
    }),
  );
  const decisions = judgeDecisions(index, { files, accepted, acknowledged, registry });
  return {
    files: files.map((settled) => toRecord(settled, accepted)),
    institutions,
    unassigned: [
      ...(byInstitution.get("") ?? [])
        .filter((inspection) => inspection.outcome === "rejected")
        .map((inspection) => ({ ...rejectionFinding(inspection), ...folderOf(inspection.path, registry) })),
      ...unmatchedFindings(decisions ?? []),
    ],
    doubtful: institutions.flatMap(({ findings, submission }) =>
      findings
        .filter(({ code, severity }) => code === "institution-mismatch" && severity === "error")
        .filter(({ file }) => file === submission?.file)
        .map(({ file, message }) => ({ path: file, message })),
    ),
    decisions,
    history: chains.continued(institutions),
  };
}

/** The one that people adopted; then the one inspected last; then the one last modified by its own properties; then the last path (design.md). */
function lastSubmission(inspections: readonly Inspection[]): ReadInspection | null {
  const read = inspections.filter((inspection) => inspection.outcome === "read");
  return read.reduce<ReadInspection | null>(
    (last, next) => (last === null || compareRecency(last, next) < 0 ? next : last),
    null,
  );
}

/** Negative where `a` is superseded by `b`. */
export function compareRecency(a: ReadInspection, b: ReadInspection): number {
  return compareInTurn(Number(a.adopted !== undefined) - Number(b.adopted !== undefined), compareAge(a, b));
}

/** The same without what people adopted: negative where `a` was sent before `b`, as far as the files tell. */
function compareAge(a: ReadInspection, b: ReadInspection): number {
  return compareInTurn(
    compareCodePoints(a.submission.inspected?.on ?? "", b.submission.inspected?.on ?? ""),
    compareCodePoints(a.submission.modifiedAt ?? "", b.submission.modifiedAt ?? ""),
    compareCodePoints(a.path, b.path),
  );
}

/** Which rule chose `winner` before `other`, as the end of a sentence. */
function whyChosen(winner: ReadInspection, other: ReadInspection): string {
  if (winner.adopted !== undefined) return `判断の${String(winner.adopted.row)}行目で採用すると決められた`;
  const day = winner.submission.inspected?.on ?? null;
  const otherDay = other.submission.inspected?.on ?? null;
  if (day !== otherDay) {
    const than = otherDay === null ? "こちらは点検日を読み取れない" : `こちらは${formatWareki(otherDay)}`;
    return `点検日が新しい（${day === null ? "" : formatWareki(day)}、${than}）`;
  }
  const same = day === null ? "どちらも点検日を読み取れず" : "点検日が同じで";
  return (winner.submission.modifiedAt ?? "") === (other.submission.modifiedAt ?? "")
    ? `${same}、ブックの更新日時でも決まらないため、ファイルの場所と名前の順で後になる`
    : `${same}、ブックの更新日時が新しい`;
}

function toRecord(
  { file, inspection, sender = "" }: SettledFile,
  accepted: ReadonlyMap<string, ReadInspection | null>,
): FileRecord {
  if (typeof inspection === "string")
    return { ...file, status: "ignored", institutionCode: sender, code: "", message: inspection };
  const { institutionCode } = inspection;
  const winner = accepted.get(institutionCode);
  if (inspection.outcome === "rejected") {
    const code = inspection.code;
    const message = inspection.message + clerkFix(code) + (winner == null ? "" : alreadyCounts(winner));
    return { ...file, status: "rejected", institutionCode, code, message };
  }
  if (winner === inspection) return { ...file, status: "accepted", institutionCode, code: "", message: "" };
  const chosen = winner == null ? "" : `${whyChosen(winner, inspection)}「${quotedPath(winner.path)}」`;
  return {
    ...file,
    status: "superseded",
    institutionCode,
    code: "submission-duplicate",
    message: `${chosen}を採用したため、集計していません。`,
  };
}

/** Nobody is asked to send again what has been sent since. */
function alreadyCounts({ path }: ReadInspection): string {
  return `ただし、この機関は「${quotedPath(path)}」を採用しています。それより前の提出であれば依頼は要りません（「提出から除外」と判断できます）。`;
}

type Acknowledge = (findings: readonly Finding[]) => readonly Finding[];

/** What settling one institution needs besides its files; `leftOut`: paths of those that a person has left out. */
interface SettlingOne {
  readonly acknowledge: Acknowledge;
  readonly chains: OpenHistory;
  readonly leftOut: readonly string[];
}

function toResult(
  institution: Institution,
  inspections: readonly Inspection[],
  accepted: ReadInspection | null,
  { acknowledge, chains, leftOut }: SettlingOne,
): InstitutionResult {
  const superseded = inspections
    .filter((inspection) => inspection.outcome === "read")
    .filter((inspection) => inspection !== accepted);
  const rejected = inspections.filter((inspection) => inspection.outcome === "rejected");
  const own = acknowledge(accepted?.findings ?? []);
  const chain = accepted === null ? null : compareWithEarlier(accepted, own, superseded, chains);
  return {
    institution,
    status: statusOf(own, accepted, rejected),
    submission: accepted?.submission ?? null,
    findings: [
      ...(chain?.findings ?? own),
      ...acknowledge(superseded.map((other) => duplicateFinding(institution.code, accepted, other))),
      ...rejected.map(rejectionFinding),
    ],
    ...(chain?.resubmission != null && { resubmission: chain.resubmission }),
    ...(chain?.lastRequest != null && { lastRequest: chain.lastRequest }),
    ...(leftOut.length > 0 && { leftOut }),
    files: { accepted: accepted === null ? 0 : 1, superseded: superseded.length, rejected: rejected.length },
  };
}

interface Chain extends ComparedWithRequest {
  readonly resubmission: Resubmission | null;
}

function compareWithEarlier(
  accepted: ReadInspection,
  findings: readonly Finding[],
  superseded: readonly ReadInspection[],
  chains: OpenHistory,
): Chain {
  const sent = traceOf(accepted, findings);
  // A person may have adopted an older one: what was sent after it is nothing that it answers to, and no request that it has left open.
  const tracesOf = (isOne: (other: ReadInspection) => boolean): readonly SubmissionTrace[] =>
    superseded
      .filter(isOne)
      .sort(compareAge)
      .map((each) => each.trace ?? traceOf(each, each.findings));
  const earlier = chains.before(accepted.institutionCode, sent, {
    earlier: tracesOf((other) => compareAge(other, accepted) < 0),
    later: tracesOf((other) => compareAge(other, accepted) > 0),
  });
  const own = excuseRequested(findings, earlier.asked);
  return {
    resubmission: compareSubmissions(earlier, traceOf(accepted, own)),
    ...compareWithRequest(own, accepted.submission.file, earlier.asked),
  };
}

function duplicateFinding(institutionCode: string, accepted: ReadInspection | null, other: ReadInspection): Finding {
  const chosen = accepted === null ? "" : `${whyChosen(accepted, other)}「${quotedPath(accepted.path)}」`;
  const said = `同じ機関の提出のうち、${chosen}を採用しました。`;
  const about = { institutionCode, file: other.path };
  const decided = accepted?.adopted;
  if (decided !== undefined && (other.submission.inspected?.on ?? "") <= decided.on)
    return acceptedFinding(makeFinding("submission-duplicate", { ...about, message: said }), "");
  const since =
    decided === undefined ? "" : `このファイルは、判断の日（${formatWareki(decided.on)}）より後に点検したものです。`;
  const message = `${said}${since}採用したファイルで差し支えないか確かめてください。`;
  return makeFinding("submission-duplicate", { ...about, message });
}

function statusOf(
  own: readonly Finding[],
  accepted: ReadInspection | null,
  rejected: readonly unknown[],
): InstitutionResult["status"] {
  if (accepted !== null) return own.some(({ severity }) => severity === "error") ? "needs_correction" : "accepted";
  return rejected.length > 0 ? "rejected" : "not_received";
}

/** Those who keep the folder can see to a file of nobody first. */
function folderOf(path: string, registry: Registry): Pick<Finding, "folderOf"> {
  const owner = folderOwner(path, registry);
  return owner === null ? {} : { folderOf: owner };
}

/** Printed in reports, which everybody reads: without what only those who run the program can do. */
function rejectionFinding({ institutionCode, code, path, message }: RejectedInspection): Finding {
  return makeFinding(code, { institutionCode, file: path, message: message + FINDING_KINDS[code].fix });
}
