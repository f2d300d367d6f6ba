/** A command as a process of its own: wall time, CPU time and memory of everything that it starts. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Usage {
  readonly seconds: number;
  /** User and system time of the process and its threads, and of ended children where the system tells. */
  readonly cpuSeconds: number;
  /** Largest resident memory, all processes together where the system tells (Linux), else the first process. */
  readonly megabytes: number;
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const GNU_TIME = "/usr/bin/time";
const SAMPLE_EVERY = 50;

/** `path` is of the Node to run, else the one that runs this. @throws Error when the command ends with any status but 0. */
export async function runNode(args: readonly string[], path = process.execPath): Promise<Usage> {
  const folder = mkdtempSync(join(tmpdir(), "annex2-usage-"));
  const report = join(folder, "usage");
  const node = [path, "--import", "./test/bench/report-usage.mjs", ...args];
  const timed = existsSync(GNU_TIME) ? [GNU_TIME, "-f", "%U %S %M", "-o", `${report}.time`, ...node] : node;
  const start = performance.now();
  const tree = await runToEnd(timed, report);
  const seconds = (performance.now() - start) / 1000;
  const own = JSON.parse(readFileSync(report, "utf8")) as { cpuSeconds: number; megabytes: number };
  const times = existsSync(`${report}.time`)
    ? readFileSync(`${report}.time`, "utf8").trim().split(" ").map(Number)
    : [];
  const [user = 0, system = own.cpuSeconds, kilobytes = 0] = times;
  rmSync(folder, { recursive: true, force: true });
  return { seconds, cpuSeconds: user + system, megabytes: Math.max(own.megabytes, kilobytes / 1024, tree) };
}

/** Megabytes that the tree of processes held at most, as far as it was seen. */
function runToEnd([command = "", ...args]: readonly string[], report: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, USAGE_REPORT: report },
    });
    let [peak, errors] = [0, ""];
    child.stderr.on("data", (text: Buffer) => (errors = (errors + text.toString()).slice(-2000)));
    const sampler = setInterval(() => {
      peak = Math.max(peak, child.pid === undefined ? 0 : residentTree(child.pid));
    }, SAMPLE_EVERY);
    child.on("error", reject);
    child.on("close", (status) => {
      clearInterval(sampler);
      if (status === 0) resolve(peak);
      else reject(new Error(`Ended with status ${String(status)}: ${errors}`));
    });
  });
}

/** Linux: resident memory of a process and all below it, in megabytes; 0 elsewhere. */
function residentTree(root: number): number {
  if (process.platform !== "linux") return 0;
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .flatMap(readProcess);
  const family = new Set([root]);
  // Parents have lower numbers than their children, but for the rare case that numbers begin anew.
  for (const { id, parent } of processes.sort((a, b) => a.id - b.id)) if (family.has(parent)) family.add(id);
  return processes.filter(({ id }) => family.has(id)).reduce((sum, { megabytes }) => sum + megabytes, 0);
}

function readProcess(
  name: string,
): readonly { readonly id: number; readonly parent: number; readonly megabytes: number }[] {
  try {
    const status = readFileSync(`/proc/${name}/status`, "utf8");
    const field = (label: string): number => Number(new RegExp(`^${label}:\\s+(\\d+)`, "mu").exec(status)?.[1] ?? 0);
    return [{ id: Number(name), parent: field("PPid"), megabytes: field("VmRSS") / 1024 }];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
