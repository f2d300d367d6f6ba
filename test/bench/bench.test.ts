/** What the bench says of what it has measured; measuring itself is no part of the suite. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { deflatePart } from "../../pipeline/lib/deflate-part.ts";
import { zipParts } from "../../pipeline/lib/zip-writer.ts";
import { benchTables } from "./bench-tables.ts";
import { countPapers, type PaperCounts } from "./count-papers.ts";
import { partsAsked, type Results } from "./results.ts";
import { judge } from "./targets.ts";

const usage = { seconds: 10, cpuSeconds: 15, megabytes: 300 };
const papers: PaperCounts = {
  "Word files": 100,
  "rows of their tables": 5000,
  workbooks: 80,
  "rows of their sheets": 20_000,
  "texts of mails": 70,
  "CSV files": 6,
  "lines in them": 18_000,
};

function resultsOf(samePapers: PaperCounts): Results {
  const figures = {
    ...{ institutions: 1788, ours: usage, samePapers: { ...usage, seconds: 45 }, reportsAlone: usage },
    ...{ ratio: 4.5, ratioReportsAlone: 1, made: { ours: papers, samePapers } },
  };
  return { plain: { began: "2026-11-28 21:04", machine: "a machine", figures } };
}

test("papers are counted with the rows in them, and nothing else is", () => {
  const folder = mkdtempSync(join(tmpdir(), "annex2-count-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const rows = (tag: string): string => `<${tag} a="1"><x/></${tag}><${tag}/><${tag}><${tag}Pr/></${tag}>`;
  const write = (path: string, bytes: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  };
  write(
    "reports/a/b.docx",
    zipParts([deflatePart("word/document.xml", rows("w:tr")), deflatePart("word/header1.xml", rows("w:tr"))]),
  );
  write(
    "reports/a/c.xlsx",
    zipParts(["sheet1", "sheet2"].map((name) => deflatePart(`xl/worksheets/${name}.xml`, rows("row")))),
  );
  write("letters/a/d/e.txt", "");
  write("data/f.csv", "a,b\r\n1,2\r\n");
  write("data/trace.jsonl", "{}\n");
  write("状況.html", "");
  expect(countPapers(folder)).toEqual({
    ...{ "Word files": 1, "rows of their tables": 3, workbooks: 1, "rows of their sheets": 6 },
    ...{ "texts of mails": 1, "CSV files": 1, "lines in them": 2 },
  });
});

test("the same papers are a target of their own, too few and too many", () => {
  const verdicts = (made: PaperCounts): readonly string[] =>
    judge(resultsOf(made)).flatMap(({ what, verdict }) => (what.startsWith("papers made") ? [verdict] : []));
  expect(verdicts(papers)).toEqual(["met", "met"]);
  expect(verdicts({ ...papers, workbooks: 70 })).toEqual(["missed", "met"]);
  expect(verdicts({ ...papers, "rows of their tables": 6000 })).toEqual(["met", "missed"]);
});

test("a part that has not been measured is in no table", () => {
  const text = benchTables(resultsOf(papers));
  expect(text).toContain("plain: 2026-11-28 21:04 UTC, a machine");
  expect(text).toContain("| rows of their sheets | 20,000 | 20,000 |");
  expect(text).toContain("| cold at 1,788: plain script, the same papers ÷ ours | ≥ 4.00 × | 4.50 × | met |");
  expect(text).not.toMatch(/Reading|preview|NaN|undefined|on other Nodes/u);
});

test("parts are asked for by name, other Nodes alone or beside them", () => {
  expect([...partsAsked(undefined, [])]).toEqual(["reading", "document", "papers", "jobs", "plain"]);
  expect([...partsAsked(["plain"], [])]).toEqual(["plain"]);
  expect([...partsAsked(undefined, ["22"])]).toEqual(["nodes"]);
  expect([...partsAsked(["plain"], ["22"])]).toEqual(["plain", "nodes"]);
  expect(() => partsAsked(["plane"], [])).toThrow("There is no part plane; there are reading,");
});
