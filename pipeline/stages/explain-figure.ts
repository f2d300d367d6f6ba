/** How a figure of a report comes about: from its entry in trace.jsonl to the cells, with the decisions on the way. Reads what the last run has written. */
import { join } from "node:path";
import { nearestName, readNameMeanings, sortByNearness } from "../documents/index.ts";
import { PipelineError } from "../model/pipeline-error.ts";
import type { ExplainOptions } from "../model/run-options.ts";
import {
  figuresOf,
  type TraceEntry,
  type TracedBody,
  type TraceHead,
  type TraceOrigin,
  type TraceView,
} from "../model/trace.ts";
import { formatCount } from "../lib/format-count.ts";
import type { Shell } from "../shell/index.ts";
import {
  answersNeeded,
  createEvidence,
  decisionsAbout,
  readRows,
  readTables,
  readTrace,
  TRACED_FILES,
  type DataRow,
  type DataTables,
  type Evaluated,
  type Trace,
} from "../trace/index.ts";
import { findPreviousCycle } from "./load-previous-cycle.ts";
import { TRACE_PATH } from "./trace-head.ts";
import { someBodies, wrongWords } from "./wrong-words.ts";

/** Where a figure comes from. */
export interface Explanation extends TraceEntry {
  /** What a name of the wording means; null for a cell of a table. */
  readonly meaning: string | null;
  readonly bodyName: string;
  readonly asOf: string;
  /** What the data come to. */
  readonly found: Evaluated["value"];
  readonly matches: boolean;
  /** What the rows are; null for rows of several sorts. */
  readonly view: TraceView | null;
  readonly rows: readonly ExplainedRow[];
}

/** A row of data that counts, with decisions that have made it what it is. */
export interface ExplainedRow {
  readonly row: DataRow;
  readonly decisions: readonly DataRow[];
}

/** The figures of a body. */
export interface FigureList {
  readonly body: string;
  readonly bodyName: string;
  readonly figures: readonly Pick<TraceEntry, "figure" | "printed">[];
}

/** @throws PipelineError exit 2 when there is no such body or figure, or what the run has written is not there. */
export async function explainFigure(options: ExplainOptions, shell: Shell): Promise<Explanation | FigureList> {
  const text = await loadOutput(TRACE_PATH, options, shell);
  const tables = await loadTables(options, shell);
  const body = findBody(options.body, tables.bodies);
  const trace = readTrace(text, body.code);
  if (trace === null) throw unusable(join(options.outputs, TRACE_PATH));
  const { head, alone, tables: traced } = trace;
  const named = { body: body.code, bodyName: body.name };
  if (options.figure === null) return { ...named, figures: listFigures(trace) };
  const { figure } = options;
  const within = traced.filter(({ table }) => figure.startsWith(`${table}/`));
  const entries = [...alone, ...within.flatMap((table) => [...figuresOf(table)])];
  const entry = findEntry(figure, entries);
  const then = needsLastCycle(entry.from) ? await loadLastCycle(head, options, shell) : [];
  const answers = readRows(
    await loadOutput(`data/${TRACED_FILES.answers}`, options, shell),
    answersNeeded(entry.from, entries, tables, head),
  );
  const evidence = createEvidence({ ...tables, answers, then }, head);
  const { value, rows } = evidence.evaluate(entry.from, entries);
  return {
    ...entry,
    ...named,
    meaning: await meaningOf(entry.figure, shell),
    asOf: head.asOf,
    found: value,
    matches: value === entry.value,
    view: viewOf(entry.from, entries),
    rows: rows.map((row) => ({ row, decisions: decisionsAbout(row, tables.decisions) })),
  };
}

/** Of a table of many rows, a line a column: `別冊3/（機関コード）/〇`. */
function listFigures({ alone, tables }: Trace): FigureList["figures"] {
  return [
    ...alone.map(({ figure, printed }) => ({ figure, printed })),
    ...tables.flatMap(({ table, by, columns, rows }) =>
      columns.map(([heading]) => ({
        figure: [table, ...by.map((field) => `（${KEYS[field] ?? field}）`), heading].join("/"),
        printed: `（${formatCount(rows.length)}行）`,
      })),
    ),
  ];
}

/** What tells rows of a table apart. */
const KEYS: Readonly<Record<string, string>> = {
  institution_code: "機関コード",
  supervisor_code: "取りまとめ機関コード",
  measure: "措置番号",
  severity: "区分",
  code: "指摘コード",
  file: "ファイル",
};

async function loadOutput(path: string, { outputs }: Pick<ExplainOptions, "outputs">, shell: Shell): Promise<string> {
  const bytes = await shell.loadIfThere(join(outputs, path));
  if (bytes === null) throw unusable(join(outputs, path));
  return bytes.toString("utf8");
}

/** All but the answers, of which a figure is made of few. */
async function loadTables(options: ExplainOptions, shell: Shell): Promise<DataTables> {
  const load = (name: keyof typeof TRACED_FILES): Promise<string> =>
    loadOutput(`data/${TRACED_FILES[name]}`, options, shell);
  const decisions = await shell.loadIfThere(join(options.outputs, `data/${TRACED_FILES.decisions}`));
  const tables = readTables({
    submissions: await load("submissions"),
    answers: "",
    findings: await load("findings"),
    files: await load("files"),
    measures: await load("measures"),
    bodies: await load("bodies"),
    decisions: decisions?.toString("utf8") ?? "",
    then: "",
  });
  if (tables === null) throw unusable(join(options.outputs, `data/${TRACED_FILES.bodies}`));
  return tables;
}

function unusable(where: string): PipelineError {
  const fault = {
    where,
    what: "取りまとめの結果がないか、この版のプログラムが書いたものではありません。",
    fix: "取りまとめを実行してから、もう一度お試しください。",
  };
  return new PipelineError("数字の元をたどれません。", { exitCode: 2, faults: [fault] });
}

function findBody(given: string, bodies: readonly TracedBody[]): TracedBody {
  const alike = bodies.filter(({ name }) => name.includes(given));
  const body =
    bodies.find(({ code, name }) => code === given || name === given) ?? (alike.length === 1 ? alike[0] : undefined);
  if (body !== undefined) return body;
  const listed = alike.length > 0 ? alike : bodies;
  throw wrongWords(
    "取りまとめ機関",
    alike.length > 0 ? `「${given}」に当てはまる機関が、いくつもあります。` : `「${given}」は、名簿にありません。`,
    `コードか名前を指定してください（${someBodies(given, listed)}）。`,
  );
}

const SHOWN_NAMES = 5;

function findEntry(given: string, entries: readonly TraceEntry[]): TraceEntry {
  const entry = entries.find(({ figure }) => figure === given);
  if (entry !== undefined) return entry;
  const names = entries.map(({ figure }) => figure);
  const nearest = nearestName(given, names);
  const alike = names.filter((name) => name.includes(given));
  const shown = [...new Set([...(nearest === null ? [] : [nearest]), ...alike])].slice(0, SHOWN_NAMES);
  const list = "数字の名前を省いて実行すると、名前の一覧を表示します。";
  throw wrongWords(
    "数字の名前",
    `「${given}」という数字は、この取りまとめ機関の文書にありません。`,
    shown.length === 0 ? `${someFigures(given, names)}${list}` : `近い名前は${quotedNames(shown)}です。${list}`,
  );
}

/** Where none comes near: those of the sentences that come nearest, so that one sees what such names are like. */
function someFigures(given: string, names: readonly string[]): string {
  const ofSentences = names.filter((name) => !name.includes("/"));
  const nearest = sortByNearness(given, ofSentences, (name) => [name]).slice(0, SHOWN_NAMES);
  return nearest.length === 0 ? "" : `名前には、${quotedNames(nearest)}などがあります。`;
}

function quotedNames(names: readonly string[]): string {
  return names.map((name) => `「${name}」`).join("、");
}

function needsLastCycle(origin: TraceOrigin): boolean {
  const view = viewOf(origin, []);
  return view === "then" || view === "pairs" || ("count" in origin && origin.count.where?.["sent_then"] !== undefined);
}

function viewOf(origin: TraceOrigin, entries: readonly TraceEntry[]): TraceView | null {
  if ("count" in origin) return origin.count.in;
  if ("rate" in origin) return origin.rate.in;
  if ("of" in origin) return origin.of.in;
  if ("below" in origin) return "below";
  if ("chaptersBelow" in origin) return "answers";
  const [first] = origin.sum;
  const part = entries.find(({ figure }) => figure === first);
  return part === undefined ? null : viewOf(part.from, []);
}

/** Rows of the cycle that the run compared with; none where it compared with none. */
async function loadLastCycle(
  { cycle, previous }: TraceHead,
  options: ExplainOptions,
  shell: Shell,
): Promise<readonly DataRow[]> {
  if (previous === null) return [];
  const place = await findPreviousCycle(options, cycle, shell);
  const path = place?.run.cycle.name === previous.cycle ? place.paths.get(`data/${TRACED_FILES.answers}`) : undefined;
  const file = path === undefined ? null : await shell.loadPastFile(path);
  if (file === null)
    throw wrongWords(
      "--previous",
      `比べた前回の点検「${previous.cycle}」の結果が見つかりません。`,
      "前回の点検の結果がある outputs フォルダーを、--previous に指定してください。",
    );
  return readRows(file.bytes.toString("utf8"));
}

/** The page that tells office staff of the names. */
async function meaningOf(figure: string, shell: Shell): Promise<string | null> {
  const page = Buffer.from(await shell.loadRequired(shell.program.pages, "change-wording.md")).toString("utf8");
  const meanings = readNameMeanings(page).filter(({ chapter }) => chapter === "使える名前");
  const [list = "", , inside] = figure.split(".");
  if (inside === undefined) return meanings.find(({ name }) => name === figure)?.meaning ?? null;
  const own = meanings.find(({ name }) => name === list);
  return own === undefined ? null : `${own.meaning}：${own.inside.get(inside) ?? inside}`;
}
