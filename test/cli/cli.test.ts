/** Every command in this process, where what its code does can be measured; test/command tries some of the same words in real processes. */
import { vi, afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { prepareProgram } from "../../launcher/prepare-program.mjs";
import { main } from "../../pipeline/cli/index.ts";
import type { Program } from "../../pipeline/model/program.ts";
import { office, type Ended } from "../build/command.ts";
import { CASES, commandOf, WATCH } from "../command/cases.ts";

const program = await prepareProgram();
const { folder, clear } = office();
const home = process.cwd();
const typed = process.argv.slice(0, 2);

beforeAll(() => {
  process.chdir(folder);
  for (const name of Object.keys(process.env)) if (/^npm_/iu.test(name)) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => {
  process.chdir(home);
  vi.unstubAllEnvs();
  clear();
});

interface Watched {
  /** What has been printed so far. */
  readonly said: { stdout: string; stderr: string };
  readonly ended: Promise<Ended>;
}

function start(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  started: Program = program,
): Watched {
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      said[name] += String(text);
      return true;
    });
  const before = Object.fromEntries(Object.keys(environment).map((name) => [name, process.env[name]]));
  Object.assign(process.env, environment);
  process.argv = [...typed, ...words];
  const ended = main(started).then((status) => ({ status, ...said }));
  return {
    said,
    ended: ended.finally(() => {
      vi.restoreAllMocks();
      for (const [name, value] of Object.entries(before))
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
    }),
  };
}

describe("main", () => {
  // What Node is started with cannot be tried in here.
  const cases = CASES.filter(({ words, environment = {} }) => {
    // Whole runs with nothing known are tried in processes, and what they do in test/end-to-end.
    const isWholeRun = words.includes("--fresh") && words[0]?.startsWith("--") === true;
    return environment["NODE_OPTIONS"] === undefined && !isWholeRun;
  });

  it.each(cases.map((one) => [one.words.join(" "), one] as const))("%s", async (_, one) => {
    const { status, stdout, stderr } = await start(one.words, one.environment).ended;
    if (one.stderr !== undefined) expect(stderr).toMatch(one.stderr);
    if (one.stdout !== undefined) expect(stdout).toMatch(one.stdout);
    expect(status).toBe(one.status);
  });

  it("tells a bug from everything else", async () => {
    vi.spyOn(performance, "now").mockImplementationOnce(() => {
      throw new Error("broken on purpose");
    });
    const { status, stderr } = await start(["--quiet"]).ended;
    expect(stderr).toMatch(/プログラムの誤りで止まりました。[^]*broken on purpose/u);
    expect(status).toBe(1);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("watches until %s", async (signal) => {
    const others = new Set<unknown>(process.listeners(signal));
    const { said, ended } = start(["watch", "--quiet"]);
    await vi.waitFor(
      () => {
        expect(said.stdout).toContain("見張っています。終わるには Ctrl+C を押してください。");
      },
      { timeout: 30_000 },
    );
    for (const listener of process.listeners(signal)) if (!others.has(listener)) listener(signal);
    const { status, stdout } = await ended;
    expect(stdout).toMatch(/見張りを終わりました。\n$/u);
    expect(status).toBe(0);
  });

  describe("in a folder without npm", () => {
    const prepared: Program = {
      ...program,
      call: "torimatome",
      places: { inputs: "D:\\点検\\inputs", outputs: "D:\\点検\\outputs", templates: "D:\\点検\\templates" },
    };
    const said = async (...words: readonly string[]): Promise<string> => {
      const { stdout, stderr } = await start(words, {}, prepared).ended;
      return stdout + stderr;
    };

    it.each(["", ..."watch check checker new form decide fields preview explain diff demo".split(" ")])(
      "help of %j speaks of what is there",
      async (command) => {
        const help = await said(...(command === "" ? [] : [command]), "--help");
        expect(help).toMatch(/^使い方: torimatome /u);
        expect(help).not.toMatch(/npm/u);
        if (/--(?:inputs|outputs|templates) /u.test(help)) expect(help).toMatch(/既定:\s+D:\\点検\\/u);
      },
    );

    it("faults, too, and its own folders are meant where none is named", async () => {
      expect(await said("--nothing")).toContain("使い方は torimatome --help で");
      expect(await said("diff")).toContain("D:\\点検\\outputs");
      expect(await said("explain", "480002")).toContain("D:\\点検\\outputs");
    });
  });
});

describe("every command and option is tried", () => {
  // An earlier cycle, or LibreOffice, is more than a command can be tried with here.
  const isTried = ({ words, status }: (typeof CASES)[number]): boolean =>
    status !== 2 || ["--previous", "--pdf"].some((option) => words.includes(option));
  const tried = [WATCH, ...CASES.filter(isTried).map(({ words }) => words)];
  let commands: readonly string[];
  beforeAll(async () => {
    const { stdout } = await start(["--help"]).ended;
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
    for (const name of names) {
      const { stdout } = await start([...(name === "" ? [] : [name]), "--help"]).ended;
      const options = Array.from(stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gmu), ([, option = ""]) => option);
      expect(options).toContain("--help");
      const own = tried.filter((words) => commandOf(words) === name).flat();
      expect(options.filter((option) => !own.includes(option))).toEqual([]);
    }
  });
});
