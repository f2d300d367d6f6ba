/** A run that is killed at any moment is finished by the next one, with the bytes of an undisturbed run. */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { replaceOnePercent, writePopulation } from "../bench/population-folder.ts";

const START = fileURLToPath(new URL("../../launcher/start.mjs", import.meta.url));
/** More moments than there is time for in every test run: `INSTITUTIONS=120 KILLS=50 npx vitest run test/end-to-end/killed.test.ts`. */
const INSTITUTIONS = Number(process.env["INSTITUTIONS"] ?? 60);
const KILLS = Number(process.env["KILLS"] ?? 2);

let folder: string;
let inputs: string;
let changed: string;
let wanted: Readonly<Record<string, string>>;
/** Milliseconds that an undisturbed run takes. */
let duration: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "annex2-killed-"));
  [inputs, changed] = [join(folder, "inputs"), join(folder, "changed")];
  const paths = writePopulation(inputs, INSTITUTIONS);
  cpSync(inputs, changed, { recursive: true });
  replaceOnePercent(changed, INSTITUTIONS, paths, 7);
  await run(inputs, "warm-up").ended;
  const started = performance.now();
  await run(changed, "wanted").ended;
  duration = performance.now() - started;
  wanted = outputs("wanted");
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Running {
  readonly kill: () => void;
  readonly ended: Promise<number | null>;
}

function run(from: string, to: string): Running {
  const child = spawn(process.execPath, [START, "--inputs", from, "--outputs", join(folder, to), "--quiet"], {
    stdio: "ignore",
  });
  return {
    kill: () => child.kill("SIGKILL"),
    ended: new Promise((resolve) => child.once("exit", resolve)),
  };
}

/** Every output, by path, but the log, the times of a run and whether it had anything to do. */
function outputs(name: string): Readonly<Record<string, string>> {
  const root = join(folder, name);
  const files = readdirSync(root, { recursive: true })
    .map(String)
    .filter((path) => !path.startsWith(".state") && path !== "runs.jsonl" && statSync(join(root, path)).isFile());
  return Object.fromEntries(
    files.sort().map((path) => {
      const content = readFileSync(join(root, path)).toString("latin1");
      return [path, path === "run.json" ? content.replace(/"times": \{[^]*?\n \},|"repeated": \w+,/gu, "") : content];
    }),
  );
}

async function killAfter(milliseconds: number, from: string, to: string): Promise<void> {
  const running = run(from, to);
  const timer = setTimeout(running.kill, milliseconds);
  await running.ended;
  clearTimeout(timer);
}

const shares = Array.from({ length: KILLS }, (_, index) => (index + 0.5) / KILLS);

it.each(shares)("the first run, killed after %f of its time", async (share) => {
  await killAfter(share * duration, changed, "first");
  expect(await run(changed, "first").ended).toBe(0);
  expect(outputs("first")).toEqual(wanted);
  rmSync(join(folder, "first"), { recursive: true });
});

it.each(shares)(
  "a run over changed inputs, killed after %f of its time, and again while it is made good",
  async (share) => {
    expect(await run(inputs, "later").ended).toBe(0);
    await killAfter((share * duration) / 2, changed, "later");
    await killAfter((share * duration) / 4, changed, "later");
    expect(await run(changed, "later").ended).toBe(0);
    expect(outputs("later")).toEqual(wanted);
    rmSync(join(folder, "later"), { recursive: true });
  },
);
