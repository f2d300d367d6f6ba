/** The command as people run it: every command and option in a real process, with what it prints and its exit status. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { office, start, type Ended } from "../build/command.ts";
import { CASES } from "./cases.ts";

const { folder, clear } = office();
afterAll(clear);
const run = (words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  start(folder, words, environment).ended;

const WATCH =
  "watch --inputs inputs --outputs w --templates templates --fresh --log text --as-of 2027-03-31 --jobs 1 --memory 400 --time 10 --json --quiet".split(
    " ",
  );

describe("npm start --", () => {
  it.each(CASES.map((one) => [one.words.join(" "), one] as const))("%s", async (_, one) => {
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

describe("every command and option is tried here", () => {
  // An earlier cycle, or LibreOffice, is more than a command can be tried with here.
  const isTried = ({ words, status }: (typeof CASES)[number]): boolean =>
    status !== 2 || ["--previous", "--pdf"].some((option) => words.includes(option));
  const tried = [WATCH, ...CASES.filter(isTried).map(({ words }) => words)];
  let commands: readonly string[];
  beforeAll(async () => {
    const { stdout } = await run(["--help"]);
    commands = Array.from(
      stdout
        .split("コマンド:\n")[1]
        ?.split("終了コード:")[0]
        ?.matchAll(/^ {2}([a-z]+) /gmu) ?? [],
      ([, name = ""]) => name,
    );
  });

  it("the help names the commands", () => {
    expect(commands).toEqual([
      "watch",
      "check",
      "checker",
      "new",
      "form",
      "decide",
      "fields",
      "preview",
      "explain",
      "diff",
      "demo",
      "help",
    ]);
    for (const name of commands) expect(tried.some(([first]) => first === name)).toBe(true);
  });

  it("with each of its options", async () => {
    const names = ["", ...commands.filter((command) => command !== "help")];
    const helps = await Promise.all(names.map((name) => run([...(name === "" ? [] : [name]), "--help"])));
    for (const [index, name] of names.entries()) {
      const stdout = helps[index]?.stdout ?? "";
      const options = Array.from(stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gmu), ([, option = ""]) => option);
      expect(options).toContain("--help");
      const own = tried.filter(([first = ""]) => (name === "" ? !commands.includes(first) : first === name)).flat();
      expect(options.filter((option) => !own.includes(option))).toEqual([]);
    }
  });
});
