/** trace.jsonl as text: a head, then a figure, or a table of figures, a line. */
import { parseJson } from "../lib/parse-json.ts";
import { visibleJson } from "../lib/visible-text.ts";
import {
  traceEntry,
  traceHead,
  traceTable,
  type TraceEntry,
  type TraceHead,
  type TraceLine,
  type TraceTable,
} from "../model/trace.ts";

/** Letters of a part: large enough to be written in one go. */
const PART = 1_000_000;

/** In parts that end with a line, made as they are asked for. */
export function* traceText(head: TraceHead, lines: Iterable<TraceLine>): Generator<string, void> {
  let part = `${visibleJson(head)}\n`;
  for (const line of lines) {
    part += `${visibleJson(line)}\n`;
    if (part.length < PART) continue;
    yield part;
    part = "";
  }
  if (part !== "") yield part;
}

/** What a run has written. */
export interface Trace {
  readonly head: TraceHead;
  /** Figures that have a line of their own. */
  readonly alone: readonly TraceEntry[];
  readonly tables: readonly TraceTable[];
}

/** null where the text is none of ours. @param body code of the only body whose figures are wanted; null for all */
export function readTrace(text: string, body: string | null): Trace | null {
  const [first = "", ...lines] = text.split("\n");
  const head = traceHead.safeParse(parseJson(first)).data;
  if (head === undefined) return null;
  const wanted = body === null ? "{" : `{"body":${visibleJson(body)},`;
  const [alone, tables]: [TraceEntry[], TraceTable[]] = [[], []];
  for (const line of lines) {
    if (!line.startsWith(wanted)) continue;
    const parsed = parseJson(line);
    const entry = traceEntry.safeParse(parsed).data;
    const table = entry === undefined ? traceTable.safeParse(parsed).data : undefined;
    if (entry !== undefined) alone.push(entry);
    else if (table !== undefined) tables.push(table);
    else return null;
  }
  return { head, alone, tables };
}
