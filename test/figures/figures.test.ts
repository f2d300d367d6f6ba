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
import { inspectedMeasures, MEANING, recount, stateOf, UNDATED, type Evidence, type Table } from "./recount.ts";

/** Three countries a kind of cycle. */
const RUNS = 3;
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
          await expectReports(evidence, table.folder);
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
    const word = await readWord(join(folder, "outputs/reports", name, "取りまとめ報告書.docx"));
    expect(plain(joined(word.tables)), name).toEqual(expected.tables);
    expect(captionsOf(word, expected.captions), name).toEqual(expected.captions);
    for (const sentence of expected.sentences) expect(word.paragraphs.join("\n"), name).toContain(sentence);
    expect(word.chart, name).toEqual(expected.chart);
    expect(word.chartBook, name).toEqual(expected.chart);
    expect(await annexFigures(join(folder, "outputs/reports", name)), name).toEqual(recountAnnexes(body, evidence));
  }
}

const CONTINUED = /（続き）$/u;

/** Long lists are cut into several tables, and groups of rows with them. */
function joined(tables: WordText["tables"]): readonly Table[] {
  const lists = new Map<string, string[][]>();
  for (const [heading = [], ...rows] of tables) {
    const key = heading.join("\n");
    const list = lists.get(key) ?? [[...heading]];
    lists.set(key, list);
    list.push(...rows.filter((row) => !(row.length === 1 && CONTINUED.test(row[0] ?? ""))).map((row) => [...row]));
  }
  return [...lists.values()];
}

/** Words that say no figure are left to other tests. */
function plain(tables: readonly Table[]): readonly Table[] {
  return tables.map(([heading = [], ...rows]) => [
    heading,
    ...rows.map((row) =>
      row.map((cell, column) => {
        const title = heading[column] ?? "";
        if (title === "実施予定時期" && row.length > 1 && !/\d/u.test(cell)) return UNDATED;
        if (title === "内容" && heading.length === 3 && cell !== "" && !/\d/u.test(cell)) return MEANING;
        return title === "内容" ? cell.replace(/^【[^】]*】/u, "") : cell;
      }),
    ),
  ]);
}

/** Paragraphs that have the form of a caption; headings of sections are no figures. */
function captionsOf({ paragraphs }: WordText, expected: readonly string[]): readonly string[] {
  const known = new Set(expected.map((caption) => caption.replace(/（[\d,]+件）$/u, "")));
  return paragraphs.filter((text) => known.has(text.replace(/（[\d,]+件）$/u, "")));
}
