/** The figures of a run counted anew from its data files, the registry and the blank form, by libraries alone: nothing of the program. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { read, utils } from "@e965/xlsx";

export type Row = Readonly<Record<string, string>>;

export interface Data {
  readonly files: readonly Row[];
  readonly submissions: readonly Row[];
  readonly answers: readonly Row[];
  readonly findings: readonly Row[];
  readonly changes: readonly Row[];
  /** Empty where there is no decisions.xlsx. */
  readonly decisions: readonly Row[];
}

export interface Body {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly covered: ReadonlySet<string>;
}

/** A table with headings, each cell as its text. */
export function tableOf(book: Uint8Array | string, sheet?: string): readonly Row[] {
  const opened = typeof book === "string" ? read(book, { type: "string", raw: true }) : read(book, { type: "array" });
  const found = opened.Sheets[sheet ?? opened.SheetNames[0] ?? ""];
  return found === undefined ? [] : utils.sheet_to_json<Row>(found, { defval: "", raw: false });
}

export function dataOf(outputs: string): Data {
  const names = readdirSync(join(outputs, "data"));
  const table = (name: string): readonly Row[] =>
    names.includes(name) ? tableOf(readFileSync(join(outputs, "data", name), "utf8").replace(/^\uFEFF/u, "")) : [];
  return {
    files: table("files.csv"),
    submissions: table("submissions.csv"),
    answers: table("answers.csv"),
    findings: table("findings.csv"),
    changes: table("changes.csv"),
    decisions: table("decisions.csv"),
  };
}

/** With the answers as papers count them: a ◆ measure of an inquirer that has an aggregator is the aggregator's, whatever is written there. */
export function countedDataOf(outputs: string): Data {
  const data = dataOf(outputs);
  const measures = tableOf(readFileSync(join(outputs, "data/measures.csv"), "utf8").replace(/^\uFEFF/u, ""));
  const direct = new Set(measures.filter((row) => row["direct"] === "◆").map((row) => row["measure"]));
  const isUser = (row: Row): boolean => row["institution_kind"] === "情報照会者等" && row["aggregator_code"] !== "";
  const users = new Set(data.submissions.filter(isUser).map((row) => row["institution_code"]));
  const answers = data.answers.map((row) =>
    direct.has(row["measure"]) && users.has(row["institution_code"])
      ? { ...row, answer: "not_applicable", planned_on: "" }
      : row,
  );
  return { ...data, answers };
}

/** Every body of the registry, with the codes of the institutions that its papers are about. */
export function bodiesOf(registry: Uint8Array): readonly Body[] {
  const bodies = tableOf(registry, "取りまとめ機関");
  const parentOf = new Map(bodies.map((row) => [row["機関コード"], row["上位機関コード"] ?? ""]));
  const chainOf = (code: string): readonly string[] =>
    code === "" ? [] : [code, ...chainOf(parentOf.get(code) ?? "")];
  const institutions = tableOf(registry, "接続機関");
  return bodies.map(({ 機関コード: code = "", 機関名: name = "", 区分: kind = "" }) => ({
    code,
    name,
    kind,
    covered: new Set(
      institutions
        .filter(
          (row) =>
            kind === "運営主体" ||
            chainOf(row["取りまとめ機関コード"] ?? "").includes(code) ||
            row["集約機関コード"] === code,
        )
        .map((row) => row["機関コード"] ?? ""),
    ),
  }));
}

/** Numbers of the measures that the form marks with ○, and of those whose text begins with ◆. */
export function markedMeasures(form: Uint8Array): {
  readonly priority: ReadonlySet<string>;
  readonly all: readonly string[];
} {
  const opened = read(form, { type: "array" });
  const rows = utils.sheet_to_json<readonly (string | number)[]>(opened.Sheets["自己点検表"] ?? {}, { header: 1 });
  const measures = rows.filter(([number]) => typeof number === "number");
  const numbers = (some: typeof measures): readonly string[] => some.map(([number]) => String(number));
  return { all: numbers(measures), priority: new Set(numbers(measures.filter(([, , , mark]) => mark === "○"))) };
}

export const KINDS = ["implemented", "planned", "not_applicable", "missing", "invalid"] as const;
const STATES = ["accepted", "needs_correction", "not_received", "rejected"] as const;

function countBy<Key extends string>(
  rows: readonly Row[],
  column: string,
  keys: readonly Key[],
): Readonly<Record<Key, number>> {
  const count = (key: Key): number => rows.filter((row) => row[column] === key).length;
  return Object.fromEntries(keys.map((key) => [key, count(key)])) as Record<Key, number>;
}

export interface Figures {
  readonly institutions: number;
  readonly states: Readonly<Record<(typeof STATES)[number], number>>;
  /** Of the measures that are reported. */
  readonly reported: Readonly<Record<(typeof KINDS)[number], number>>;
  readonly inspected: Readonly<Record<(typeof KINDS)[number], number>>;
  /** 要修正, of the submissions that count. */
  readonly errors: number;
  /** 〇 of all but －, cut after one decimal. */
  readonly rate: string;
  /** Institutions with a △, and △ whose time is over. */
  readonly behind: number;
  readonly overdue: number;
}

/** @param asOf `YYYY-MM-DD` */
export function figuresOf(data: Data, { covered }: Body, priority: ReadonlySet<string>, asOf: string): Figures {
  const ofBody = (row: Row): boolean => covered.has(row["institution_code"] ?? "");
  const submissions = data.submissions.filter(ofBody);
  const answers = data.answers.filter(ofBody);
  const reported = answers.filter((row) => priority.has(row["measure"] ?? ""));
  const counts = countBy(reported, "answer", KINDS);
  const asked = counts.implemented + counts.planned + counts.missing + counts.invalid;
  const planned = reported.filter((row) => row["answer"] === "planned");
  const counting = new Set(submissions.flatMap(({ file = "" }) => (file === "" ? [] : [file])));
  return {
    institutions: covered.size,
    states: countBy(submissions, "status", STATES),
    reported: counts,
    inspected: countBy(answers, "answer", KINDS),
    errors: data.findings.filter((row) => row["severity"] === "error" && counting.has(row["file"] ?? "")).length,
    rate: asked === 0 ? "" : `${(Math.floor((counts.implemented * 1000) / asked) / 10).toFixed(1)}%`,
    behind: new Set(planned.map((row) => row["institution_code"])).size,
    overdue: planned.filter((row) => row["planned_on"] !== "" && (row["planned_on"] ?? "") < asOf).length,
  };
}
