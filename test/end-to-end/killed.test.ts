/** A run that is killed at any moment is finished by the next one, with the bytes of an undisturbed run; one whose helpers are killed, by itself. */
import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { replaceOnePercent, writePopulation } from "../bench/population-folder.ts";

const START = fileURLToPath(new URL("../../launcher/start.mjs", import.meta.url));
const LISTING = new URL("list-processes.mjs", import.meta.url).href;
/** More moments than there is time for in every test run: `INSTITUTIONS=120 KILLS=50 npx vitest run test/end-to-end/killed.test.ts`. */
const INSTITUTIONS = Number(process.env["INSTITUTIONS"] ?? 12);
/** As many as have more to draw than the run draws by itself. */
const MANY = Math.max(24, INSTITUTIONS);
const KILLS = Number(process.env["KILLS"] ?? 1);

type Kind = "folder" | "archive";
type Outputs = Readonly<Record<string, string>>;

let folder: string;
let inputs: string;
let changed: Readonly<Record<Kind | "many", string>>;
/** `later`: of the changed folder, after a run over what it was before. */
let wanted: Readonly<Record<Kind | "many" | "later", Outputs>>;
/** Milliseconds that an undisturbed run takes. */
let duration: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "annex2-killed-"));
  inputs = join(folder, "inputs");
  changed = { folder: join(folder, "changed"), archive: join(folder, "archive"), many: join(folder, "many") };
  writePopulation(changed.many, MANY);
  const paths = writePopulation(inputs, INSTITUTIONS);
  cpSync(inputs, changed.folder, { recursive: true });
  replaceOnePercent(changed.folder, INSTITUTIONS, paths, 7);
  mkdirSync(changed.archive);
  cpSync(join(inputs, "registry.xlsx"), join(changed.archive, "registry.xlsx"));
  const members = paths.map((path) => [path, readFileSync(join(changed.folder, path))] as const);
  writeFileSync(join(changed.archive, "all.zip"), zipSync(Object.fromEntries(members)));
  await run(inputs, "warm-up").ended;
  cpSync(join(folder, "warm-up"), join(folder, "earlier"), { recursive: true, preserveTimestamps: true });
  const started = performance.now();
  await run(changed.folder, "wanted").ended;
  duration = performance.now() - started;
  await run(changed.archive, "wanted-archive").ended;
  await run(changed.many, "wanted-many").ended;
  await run(changed.folder, "warm-up").ended;
  wanted = {
    folder: outputs("wanted"),
    archive: outputs("wanted-archive"),
    many: outputs("wanted-many"),
    later: outputs("warm-up"),
  };
}, 240_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Running {
  readonly signal: (name: "SIGKILL" | "SIGSTOP" | "SIGCONT") => void;
  /** Worker processes that have ever been there. */
  readonly workers: () => readonly { readonly id: number; readonly role: Role }[];
  readonly ended: Promise<number | null>;
}

type Role = "reads" | "draws";
/** The only processes with so large a heap. */
const DRAWS = "--max-old-space-size=8192";

function run(from: string, to: string, ...words: readonly string[]): Running {
  const list = join(folder, `${to}.processes`);
  rmSync(list, { force: true });
  const child = spawn(process.execPath, [START, "--inputs", from, "--outputs", join(folder, to), "--quiet", ...words], {
    stdio: "ignore",
    env: { ...process.env, NODE_OPTIONS: `--import ${LISTING}`, PROCESS_LIST: list },
  });
  return {
    signal: (name) => child.kill(name),
    workers: () =>
      (existsSync(list) ? readFileSync(list, "utf8") : "")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => ({ id: Number.parseInt(line), role: line.includes(DRAWS) ? "draws" : "reads" })),
    ended: new Promise((resolve) => child.once("exit", resolve)),
  };
}

/** They tell what runs before had found: not the same in every history. */
const TELL_HISTORY = /取りまとめ表_[^/"]*\.xlsx$|^状況\.html$|^data\/history\.jsonl$/u;
const PATH_AND_DIGEST = /("path": "([^"]*)",\s*"sha256": ")[0-9a-f]+/gu;

/** Every output, by path, but what those say, the log, the times of a run and whether it had anything to do. */
function outputs(name: string): Outputs {
  const root = join(folder, name);
  const files = readdirSync(root, { recursive: true })
    .map(String)
    .filter((path) => !path.startsWith(".state") && path !== "runs.jsonl" && statSync(join(root, path)).isFile());
  return Object.fromEntries(
    files.sort().map((path) => {
      const content = readFileSync(join(root, path)).toString("latin1");
      if (path === "run.json") return [path, withoutHistory(content)];
      if (path === "data/history.jsonl") return [path, content.replace(/"runs":\[.*?\]/u, "")];
      return [path, TELL_HISTORY.test(path) ? "" : content];
    }),
  );
}

function withoutHistory(record: string): string {
  return record
    .replace(/"times": \{[^]*?\n \},|"repeated": \w+,/gu, "")
    .replace(PATH_AND_DIGEST, (digest, before: string, path: string) =>
      TELL_HISTORY.test(Buffer.from(path, "latin1").toString()) ? before : digest,
    );
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function killAfter(milliseconds: number, running: Running): Promise<void> {
  const timer = setTimeout(() => {
    running.signal("SIGKILL");
  }, milliseconds);
  await running.ended;
  clearTimeout(timer);
}

/** Sends a signal to a process that may be gone. */
function signal(id: number, name: "SIGKILL" | "SIGSTOP" | "SIGCONT"): void {
  try {
    process.kill(id, name);
  } catch {
    // It had nothing left to do.
  }
}

/** Kills the first `most` processes of a role, each so long after it has come to be; how many there were to kill. */
async function killWorkers(running: Running, role: Role, most: number, milliseconds: number): Promise<number> {
  const killed = new Set<number>();
  const end = running.ended.then(() => "ended" as const);
  while (killed.size < most && (await Promise.race([end, pause(5)])) !== "ended") {
    for (const { id } of running.workers().filter((worker) => worker.role === role && !killed.has(worker.id))) {
      if (killed.size >= most) break;
      killed.add(id);
      setTimeout(signal, milliseconds, id, "SIGKILL");
    }
  }
  return killed.size;
}

const shares = Array.from({ length: KILLS }, (_, index) => (index + 0.5) / KILLS);
/** There are more kinds of these. */
const fewerShares = Array.from({ length: Math.ceil(KILLS / 2) }, (_, index) => (index + 0.5) / Math.ceil(KILLS / 2));
const kinds: readonly Kind[] = ["folder", "archive"];
const alternately = fewerShares.map((share, index) => [kinds[(index + 1) % 2] ?? "folder", share] as const);
/** Milliseconds; where no process can be had, a run waits for some seconds. */
const PATIENCE = 240_000;

function expectWanted(name: string, kind: keyof typeof wanted): void {
  expect(outputs(name)).toEqual(wanted[kind]);
  rmSync(join(folder, name), { recursive: true });
}

describe("the run itself", { timeout: PATIENCE }, () => {
  it.each(shares)("the first run, killed after %f of its time", async (share) => {
    await killAfter(share * duration, run(changed.folder, "first"));
    expect(await run(changed.folder, "first").ended).toBe(0);
    expectWanted("first", "folder");
  });

  it.each(shares)(
    "a run over changed inputs, killed after %f of its time, and again while it is made good",
    async (share) => {
      cpSync(join(folder, "earlier"), join(folder, "later"), { recursive: true, preserveTimestamps: true });
      await killAfter((share * duration) / 2, run(changed.folder, "later"));
      await killAfter((share * duration) / 4, run(changed.folder, "later"));
      expect(await run(changed.folder, "later").ended).toBe(0);
      expectWanted("later", "later");
    },
  );
});

const cases = kinds.flatMap((kind) => fewerShares.map((share) => [kind, share] as const));

describe("its workers", { timeout: PATIENCE }, () => {
  it.each(cases)("a process that reads, two of them for an archive: %s, after %f of its time", async (kind, share) => {
    const running = run(changed[kind], "readers");
    const most = kind === "archive" ? 2 : 1;
    expect(await killWorkers(running, "reads", most, (share * duration) / 2)).toBe(most);
    expect(await running.ended).toBe(0);
    expectWanted("readers", kind);
  });

  it.each(fewerShares)("the processes that draw, after %f of their time", async (share) => {
    const running = run(changed.many, "drawers");
    expect(await killWorkers(running, "draws", 2, (share * duration) / 2)).toBeGreaterThan(0);
    expect(await running.ended).toBe(0);
    expectWanted("drawers", "many");
  });

  it.each(alternately)(
    "one after the other, until what they read is given up: %s, each after %f of its time",
    async (kind, share) => {
      const running = run(changed[kind], "storm");
      // Reading is a small part of a run, and each file is tried thrice.
      await killWorkers(running, "reads", Infinity, (share * duration) / 40);
      // Where they were quick enough, there is nothing to give up.
      expect([0, 3]).toContain(await running.ended);
      expect(await run(changed[kind], "storm").ended).toBe(0);
      expectWanted("storm", kind);
    },
  );

  it.each(fewerShares)("and the run itself while their tasks are tried again, after %f of its time", async (share) => {
    const running = run(changed.folder, "both");
    await Promise.all([killWorkers(running, "reads", Infinity, 50), killAfter((0.3 + share) * duration, running)]);
    expect(await run(changed.folder, "both").ended).toBe(0);
    expectWanted("both", "folder");
  });
});

// Windows suspends machines, not processes.
it.skipIf(process.platform === "win32").each(fewerShares)(
  "a machine that sleeps for longer than a file may take, after %f of a run",
  async (share) => {
    const running = run(changed.folder, "asleep", "--time", "2");
    await pause((share * duration) / 2);
    const all = running.workers();
    running.signal("SIGSTOP");
    for (const { id } of all) signal(id, "SIGSTOP");
    await pause(4_000);
    for (const { id } of all) signal(id, "SIGCONT");
    running.signal("SIGCONT");
    expect(await running.ended).toBe(0);
    expectWanted("asleep", "folder");
  },
);
