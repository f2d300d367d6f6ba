/** What counted in a cycle ↔ the text of outputs/data/history.jsonl: a line an institution, of which each stands for itself. */
import { visibleJson } from "../lib/visible-text.ts";
import { ANSWER_KINDS, type AnswerKind } from "../model/answer-kind.ts";
import { ANSWER_LETTERS, historyHead, historyRecord, type HistoryRecord } from "../model/history-record.ts";
import type { CountedSubmission, SubmissionHistory } from "../model/resubmission.ts";

/** A history with the 点検名 of its cycle. */
export interface CycleHistory {
  readonly cycle: string;
  readonly history: SubmissionHistory;
}

/** In parts: a country's takes some hundred kilobytes. */
export function* encodeHistory({ cycle, history }: CycleHistory): Generator<string, void> {
  yield `${visibleJson({ cycle })}\n`;
  for (const [institution, submissions] of history)
    yield `${visibleJson({ institution, submissions: submissions.map(toRecord) } satisfies HistoryRecord)}\n`;
}

/** null where there is none, or another program's. A line that was damaged is left out, and with it what it told of one institution. */
export function decodeHistory(text: string): CycleHistory | null {
  const [first = "", ...lines] = text.split("\n");
  const head = historyHead.safeParse(parsed(first));
  if (!head.success) return null;
  const history = new Map<string, readonly CountedSubmission[]>();
  for (const line of lines) {
    const record = historyRecord.safeParse(parsed(line));
    if (record.success) history.set(record.data.institution, record.data.submissions.map(fromRecord));
  }
  return { cycle: head.data.cycle, history };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

type SubmissionRecord = HistoryRecord["submissions"][number];

function toRecord({ file, sha256, inspectedOn, findings, answers }: CountedSubmission): SubmissionRecord {
  const letters: string[] = [];
  for (const [measure, kind] of answers) letters[measure - 1] = ANSWER_LETTERS[kind];
  return {
    file,
    sha256,
    inspectedOn,
    findings: [...findings],
    answers: Array.from(letters, (letter: string | undefined) => letter ?? ".").join(""),
  };
}

const KINDS = new Map<string, AnswerKind>(ANSWER_KINDS.map((kind) => [ANSWER_LETTERS[kind], kind]));

function fromRecord({ answers, ...submission }: SubmissionRecord): CountedSubmission {
  const kinds = Array.from(answers).flatMap((letter, index) => {
    const kind = KINDS.get(letter);
    return kind === undefined ? [] : [[index + 1, kind] as const];
  });
  return { ...submission, answers: new Map(kinds) };
}
