/** An origin → its value, from the rows of data files: other code than what has made the reports, so that it proves their figures. */
import { groupBy } from "../lib/group-by.ts";
import { compareCodePoints, compareInTurn } from "../lib/code-point-order.ts";
import {
  EQUALS_APART,
  type TraceEntry,
  type TraceHead,
  type TraceOrigin,
  type TraceSelection,
} from "../model/trace.ts";
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
    if ("chaptersBelow" in origin) return lowestChaptersBelow(origin, select);
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
  const picked = pickFrom(groups, origin);
  const value = picked.map(([each]) => each).join(EQUALS_APART);
  // Numbers of times are numbers.
  return {
    rows: picked.flatMap(([, members]) => members),
    value: origin.by === "times_asked" ? Number(value) : value,
  };
}

type Group = readonly [value: string, members: readonly DataRow[]];

function pickFrom(
  groups: readonly Group[],
  { pick, fewest = 0 }: Extract<OfRows, { readonly pick: unknown }>,
): readonly Group[] {
  // Of all answers, chapters and measures come as they stand in the form; of some, by the number that they begin with, as days and quarters do.
  const ascending = groups.toSorted(([a], [b]) => compareInTurn(numberOf(a) - numberOf(b), compareCodePoints(a, b)));
  if (pick === "last") return ascending.slice(-1);
  if (pick === "most") return groups.length === 1 ? groups : leastOf(ascending, ([, members]) => -members.length);
  const rated = groups.filter(([, members]) => rateOf(members) !== null);
  const founded = rated.filter(([, members]) => countedOf(members).length >= fewest);
  return leastOf(founded.length > 0 ? founded : rated, ([, members]) => rateOf(members) ?? 0);
}

/** Those that share the smallest value; none where all do, one alone too. */
function leastOf<Item>(items: readonly Item[], valueOf: (item: Item) => number): readonly Item[] {
  const least = Math.min(...items.map(valueOf));
  const found = items.filter((item) => valueOf(item) === least);
  return found.length === items.length ? [] : found;
}

function numberOf(value: string): number {
  return Number(/^\d+/u.exec(value)?.[0] ?? 0);
}

/** － does not count. */
function countedOf(rows: readonly DataRow[]): readonly DataRow[] {
  return rows.filter(({ answer }) => answer !== "not_applicable");
}

/** In percent, cut to one decimal. */
function rateOf(rows: readonly DataRow[]): number | null {
  const counted = countedOf(rows);
  const done = counted.filter(({ answer }) => answer === "implemented").length;
  return counted.length === 0 ? null : Math.floor((done * 1000) / counted.length) / 10;
}

/** The bodies directly below, and a line for what the body collects itself where there are any. */
function linesBelow(body: string, { bodies, submissions }: DataTables, covers: Coverage): readonly DataRow[] {
  const below = bodies.filter(({ parent }) => parent === body).map(({ code, name }) => ({ code, name }));
  const isDirect = (row: DataRow): boolean => row["supervisor_code"] === body && covers(row["institution_code"] ?? "");
  return below.length > 0 && submissions.some(isDirect) ? [...below, { code: "", name: "直接取りまとめ" }] : below;
}

/** Stands before all rates. */
const NO_RATE = -1;

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
    return { row, keys: [rateOf(answers) ?? NO_RATE, -overdue, -unsent] };
  });
  return ranked.toSorted((a, b) =>
    compareInTurn(compareKeys(a.keys, b.keys), compareCodePoints(a.row["code"] ?? "", b.row["code"] ?? "")),
  );
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  return compareInTurn(...a.map((key, index) => key - (b[index] ?? 0)));
}

function standingOf(
  { below, rank, unrated }: Extract<TraceOrigin, { readonly below: string }>,
  select: Select,
): Evaluated {
  const standings = rankedBelow(below, select);
  const rows = standings.map(({ row }) => row);
  if (rank === undefined) {
    const rated = standings.filter(({ keys: [rate] }) => rate !== NO_RATE);
    const worst = rated.filter(({ keys }) => keys[0] !== 100 && compareKeys(keys, rated[0]?.keys ?? []) === 0);
    const [found, among] =
      unrated === true ? [standings.filter((each) => !rated.includes(each)), standings] : [worst, rated];
    const names = found.length === among.length ? [] : found.map(({ row }) => row["name"] ?? "");
    return { rows, value: names.join(EQUALS_APART) };
  }
  const own = standings.find(({ row }) => row["code"] === rank)?.keys ?? [];
  return { rows, value: 1 + standings.filter(({ keys }) => compareKeys(keys, own) < 0).length };
}

/** In the order in which the table has its rows and columns. */
function lowestChaptersBelow(
  { chaptersBelow: body, among }: Extract<TraceOrigin, { readonly chaptersBelow: string }>,
  select: Select,
): Evaluated {
  const lines = rankedBelow(body, select)
    .map(({ row: { code = "", name = "" } }) => ({
      name,
      answers: select({ in: "answers", body: code, where: { reported: "○" } }),
    }))
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
  const lowest = lines.length < 2 ? [] : leastOf(cells, ({ rate }) => rate);
  return { rows: lowest.flatMap(({ rows }) => rows), value: lowest.map(({ value }) => value).join(EQUALS_APART) };
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
