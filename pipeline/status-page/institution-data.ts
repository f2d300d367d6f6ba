/** What a run has found of one institution → what its page shows. */
import { cutText } from "../lib/cut-text.ts";
import { askedOfSender } from "../model/asked-of-sender.ts";
import type { DecisionOutcome } from "../model/decision.ts";
import { FINDING_KINDS, SEVERITIES, type Finding } from "../model/finding.ts";
import type { FollowUp } from "../model/follow-up.ts";
import type { FileRecord, InstitutionResult } from "../model/inspection.ts";
import { DECISION_STATE_LABELS, FILE_STATUS_LABELS, SEVERITY_LABELS } from "../model/labels.ts";
import { reasonWords } from "../model/reason-words.ts";
import { ANSWER_LETTERS, type CountedSubmission, type Resubmission } from "../model/resubmission.ts";
import type { Answer, Submission } from "../model/submission.ts";
import type { ChangesData, DecisionData, FindingData, InstitutionData, SubmissionData } from "./page-data.ts";
import type { Paper } from "./page-input.ts";
import type { TextTable } from "./text-table.ts";

/** What is known of an institution besides its result. */
export interface InstitutionFacts {
  /** Its place among the bodies; -1 for none. */
  readonly body: number;
  /** Name of its aggregator; empty for none. */
  readonly aggregator: string;
  /** Only where it is not that of all others. */
  readonly deadline: string | null;
  readonly followUp: FollowUp | undefined;
  readonly papers: readonly Paper[];
  /** Its files below inputs/. */
  readonly files: readonly FileRecord[];
  /** What has counted up to now, the last one included. */
  readonly history: readonly CountedSubmission[];
  readonly decisions: readonly DecisionOutcome[];
  /** Numbers of measures that its aggregator does: they count as － whatever is written there. */
  readonly left: ReadonlySet<number>;
}

/** A form has 92 measures; who has more than this to mend sees the rest in data/findings.csv, and how many there are. */
const MOST_FINDINGS = 150;
/** Letters of a cell, of a file's message. */
const MOST_LETTERS = { cell: 160, message: 400 };

/** Texts go to `texts`. */
export function institutionData(result: InstitutionResult, facts: InstitutionFacts, texts: TextTable): InstitutionData {
  const { institution, submission, resubmission } = result;
  const findings = inOrder(result.findings);
  const { code, name, reading, kind, department, contact, mail = "" } = institution;
  return {
    ...{ code, name, reading, department, contact, mail },
    kind: texts.add(kind),
    body: facts.body,
    aggregator: texts.add(facts.aggregator),
    status: result.status,
    ...(facts.deadline !== null && { deadline: facts.deadline }),
    reasons: (facts.followUp?.reasons ?? []).map(({ reason, count }) => texts.add(reasonWords(reason, count))),
    papers: facts.papers,
    ...answersData(submission?.answers ?? [], facts.left),
    submissions: submissionsOf(result, facts, texts),
    findings: findings.slice(0, MOST_FINDINGS).map((finding) => findingData(finding, submission, texts)),
    moreFindings: Math.max(0, findings.length - MOST_FINDINGS),
    changes: resubmission === undefined ? null : changesData(resubmission, texts),
    decisions: facts.decisions.map(decisionData),
  };
}

/** In one pass: a country has 160,000 answers. */
function answersData(
  answers: readonly Answer[],
  left: ReadonlySet<number>,
): Pick<InstitutionData, "answers" | "planned"> {
  let letters = "";
  const days: string[] = [];
  for (const { measure, mark, planned } of answers) {
    const kind = left.has(measure) ? "not_applicable" : mark.kind;
    letters += ANSWER_LETTERS[kind];
    if (kind === "planned") days.push(planned?.on ?? "");
  }
  return { answers: letters, planned: days };
}

/** The most severe first, then by measure, as letters number them. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return SEVERITIES.flatMap((severity) =>
    findings.filter((each) => each.severity === severity).sort((a, b) => (a.measure ?? 0) - (b.measure ?? 0)),
  );
}

function findingData(finding: Finding, submission: Submission | null, texts: TextTable): FindingData {
  const { code, severity, measure, file, sheet, cell, message, timesAsked = 0 } = finding;
  const row = measure !== null && file === submission?.file ? rowOf(submission, measure) : undefined;
  return [
    texts.add(SEVERITY_LABELS[severity]),
    texts.add(FINDING_KINDS[code].title),
    measure ?? 0,
    texts.add(file),
    texts.add(sheet),
    texts.add(cell),
    texts.add(cutText(message, MOST_LETTERS.message)),
    texts.add(askedOfSender(finding)),
    texts.add(cutText(row?.rawMark ?? "", MOST_LETTERS.cell)),
    texts.add(cutText(row?.rawRemark ?? row?.remark ?? "", MOST_LETTERS.cell)),
    timesAsked,
  ];
}

function rowOf({ answers }: Submission, measure: number): Answer | undefined {
  return answers.find((answer) => answer.measure === measure);
}

/** In the order in which they came to count; what could not be used comes last. */
function submissionsOf(
  { submission, resubmission, findings }: InstitutionResult,
  { files, history }: InstitutionFacts,
  texts: TextTable,
): readonly SubmissionData[] {
  const known = [...history];
  const earlier = (resubmission?.earlier ?? []).map((file): SubmissionData => {
    const at = known.findIndex((each) => each.file === file);
    const [counted] = at === -1 ? [] : known.splice(at, 1);
    const record = files.find(({ path, status }) => path === file && status === "superseded");
    return {
      file,
      state: record === undefined ? "上書き又は削除済み" : FILE_STATUS_LABELS.superseded,
      inspectedOn: counted?.inspectedOn ?? "",
      errors: counted === undefined ? null : errorsOf(counted),
      note: texts.add(record?.message ?? ""),
    };
  });
  const now = submission === null ? [] : [countingNow(submission, findings, texts)];
  // Of what is ignored, only what a person has left out is an institution's.
  const unused = files
    .filter(({ status }) => status === "rejected" || status === "ignored")
    .map(({ path, status, message }): SubmissionData => {
      const note = texts.add(cutText(message, MOST_LETTERS.message));
      return { file: path, state: FILE_STATUS_LABELS[status], inspectedOn: "", errors: null, note };
    });
  return [...earlier, ...now, ...unused];
}

function countingNow(submission: Submission, findings: readonly Finding[], texts: TextTable): SubmissionData {
  const errors = findings.filter(({ severity, file }) => severity === "error" && file === submission.file).length;
  const inspectedOn = submission.inspected?.on ?? "";
  return { file: submission.file, state: FILE_STATUS_LABELS.accepted, inspectedOn, errors, note: texts.add("") };
}

function errorsOf({ findings }: CountedSubmission): number {
  return findings.reduce((sum, { severity, places }) => sum + (severity === "error" ? places : 0), 0);
}

function changesData({ answers, findings }: Resubmission, texts: TextTable): ChangesData {
  return {
    answers: answers.map(({ measure, before, now }) => [measure, ANSWER_LETTERS[before], ANSWER_LETTERS[now]]),
    findings: findings.map(({ change, code, measure, places, timesAsked }) => {
      return [change, texts.add(FINDING_KINDS[code].title), measure ?? 0, places, timesAsked];
    }),
  };
}

function decisionData({ decision, state, effect }: DecisionOutcome): DecisionData {
  const { row, on, by, kind, value, reason, file, measure } = decision;
  const about = [file, measure === null ? "" : `No.${String(measure)}`].filter((part) => part !== "").join("　");
  return { row, on, by, kind, about, value, reason, state: DECISION_STATE_LABELS[state], effect };
}
