/** The command as people run it, in a real process: each command, option and exit status of it once. test/cli tries all words in one process. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { office, start, type Ended } from "../build/command.ts";
import { CASES, commandOf, WATCH, type Case } from "./cases.ts";

const { folder, clear } = office();
afterAll(clear);
const run = (words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  start(folder, words, environment).ended;

/** Cases of which a command, an exit status or a setting of it is the first; an option counts where it is not refused. */
function firstOfEach(cases: readonly Case[]): readonly Case[] {
  const seen = new Set<string>();
  return cases.filter(({ words, status, environment = {} }) => {
    const options = status === 2 ? [] : words.filter((word) => word.startsWith("-"));
    const facts = [String(status), ...Object.keys(environment), ...options].map((one) => `${commandOf(words)} ${one}`);
    const isFirst = facts.some((fact) => !seen.has(fact));
    for (const fact of facts) seen.add(fact);
    return isFirst;
  });
}

describe("npm start --", () => {
  it.each(firstOfEach(CASES).map((one) => [one.words.join(" "), one] as const))("%s", async (_, one) => {
    const ended = await run(one.words, one.environment);
    if (one.stderr !== undefined) expect(ended.stderr).toMatch(one.stderr);
    if (one.stdout !== undefined) expect(ended.stdout).toMatch(one.stdout);
    expect(ended.status).toBe(one.status);
    // Nothing of Node or of the command's own library shows through.
    if (one.status !== 1) expect(ended.stderr).not.toMatch(/error:|\bat .*:\d+|Warning|unrecognized|bad option/u);
  });

  it("3 when a person must look at a file, with the record in the last line", async () => {
    const file = join(folder, "inputs/案内.pdf");
    writeFileSync(file, "%PDF-1.7");
    const { status, stdout } = await run(["--json"]);
    rmSync(file);
    expect(status).toBe(3);
    expect(stdout).toMatch(/確認が必要なファイル（1件）:\n {2}案内\.pdf\n/u);
    const record = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as { readonly exitCode: number };
    expect(record.exitCode).toBe(3);
    expect(JSON.parse(readFileSync(join(folder, "outputs/run.json"), "utf8"))).toEqual(record);
  });

  it("ends as usual where nobody reads what it prints any more", async () => {
    const whole = await run(["fields"]);
    const cut = start(folder, ["fields"]);
    cut.closeStdout();
    expect({ ...(await cut.ended), stdout: "" }).toEqual({ ...whole, stdout: "" });
    expect(whole.status).toBe(0);
  });

  it("tells times by the clock on the wall", async () => {
    const [utc, japan] = [await run(["diff"], { TZ: "UTC" }), await run(["diff"], { TZ: "Asia/Tokyo" })].map(
      ({ stdout }) => /今回（(\S+) (\S+)）/u.exec(stdout)?.slice(1).join("T") ?? "",
    );
    expect(Date.parse(`${japan ?? ""}Z`) - Date.parse(`${utc ?? ""}Z`)).toBe(9 * 3_600_000);
  });
});

describe.skipIf(process.platform === "win32")("npm start -- watch", () => {
  it("runs, says that it watches, and ends with Ctrl+C", async () => {
    const watch = start(folder, WATCH);
    await watch.printed("見張っています。終わるには Ctrl+C を押してください。");
    watch.interrupt();
    const { status, stdout } = await watch.ended;
    expect(stdout).toMatch(/取りまとめが終わりました。[^]*見張りを終わりました。\n$/u);
    expect(status).toBe(0);
  });
});
