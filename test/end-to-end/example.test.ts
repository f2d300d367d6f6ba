/** The example that the repository ships, from workbooks to reports. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunRecord } from "../../pipeline/model/run-record.ts";
import { csvRecords, desk } from "../build/folder.ts";

const table = desk();
let record: RunRecord;
beforeAll(async () => {
  record = await table.run();
}, 60_000);
afterAll(() => {
  table.clear();
});

describe("the example", () => {
  it("ends with every file accepted or superseded", () => {
    expect(record.exitCode).toBe(0);
    // No body of the example has a number, a title and a name for its cover.
    expect(record.blankCovers).toBe(5);
    expect(record.sums.files).toEqual({ total: 13, accepted: 11, superseded: 1, rejected: 0, ignored: 1 });
  });

  it("proves its sums", () => {
    const { files, institutions, answers } = record.sums;
    expect(files.accepted + files.superseded + files.rejected + files.ignored).toBe(files.total);
    expect(institutions).toEqual({ institutions: 12, accepted: 7, needs_correction: 4, not_received: 1, rejected: 0 });
    expect(answers.total).toBe(answers.measures * answers.submissions);
  });

  it("writes one report and one workbook of tables for each supervising body", () => {
    const reports = Object.keys(table.outputs()).filter((path) => /^reports\/.*\.docx$/u.test(path));
    const of = (part: string) => record.reports.filter(({ path }) => path.includes(part));
    expect(reports).toEqual(
      of(".docx")
        .map(({ path }) => path)
        .sort(),
    );
    for (const beginning of ["/取りまとめ報告書_", "/取りまとめ表_"])
      expect(
        of(beginning)
          .map(({ code }) => code)
          .sort(),
      ).toEqual(["480002", "490008", "AG0001", "MN0001", "OP0001"]);
    // Five bodies with six papers each and forms 02-06, of which the operator writes none, and one institution reports to it by itself.
    expect(record.reports).toHaveLength(35);
  });

  it("writes a page that leads to papers that are there", () => {
    const page = join(table.options.outputs, record.page?.path ?? "");
    const text = readFileSync(page, "utf8");
    const links = Array.from(
      text.matchAll(/class="paper" href="([^"]*)"/gu),
      ([, href = ""]) => new URL(href, pathToFileURL(page)),
    );
    expect(links.length).toBeGreaterThan(40);
    expect(links.map((link) => fileURLToPath(link)).filter((path) => !existsSync(path))).toEqual([]);
    // All that lies there but what only programs read.
    const others = [...record.reports, ...(record.letters ?? []), ...(record.returned ?? [])].map(({ path }) => path);
    const linked = new Set(links.map((link) => fileURLToPath(link)));
    expect(others.filter((path) => !linked.has(join(table.options.outputs, path)))).toEqual([]);
    expect(text).toMatch(/script-src '(?:sha256-[\w+/]{43}=' ?'?){2}/u);
  });

  it("reads every way of filling in to the same meaning", () => {
    const answers = csvRecords(table.outputs()["data/answers.csv"] ?? "");
    const of = (code: string, measure: number) =>
      answers.find((row) => row["institution_code"] === code && row["measure"] === String(measure));
    expect(of("482021", 15)).toMatchObject({ answer: "planned", planned_on: "2027-06-30", sheet: "第2章" });
    expect(of("482030", 1)).toMatchObject({ answer: "planned", planned_on: "2027-12-31" });
    expect(of("483028", 16)).toMatchObject({ answer: "planned", planned_on: "2026-12-25" });
    expect(of("492019", 50)).toMatchObject({ answer: "planned", planned_on: "2028-03-31" });
    expect(of("493015", 82)).toMatchObject({
      answer: "planned",
      planned_on: "2027-12-31",
      rule: "row:text mark:usual date:令和9年10月~12月",
    });
  });

  it("gives the same bytes again, whatever the number of workers", async () => {
    const before = table.outputs();
    await table.run({ jobs: 1 });
    expect(table.outputs()).toEqual(before);
  });
});
