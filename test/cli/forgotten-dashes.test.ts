import { describe, expect, it } from "vitest";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { refuseForgottenDashes } from "../../pipeline/cli/forgotten-dashes.ts";

const OPTIONS = [
  ...["--as-of", "--inputs", "--jobs", "--registry", "--out"].map((long) => ({ long, takesValue: true })),
  ...["--json", "--fresh", "--quiet"].map((long) => ({ long, takesValue: false })),
  { long: "--version", short: "-V", takesValue: false },
];

/** What it advises; null when it says nothing. */
function advice(settings: Readonly<Record<string, string>>, words: readonly string[], event = "start"): string | null {
  const environment: Record<string, string> = { npm_lifecycle_event: event };
  for (const [name, value] of Object.entries(settings)) environment[`npm_config_${name}`] = value;
  try {
    refuseForgottenDashes(environment, words, OPTIONS);
    return null;
  } catch (error) {
    if (!(error instanceof PipelineError) || error.exitCode !== 2) throw error;
    return /: (npm start -- .*?)（PowerShell/u.exec(error.faults[0]?.fix ?? "")?.[1] ?? "";
  }
}

describe("the forgotten -- is recognised", () => {
  it.each([
    [{ as_of: "true" }, ["2027-03-31"], "npm start -- --as-of 2027-03-31"],
    [{ as_of: "2027-03-31" }, [], "npm start -- --as-of 2027-03-31"],
    [{ inputs: "D:\\点検 提出" }, [], 'npm start -- --inputs "D:\\点検 提出"'],
    [{ inputs: "true", as_of: "true" }, ["a", "b"], "npm start -- --as-of （値） --inputs （値）"],
    [{ fresh: "true" }, [], "npm start -- --fresh"],
    [{ json: "true" }, ["check", "青葉市.xlsx"], "npm start -- check 青葉市.xlsx --json"],
    [{ out: "true" }, ["demo", "d"], "npm start -- demo --out d"],
    [{ jobs: "true" }, ["2"], "npm start -- --jobs 2"],
    [{ v: "true" }, [], "npm start -- -V"],
    [{ json: "true" }, ["--as-of", "2027-03-31"], "npm start -- --as-of 2027-03-31 --json"],
  ])("%j %j", (settings, words, command) => {
    expect(advice(settings, words)).toBe(command);
  });
});

describe("settings that people have for other reasons are left alone", () => {
  it.each([
    [{ jobs: "4" }, []],
    [{ registry: "https://mirror.invalid/" }, []],
    [{ quiet: "true", loglevel: "warn" }, []],
    [{ json: "" }, []],
    [{ inputs: "x" }, ["--inputs=y"]],
    [{}, ["--as-of", "2027-03-31"]],
  ])("%j %j", (settings, words) => {
    expect(advice(settings, words)).toBeNull();
  });

  it("outside npm start", () => {
    expect(advice({ as_of: "true" }, [], "test")).toBeNull();
  });
});
