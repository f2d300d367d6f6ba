/** What a user meets is documented: finding codes, command-line options, limits (columns of the data files: test/data/documented-columns.test.ts). */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { formatCount } from "../../pipeline/lib/format-count.ts";
import { SEVERITY_LABELS } from "../../pipeline/model/labels.ts";
import * as limits from "../../pipeline/model/limits.ts";
import { FINDING_KINDS, type FindingCode } from "../../pipeline/model/finding.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const readDoc = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8");

describe("docs/findings.md", () => {
  const rows = readDoc("findings.md").split("\n");

  it.each(Object.keys(FINDING_KINDS) as FindingCode[])("explains %s with its title and severity", (code) => {
    const row = rows.find((line) => line.startsWith(`| \`${code}\` |`)) ?? "";
    const [, , title, severity] = row.split("|").map((cell) => cell.trim());
    expect(title).toBe(FINDING_KINDS[code].title);
    expect(severity?.replace(/（.*）$/u, "")).toBe(SEVERITY_LABELS[FINDING_KINDS[code].severity]);
  });

  it("explains no code that does not exist", () => {
    const documented = rows.flatMap((line) => /^\| `([a-z]+(?:-[a-z]+)+)` \|/u.exec(line)?.[1] ?? []);
    expect(documented.toSorted()).toEqual(Object.keys(FINDING_KINDS).toSorted());
  });
});

describe("docs/run-a-batch.md", () => {
  it("explains every option of the command", () => {
    const help = execFileSync(process.execPath, ["launcher/start.mjs", "--help"], {
      cwd: ROOT,
      encoding: "utf8",
    });
    const options = Array.from(help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gmu), ([, option = ""]) => option);
    expect(options).toContain("--help");
    const documented = Array.from(readDoc("run-a-batch.md").matchAll(/^\| `(--[a-z-]+)/gmu), ([, option = ""]) => option);
    expect(documented.toSorted()).toEqual(options.toSorted());
  });
});

it("docs/run-a-batch.md says every limit of size", () => {
  const section = readDoc("run-a-batch.md").split(/^### /mu).find((part) => part.startsWith("大きさの上限")) ?? "";
  const said = Object.entries(limits)
    .filter(([name]) => !/^MOST_LISTED/u.test(name))
    .filter(([, limit]) => !section.includes(formatCount(limit)) && !section.includes(`${formatCount(limit / 1e6)}MB`));
  expect(said).toEqual([]);
});
