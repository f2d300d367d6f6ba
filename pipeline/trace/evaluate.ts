/** An origin → its value, from the rows of data files: other code than what has made the reports, so that it proves their figures. */
import { groupBy } from "../lib/group-by.ts";
import { compareCodePoints, compareInTurn } from "../lib/code-point-order.ts";
import type { TraceEntry, TraceHead, TraceOrigin, TraceSelection } from "../model/trace.ts";
import { coverageOf, type Coverage } from "./coverage.ts";
import type { DataRow, DataTables } from "./data-tables.ts";
import { meets } from "./meets.ts";
import { createViews } from "./views.ts";

/** What an origin comes to: its value, and the rows that it is made of. */
export interface Evaluated {
  readonly value: TraceEntry["value"];
  readonly rows: readonly DataRow[];
}

/** The data of a run, to be asked for the origins of its figures. */
export interface Evidence {
  /** @param others the other figures of the body, for sums */
  readonly evaluate: (origin: TraceOrigin, others: readonly TraceEntry[]) => Evaluated;
  readonly tables: DataTables;
}

/** Reads nothing: views of the tables are made when a figure asks for them. */
export function createEvidence(tables: DataTables, head: TraceHead): Evidence {
  const views = createViews(tables, head);
  const coverages = new Map<string, Coverage>();
  const covers = (body: string): Coverage => {
    const known = coverages.get(body) ?? coverageOf(body, tables);
    coverages.set(body, known);
    return known;
  };
  const select = ({ in: view, body, where = {} }: TraceSelection): readonly DataRow[] => {
    const conditions = Object.entries(where);
    const holds = (row: DataRow): boolean =>
      conditions.every(([field, condition]) => meets(row[field] ?? "", condition));
    if (view === "below") return linesBelow(body, tables, covers(body)).filter(holds);
    const rows = views[view]();
    if (view === "measures") return rows.filter(holds);
    const isCovered = covers(body);
    return rows.filter((row) => holds(row) && isCovered(row["institution_code"] ?? ""));
  };
  const evaluate = (origin: TraceOrigin, others: readonly TraceEntry[]): Evaluated => {
    if ("sum" in origin) return sumOf(origin.sum, others, evaluate);
    if ("below" in origin) return standingOf(origin, select);
    if ("chaptersBelow" in origin) return lowestChapterBelow(origin, select);
    return valueOf(origin, select("count" in origin ? origin.count : "rate" in origin ? origin.rate : origin.of));
  };
  return { evaluate, tables };
}

type OfRows = Exclude<
  TraceOrigin,
  { readonly sum: unknown } | { readonly below: unknown } | { readonly chaptersBelow: unknown }
>;
/** The rows of a selection. */
type Select = (selection: TraceSelection) => readonly DataRow[];

function valueOf(origin: OfRows, rows: readonly DataRow[]): Evaluated {
  if ("count" in origin) return { rows, value: rows.length - (origin.less ?? 0) };
  if ("distinct" in origin) return { rows, value: new Set(rows.map((row) => row[origin.distinct])).size };
  if ("rate" in origin) {
    const rate = rateOf(rows);
    return { rows, value: rate === null || origin.whole !== true ? rate : Math.floor(rate) };
  }
  const groups = [...groupBy(rows, (row) => row[origin.by] ?? "")].filter(([value]) => value !== "");
  const [value = "", members = []] = pickFrom(groups, origin.pick) ?? [];
  // Numbers of times are numbers.
  return { rows: members, value: origin.by === "times_asked" ? Number(value) : value };
}

type Group = readonly [value: string, members: readonly DataRow[]];

function pickFrom(groups: readonly Group[], pick: "lowest-rate" | "most" | "last"): Group | null {
  // Of all answers, chapters and measures come as they stand in the form; of some, by the number that they begin with, as days and quarters do.
  const ascending = groups.toSorted(([a], [b]) => compareInTurn(numberOf(a) - numberOf(b), compareCodePoints(a, b)));
  if (pick === "last") return ascending.at(-1) ?? null;
  const weight = (members: readonly DataRow[]): number =>
    pick === "most" ? -members.length : (rateOf(members) ?? 101);
  const first = (pick === "most" ? ascending : groups).reduce<{
    readonly group: Group;
    readonly weight: number;
  } | null>((best, group) => {
    const own = weight(group[1]);
    return own <= 100 && (best === null || own < best.weight) ? { group, weight: own } : best;
  }, null);
  return first?.group ?? null;
}

function numberOf(value: string): number {
  return Number(/^\d+/u.exec(value)?.[0] ?? 0);
}

/** In percent, cut to one decimal; － does not count. */
function rateOf(rows: readonly DataRow[]): number | null {
  const counted = rows.filter(({ answer }) => answer !== "not_applicable");
  const done = counted.filter(({ answer }) => answer === "implemented").length;
  return counted.length === 0 ? null : Math.floor((done * 1000) / counted.length) / 10;
}

/** The bodies directly below, and a line for what the body collects itself where there are any. */
function linesBelow(body: string, { bodies, submissions }: DataTables, covers: Coverage): readonly DataRow[] {
  const below = bodies.filter(({ parent }) => parent === body).map(({ code, name }) => ({ code, name }));
  const isDirect = (row: DataRow): boolean => row["supervisor_code"] === body && covers(row["institution_code"] ?? "");
  return below.length > 0 && submissions.some(isDirect) ? [...below, { code: "", name: "直接取りまとめ" }] : below;
}

/** A body below with what it is ranked by: smaller keys are worse. */
interface RankedRow {
  readonly row: DataRow;
  readonly keys: readonly number[];
}

/** The rule is printed below the table: the lower rate (none is the lowest), then more overdue, then more that have sent nothing usable. */
function rankedBelow(below: string, select: Select): readonly RankedRow[] {
  // A body without institutions has no rank.
  const lines = select({ in: "below", body: below }).filter(
    ({ code = "" }) => code !== "" && select({ in: "institutions", body: code }).length > 0,
  );
  const ranked = lines.map((row) => {
    const body = row["code"] ?? "";
    const answers = select({ in: "answers", body, where: { reported: "○" } });
    const overdue = answers.filter(({ closes }) => closes === "overdue").length;
    const unsent = select({ in: "institutions", body, where: { submitted: "" } }).length;
    return { row, keys: [rateOf(answers) ?? -1, -overdue, -unsent] };
  });
  return ranked.toSorted((a, b) =>
    compareInTurn(compareKeys(a.keys, b.keys), compareCodePoints(a.row["code"] ?? "", b.row["code"] ?? "")),
  );
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  return compareInTurn(...a.map((key, index) => key - (b[index] ?? 0)));
}

function standingOf({ below, rank }: Extract<TraceOrigin, { readonly below: string }>, select: Select): Evaluated {
  const standings = rankedBelow(below, select);
  const rows = standings.map(({ row }) => row);
  if (rank === undefined) return { rows, value: rows[0]?.["name"] ?? "" };
  const own = standings.find(({ row }) => row["code"] === rank)?.keys ?? [];
  return { rows, value: 1 + standings.filter(({ keys }) => compareKeys(keys, own) < 0).length };
}

/** The first of equals, as the table has its rows and columns. */
function lowestChapterBelow(
  { chaptersBelow: body, among }: Extract<TraceOrigin, { readonly chaptersBelow: string }>,
  select: Select,
): Evaluated {
  const answersOf = (code: string): readonly DataRow[] => {
    const where = { reported: "○", ...(code === "" && { supervisor_code: body }) };
    return select({ in: "answers", body: code === "" ? body : code, where });
  };
  const direct = select({ in: "below", body }).filter(({ code }) => code === "");
  const lines = [...rankedBelow(body, select).map(({ row }) => row), ...direct]
    .map(({ code = "", name = "" }) => ({ name: code === "" ? `（${name}）` : name, answers: answersOf(code) }))
    .filter(({ answers }) => rateOf(answers) !== null)
    .slice(0, among);
  const chapters = [
    ...groupBy(select({ in: "measures", body, where: { reported: "○" } }), (row) => row["chapter"] ?? "").keys(),
  ];
  const cells = lines.flatMap(({ name, answers }) =>
    chapters.flatMap((chapter) => {
      const rows = answers.filter((row) => row["chapter"] === chapter);
      const rate = rateOf(rows);
      return rate === null ? [] : [{ rows, rate, value: `${name}の「${chapter}」` }];
    }),
  );
  const [lowest] = cells.toSorted((a, b) => a.rate - b.rate);
  return { rows: lowest?.rows ?? [], value: lowest?.value ?? "" };
}

function sumOf(names: readonly string[], others: readonly TraceEntry[], evaluate: Evidence["evaluate"]): Evaluated {
  const parts = names.flatMap((name) => {
    const entry = others.find(({ figure }) => figure === name);
    return entry === undefined ? [] : [evaluate(entry.from, others)];
  });
  return {
    rows: parts.flatMap(({ rows }) => rows),
    value: parts.reduce((sum, { value }) => sum + (typeof value === "number" ? value : NaN), 0),
  };
}
