/** What counted in a cycle ↔ the text of outputs/data/history.jsonl: a line an institution, of which each stands for itself. */
import { parseJson } from "../lib/parse-json.ts";
import { visibleJson } from "../lib/visible-text.ts";
import { historyHead, historyRecord } from "../model/history-record.ts";
import type { RunPoint } from "../model/run-point.ts";
import type { CountedSubmission, SubmissionHistory } from "../model/resubmission.ts";

/** A history with the 点検名 of its cycle. */
export interface CycleHistory {
  readonly cycle: string;
  readonly history: SubmissionHistory;
  /** How its runs have found the cycle, in their order. */
  readonly runs: readonly RunPoint[];
}

/** In parts: a country's takes some hundred kilobytes. */
export function* encodeHistory({ cycle, history, runs }: CycleHistory): Generator<string, void> {
  yield `${visibleJson({ cycle, runs })}\n`;
  for (const [institution, submissions] of history)
    yield `${visibleJson({ institution, submissions: submissions.map(inFixedOrder) })}\n`;
}

/** null where there is none, or another program's. A line that was damaged is left out, and with it what it told of one institution. */
export function decodeHistory(text: string): CycleHistory | null {
  const [first = "", ...lines] = text.split("\n");
  const head = historyHead.safeParse(parseJson(first));
  if (!head.success) return null;
  const history = new Map<string, readonly CountedSubmission[]>();
  for (const line of lines) {
    const record = historyRecord.safeParse(parseJson(line));
    if (record.success) history.set(record.data.institution, record.data.submissions);
  }
  return { cycle: head.data.cycle, history, runs: head.data.runs ?? [] };
}

/** The same text, whatever the order in which its fields came to be. */
function inFixedOrder({ file, sha256, inspectedOn, findings, answers, beside }: CountedSubmission): CountedSubmission {
  return { file, sha256, inspectedOn, findings, answers, ...(beside !== undefined && { beside }) };
}
