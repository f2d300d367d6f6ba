/**
 * The figures again, from nothing: whole runs over drawn countries, and every number of rollup.json, of the tables, the
 * sentences and the chart of every report counted once more from the CSV files, the registry and the form.
 *
 * Nothing here knows the pipeline but the run itself.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annexFigures, recountAnnexes } from "./annex-figures.ts";
import { desk } from "../build/folder.ts";
import { country, CYCLE_KINDS, meaningOf, writeOffice } from "./invented-office.ts";
import { readCsv, readForm, readRegistryTables, type Row } from "./read-tables.ts";
import { readWord, type WordText } from "./read-word.ts";
import {
  countedAnswers,
  inspectedMeasures,
  MEANING,
  recount,
  stateOf,
  UNDATED,
  type Evidence,
  type Expected,
  type Table,
} from "./recount.ts";

/** Countries a kind of cycle: more than one takes more time than the suite has. */
const RUNS = 1;
const SEED = 20_270_331;
const form = await readForm("templates/annex2-v2.0.xlsx");

it("reads the form: 92 measures, 46 of them priority, 7 direct, in 5 chapters and 17 sections", () => {
  const distinct = (of: (measure: (typeof form)[number]) => string): number => new Set(form.map(of)).size;
  expect(form.map(({ number }) => number)).toEqual(Array.from({ length: 92 }, (_, index) => index + 1));
  expect(form.filter(({ priority }) => priority)).toHaveLength(46);
  expect(form.filter(({ direct }) => direct).map(({ number }) => number)).toEqual([30, 31, 43, 64, 70, 71, 72]);
  expect([distinct(({ chapter }) => chapter), distinct(({ section }) => section)]).toEqual([5, 17]);
});

describe.each(CYCLE_KINDS)("every figure of a cycle %s", (kind) => {
  it("is what the data say", { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(country, fc.constantFrom(null, "2027-04-01"), async (drawn, asOf) => {
        const table = desk();
        try {
          const inputs = join(table.folder, "country");
          const written = writeOffice(inputs, kind, drawn, form);
          await table.run({ inputs, asOf });
          const data = join(table.folder, "outputs", "data");
          const evidence: Evidence = {
            files: readCsv(join(data, "files.csv")),
            submissions: readCsv(join(data, "submissions.csv")),
            answers: readCsv(join(data, "answers.csv")),
            findings: readCsv(join(data, "findings.csv")),
            registry: await readRegistryTables(join(inputs, "registry.xlsx")),
            form,
            asOf: asOf ?? "2027-03-31",
          };
          expectNothingLost(evidence, inputs);
          expectAnswersAsWritten(evidence, written);
          expectSubmissions(evidence);
          await expectReports({ ...evidence, answers: countedAnswers(evidence) }, table.folder);
        } finally {
          table.clear();
        }
      }),
      { seed: SEED + CYCLE_KINDS.indexOf(kind), numRuns: RUNS, endOnFailure: true },
    );
  });
});

/** Every file in one state, every institution in one state, as many answers a submission as measures are inspected. */
function expectNothingLost({ files, submissions, answers, registry, ...rest }: Evidence, inputs: string): void {
  const found = readdirSync(inputs, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
  expect(files).toHaveLength(found.length);
  expect(submissions.map((row) => row["institution_code"])).toEqual(
    registry.institutions.map((row) => row["機関コード"]).toSorted(),
  );
  const inspected = inspectedMeasures({ registry, ...rest }).map(({ number }) => String(number));
  const accepted = files.filter(({ status }) => status === "accepted");
  const expected = accepted
    .map((file) => ({ code: file["institution_code"] ?? "", path: file["path"] ?? "" }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap(({ code, path }) => inspected.map((measure) => [code, path, measure]));
  expect(answers.map((row) => [row["institution_code"], row["file"], row["measure"]])).toEqual(expected);
}

function expectAnswersAsWritten({ answers }: Evidence, written: ReturnType<typeof writeOffice>): void {
  for (const row of answers) {
    const index = form.findIndex(({ number }) => String(number) === row["measure"]);
    const filled = written.get(row["file"] ?? "")?.[index];
    expect([row["answer"], row["planned_on"]], `${row["file"] ?? ""} ${row["measure"] ?? ""}`).toEqual(
      filled && meaningOf(filled),
    );
  }
}

function expectSubmissions(evidence: Evidence): void {
  for (const row of evidence.submissions) {
    const code = row["institution_code"] ?? "";
    const own = evidence.findings.filter(
      (finding) => finding["institution_code"] === code && (row["file"] === "" || finding["file"] === row["file"]),
    );
    const count = (severity: string): string =>
      String(own.filter((finding) => finding["severity"] === severity).length);
    expect([row["status"], row["errors"], row["warnings"]], code).toEqual([
      stateOf(code, evidence),
      count("error"),
      count("warning"),
    ]);
  }
}

async function expectReports(evidence: Evidence, folder: string): Promise<void> {
  const rollups = JSON.parse(readFileSync(join(folder, "outputs/data/rollup.json"), "utf8")) as Row[];
  expect(rollups).toHaveLength(evidence.registry.bodies.length);
  for (const [index, body] of evidence.registry.bodies.entries()) {
    const expected = recount(body, evidence);
    const name = `${body["機関コード"] ?? ""}_${body["機関名"] ?? ""}`;
    expect(rollups[index], name).toMatchObject(expected.record);
    const papers = join(folder, "outputs/reports", name);
    const word = await readWord(
      join(papers, readdirSync(papers).find((file) => file.startsWith("取りまとめ報告書_")) ?? ""),
    );
    if (expected.record["institutions"] === 0) {
      expect([word.tables, readdirSync(papers).filter((file) => /^(別冊|担当者用)/u.test(file))], name).toEqual([
        [],
        [],
      ]);
      expect(word.paragraphs.join("\n"), name).toContain("取りまとめる接続機関はない。");
      continue;
    }
    for (const table of expected.tables) expect(plain(tableLike(word, table)), name).toEqual(table);
    expectLists(word, expected.lists, name);
    // A figure that its line has no room for begins another.
    const said = word.paragraphs.map((paragraph) => paragraph.replaceAll("\n", "")).join("\n");
    for (const sentence of expected.sentences) expect(said, name).toContain(sentence);
    expect(word.chart, name).toEqual(expected.chart);
    expect(word.chartBook, name).toEqual(expected.chart);
    expect(await annexFigures(papers), name).toEqual(recountAnnexes(body, evidence));
  }
}

/** The table under the headings of an expected one; nothing where there is none. */
function tableLike({ tables }: Pick<WordText, "tables">, [headings = []]: Table): Table {
  return tables.find(([first = []]) => first.join("|") === headings.join("|")) ?? [];
}

/** What is listed one by one, or in counts where that would not fit. */
function expectLists(word: WordText, { one, byMeasure, unsent }: Expected["lists"], name: string): void {
  const listed = tableLike(word, one);
  const counted = tableLike(word, byMeasure);
  if (one.length > 1)
    expect(
      [listed.length, counted.length].filter((rows) => rows > 0),
      name,
    ).toHaveLength(1);
  if (listed.length > 0) {
    const dateless = (cell = ""): string => (/\d$/u.test(cell) ? cell : UNDATED);
    const rows = listed.slice(1).map((row) => [...row.slice(0, 3), dateless(row[3]), row[4] ?? ""]);
    // Two of one name are told apart by their codes.
    expect(
      rows.map((row) => row.map((cell) => cell.replace(/〔\d+〕$/u, ""))),
      name,
    ).toEqual(one.slice(1));
  }
  const counts = counted.slice(1).filter(([number]) => number !== "");
  const known = new Map(byMeasure.slice(1).map((row) => [row[0], row]));
  for (const [number = "", , ...figures] of counts) expect([number, ...figures], name).toEqual(known.get(number));
  if (counts.length > 0 && counted.length === counts.length + 1) expect(counts.length).toBe(known.size);
  const sent = tableLike(word, [["機関コード", "機関", "区分", "対応"]]).slice(1);
  if (sent.length > 0)
    expect(
      sent.map((row) => row.slice(0, 3)),
      name,
    ).toEqual(unsent);
  else if (unsent.length > 0)
    expect(
      tableLike(word, [["取りまとめ機関", "対象機関", "未提出", "読取不能", "未提出等の計"]]).length,
    ).toBeGreaterThan(1);
}

/** Words that say no figure are left to other tests. */
function plain(table: Table): Table {
  const [heading = [], ...rows] = table;
  return [
    heading,
    ...rows.map((row) =>
      row.map((cell, column) => (heading[column] === "内容" && heading.length === 3 && cell !== "" ? MEANING : cell)),
    ),
  ];
}
