/**
 * Where a figure of a report comes from: `data/trace.jsonl`, as it is written and as `explain` reads it back. An origin is data, a selection of
 * the rows of other data files; what follows from it, room trace/ works out without the roll-up.
 */
import * as z from "zod";
import { CYCLE_KINDS } from "./registry.ts";

/**
 * What rows can be selected from: a data file with the facts of institution and measure beside it. `answers` of now, `then` of last cycle;
 * `pairs`: an institution and a measure with both; `below`: the bodies below the body, and a line for what it collects itself.
 */
const TRACE_VIEWS = [
  "answers",
  "then",
  "pairs",
  "institutions",
  "below",
  "findings",
  "files",
  "decisions",
  "measures",
] as const;
/** What rows are selected from. */
export type TraceView = (typeof TRACE_VIEWS)[number];

/** What a field must say: this; one of these; in code-point order something after, or from … to. */
const condition = z.union([
  z.string(),
  z.array(z.string()).readonly(),
  z.strictObject({ after: z.string() }).readonly(),
  z.strictObject({ from: z.string(), to: z.string() }).readonly(),
]);

const selection = z
  .strictObject({
    in: z.enum(TRACE_VIEWS),
    /** Code of the supervising body whose institutions count. */
    body: z.string(),
    /** By field; all must hold. */
    where: z.record(z.string(), condition).exactOptional(),
  })
  .readonly();

/** Numbers of measures: now → in the form of last cycle. */
const numbersThen = z.array(z.tuple([z.number(), z.number()]).readonly()).readonly();

/** The first line of the file: what its selections need to know besides the tables. */
export const traceHead = z
  .strictObject({
    /** As the registry has it; days as `YYYY-MM-DD`. */
    cycle: z
      .strictObject({ name: z.string(), kind: z.enum(CYCLE_KINDS), referenceDate: z.string(), deadline: z.string() })
      .readonly(),
    asOf: z.string(),
    inspected: z.array(z.number()).readonly(),
    reported: z.array(z.number()).readonly(),
    /** `users`: codes of then that left ◆ measures to an aggregator. null without an earlier cycle. */
    previous: z
      .strictObject({ cycle: z.string(), measures: numbersThen, users: z.array(z.string()).readonly() })
      .readonly()
      .nullable(),
  })
  .readonly();

const origin = z.union([
  /** How many rows; `less` of them are not counted, as they are named. */
  z.strictObject({ count: selection, less: z.number().exactOptional() }).readonly(),
  /** How many different values a field has. */
  z.strictObject({ distinct: z.string(), of: selection }).readonly(),
  /** Share of 〇 among answers that count, in percent, cut to one decimal (`whole`: to none); null where none counts. */
  z.strictObject({ rate: selection, whole: z.literal(true).exactOptional() }).readonly(),
  /**
   * The values of a field: whose rows have the lowest rate (among those of which at least `fewest` answers count, where there are any; none
   * where all have it), that most rows have (none where several have as many, and no other has fewer), or the last one.
   */
  z
    .strictObject({
      pick: z.enum(["lowest-rate", "most", "last"]),
      by: z.string(),
      of: selection,
      fewest: z.number().exactOptional(),
    })
    .readonly(),
  /**
   * Place of a body among those below another, 1 the worst; without `rank`, the names of the worst ones that have a rate, none where all are or
   * nothing is left to be done; with `unrated`, the names of those that have no rate, none where no other has one.
   */
  z
    .strictObject({
      below: z.string(),
      rank: z.string().exactOptional(),
      unrated: z.literal(true).exactOptional(),
    })
    .readonly(),
  /** Whose chapters have the lowest rate among the first so many bodies below another that have a rate; none of one body, and where all have it. */
  z.strictObject({ chaptersBelow: z.string(), among: z.number() }).readonly(),
  /** The sum of other figures of the body. */
  z.strictObject({ sum: z.array(z.string()).readonly() }).readonly(),
]);

/** A line of the file: a figure. */
export const traceEntry = z
  .strictObject({
    /** Code of the supervising body whose papers it stands in. */
    body: z.string(),
    /** A name of the wording, `list.item.name`, or `table/row/column`; a row of a list is `table/row`. Of any paper but the report, its name and `/` stand before. */
    figure: z.string(),
    /** As it stands in the paper. */
    printed: z.string(),
    value: z.union([z.number(), z.string()]).nullable(),
    from: origin,
  })
  .readonly();

/**
 * A line of the file: all figures of a table whose rows are alike, as the annexes have them by the ten thousand. Its rows hold what tells them
 * apart (values of the fields `by`, which each selection of the row has besides), then what is printed in each column; empty where no figure is.
 */
export const traceTable = z
  .strictObject({
    body: z.string(),
    /** Begins the name of each figure: `table/key/column`. */
    table: z.string(),
    by: z.array(z.string()).readonly(),
    /** Of rows: a `sum` or a `below` has no selection that a row could narrow down. */
    columns: z.array(z.tuple([z.string(), origin]).readonly()).readonly(),
    rows: z.array(z.array(z.string()).readonly()).readonly(),
  })
  .readonly();

/** The bodies as data/rollup.json has them: who stands below whom. */
export const tracedBodies = z.array(
  z.object({ code: z.string(), name: z.string(), kind: z.string(), parent: z.string().nullable() }),
);

/** Between values that share what is asked for. */
export const EQUALS_APART = "、";

/** What a field of a selection must say. */
export type TraceCondition = z.infer<typeof condition>;
/** Rows of data files. */
export type TraceSelection = z.infer<typeof selection>;
/** How a figure is made of them. */
export type TraceOrigin = z.infer<typeof origin>;
/** The first line of trace.jsonl. */
export type TraceHead = z.infer<typeof traceHead>;
/** A figure. */
export type TraceEntry = z.infer<typeof traceEntry>;
/** A table of figures. */
export type TraceTable = z.infer<typeof traceTable>;
/** Every line but the first. */
export type TraceLine = TraceEntry | TraceTable;
/** A body of rollup.json. */
export type TracedBody = z.infer<typeof tracedBodies>[number];

/** The figures of a table, row by row. */
export function* figuresOf({ body, table, by, columns, rows }: TraceTable): Generator<TraceEntry, void> {
  for (const row of rows) {
    const keys = row.slice(0, by.length);
    const where = Object.fromEntries(by.map((field, index) => [field, keys[index] ?? ""]));
    for (const [index, [heading, from]] of columns.entries()) {
      const printed = row[by.length + index] ?? "";
      if (printed === "") continue;
      const own = narrowed(from, where);
      yield {
        body,
        figure: [table, ...keys, heading].join("/"),
        printed,
        value: printedValue(printed, own),
        from: own,
      };
    }
  }
}

function narrowed(from: TraceOrigin, more: Readonly<Record<string, string>>): TraceOrigin {
  const within = (selection: TraceSelection): TraceSelection => ({
    ...selection,
    where: { ...selection.where, ...more },
  });
  if ("count" in from) return { ...from, count: within(from.count) };
  if ("rate" in from) return { ...from, rate: within(from.rate) };
  return "of" in from ? { ...from, of: within(from.of) } : from;
}

/** `1,234` → 1234, `93.4%` → 93.4; a dash is zero, and where a rate should be, none (as 算定なし). */
export function printedValue(printed: string, from: TraceOrigin): TraceEntry["value"] {
  const digits = /^[\d,]+(?:\.\d+)?(?=%?$)/u.exec(printed)?.[0];
  if (digits !== undefined) return Number(digits.replaceAll(",", ""));
  return "rate" in from ? null : printed === "－" ? 0 : printed;
}
