/** What an earlier cycle left (run.json and the tables below data/) → that cycle's answers, by the codes and numbers of then. */
import { parseCsv } from "../lib/parse-csv.ts";
import { parseJson } from "../lib/parse-json.ts";
import { leavesDirect } from "../model/cycle-scope.ts";
import { ANSWER_KINDS, type AnswerKind } from "../model/answer-kind.ts";
import type { PastAnswer, PastCycle, PastMeasure, PastSubmission } from "../model/past-cycle.ts";
import { pastRun, type PastRun } from "../model/past-run.ts";
import { PipelineError } from "../model/pipeline-error.ts";
import { INSTITUTION_KINDS } from "../model/registry.ts";

/** null when the text is no run.json. */
export function readPastRun(text: string): PastRun | null {
  return pastRun.safeParse(parseJson(text)).data ?? null;
}

/** Tables of an earlier cycle as text; those that it did not keep are null. */
export interface PastTables {
  readonly answers: string;
  readonly submissions: string | null;
  readonly measures: string | null;
}

/** Names of {@link PastTables} below data/. */
export const PAST_TABLES = {
  answers: "answers.csv",
  submissions: "submissions.csv",
  measures: "measures.csv",
} as const satisfies Record<keyof PastTables, string>;

/** @param folder shown in faults. @throws PipelineError (exit 2) when a table has not the columns of its name */
export function readPastCycle(run: PastRun, tables: PastTables, folder: string): PastCycle {
  const { submissions, titles } = readAnswers(tables.answers, folder);
  return {
    run,
    submissions,
    ...readInstitutions(tables.submissions, folder),
    measures: tables.measures === null ? measuresOf(titles) : readMeasures(tables.measures, folder),
  };
}

type ValueOf = (column: string) => string;

function readAnswers(text: string, folder: string) {
  const submissions = new Map<string, PastSubmission & { readonly answers: (PastAnswer | undefined)[] }>();
  /** 措置の見出し by measure number. */
  const titles = new Map<number, string>();
  const shared = new Map<string, PastAnswer>();
  const needed = ["institution_code", "measure", "answer", "remark"];
  for (const valueOf of recordsOf(text, `${folder}/data/${PAST_TABLES.answers}`, needed)) {
    const code = valueOf("institution_code");
    const number = numberOf(valueOf("measure"));
    const kind = ANSWER_KINDS.find((each) => each === valueOf("answer"));
    if (code === "" || number === null || kind === undefined) continue;
    let own = submissions.get(code);
    if (own === undefined) {
      const [name, file] = [detached(valueOf("institution_name")), detached(valueOf("file"))];
      own = { code: detached(code), name, file, answers: [] };
      submissions.set(own.code, own);
    }
    if (!titles.has(number)) titles.set(number, detached(valueOf("measure_title")));
    own.answers[number] = sharedAnswer(kind, valueOf, shared);
  }
  return { submissions, titles };
}

function sharedAnswer(kind: AnswerKind, valueOf: ValueOf, shared: Map<string, PastAnswer>): PastAnswer {
  const [plannedOn, remark, sheet, cell] = ["planned_on", "remark", "sheet", "cell"].map(valueOf);
  const key = [kind, plannedOn, remark, sheet, cell].join("\u0000");
  const known = shared.get(key);
  if (known !== undefined) return known;
  const answer: PastAnswer = {
    kind,
    plannedOn: /^\d{4}-\d\d-\d\d$/u.test(plannedOn ?? "") ? detached(plannedOn ?? "") : null,
    remark: detached(remark ?? ""),
    sheet: detached(sheet ?? ""),
    cell: detached(cell ?? ""),
  };
  shared.set(key, answer);
  return answer;
}

/** A copy: a part of a text keeps the whole of it in memory, here that of a country. */
function detached(text: string): string {
  return Buffer.from(text).toString();
}

/** Who took part, and who of them left ◆ measures to an aggregator: tables of earlier programs do not say the latter, or neither. */
function readInstitutions(text: string | null, folder: string): Pick<PastCycle, "registered" | "users"> {
  if (text === null) return { registered: null, users: null };
  const [registered, users] = [new Set<string>(), new Set<string>()];
  let tells = false;
  for (const valueOf of recordsOf(text, `${folder}/data/${PAST_TABLES.submissions}`, ["institution_code"])) {
    const code = detached(valueOf("institution_code"));
    const [kind, aggregator] = [valueOf("institution_kind"), valueOf("aggregator_code")];
    const known = INSTITUTION_KINDS.find((each) => each === kind);
    registered.add(code);
    // A registry has a kind for each institution: a table without any has not the column.
    tells ||= known !== undefined;
    if (known !== undefined && leavesDirect({ kind: known, aggregator: aggregator === "" ? null : aggregator }))
      users.add(code);
  }
  return { registered, users: tells ? users : null };
}

function readMeasures(text: string, folder: string): readonly PastMeasure[] {
  const needed = ["measure", "measure_title", "text"];
  return Array.from(recordsOf(text, `${folder}/data/${PAST_TABLES.measures}`, needed), (valueOf) => {
    const number = numberOf(valueOf("measure"));
    return number === null ? [] : [{ number, title: withoutNumber(valueOf("measure_title")), text: valueOf("text") }];
  }).flat();
}

/** Archives of earlier programs have no table of measures: the answers name them. */
function measuresOf(titles: ReadonlyMap<number, string>): readonly PastMeasure[] {
  return [...titles]
    .sort(([a], [b]) => a - b)
    .map(([number, title]) => ({ number, title: withoutNumber(title), text: null }));
}

/** `No.30　4.1 施設　(1) …` → `4.1 施設　(1) …` */
function withoutNumber(title: string): string {
  return title.replace(/^No\.\d+　/u, "");
}

function numberOf(text: string): number | null {
  return /^\d{1,4}$/u.test(text) ? Number(text) : null;
}

/** For each line a function that gives the value below a heading: empty where the table lacks the column. */
function* recordsOf(text: string, file: string, needed: readonly string[]): Generator<ValueOf, void> {
  const rows = parseCsv(text);
  const headings = rows.next().value ?? [];
  const places = new Map(headings.map((heading, place) => [heading, place]));
  if (needed.some((column) => !places.has(column))) {
    const what = "前回の結果のデータではありません（見出しの列が足りません）。";
    const fix = "前回の実行でできた outputs フォルダーを、そのまま指定してください。";
    throw new PipelineError(`「${file}」を読み取れません。`, { exitCode: 2, faults: [{ where: file, what, fix }] });
  }
  for (const row of rows) yield (column) => row[places.get(column) ?? -1] ?? "";
}
