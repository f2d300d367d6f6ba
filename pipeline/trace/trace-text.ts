/** trace.jsonl as text: a head, then a figure a line. */
import { parseJson } from "../lib/parse-json.ts";
import { visibleJson } from "../lib/visible-text.ts";
import { traceEntry, traceHead, type TraceEntry, type TraceHead } from "../model/trace.ts";

/** Letters of a part: large enough to be written in one go. */
const PART = 1_000_000;

/** In parts that end with a line, made as they are asked for. */
export function* traceText(head: TraceHead, entries: Iterable<TraceEntry>): Generator<string, void> {
  let part = `${visibleJson(head)}\n`;
  for (const entry of entries) {
    part += `${visibleJson(entry)}\n`;
    if (part.length < PART) continue;
    yield part;
    part = "";
  }
  if (part !== "") yield part;
}

/** What a run has written. */
export interface Trace {
  readonly head: TraceHead;
  readonly entries: readonly TraceEntry[];
}

/** null where the text is none of ours. @param body code of the only body whose figures are wanted; null for all */
export function readTrace(text: string, body: string | null): Trace | null {
  const [first = "", ...lines] = text.split("\n");
  const head = traceHead.safeParse(parseJson(first)).data;
  if (head === undefined) return null;
  const wanted = body === null ? "{" : `{"body":${visibleJson(body)},`;
  const entries: TraceEntry[] = [];
  for (const line of lines) {
    if (!line.startsWith(wanted)) continue;
    const entry = traceEntry.safeParse(parseJson(line)).data;
    if (entry === undefined) return null;
    entries.push(entry);
  }
  return { head, entries };
}
