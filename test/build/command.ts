/** The command in a real process, as people start it. */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** CI runs the same tests with other versions of Node. */
const NODE = process.env["ANNEX2_NODE"] ?? process.execPath;

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  /** Resolves when so much has been printed on stdout; rejects when the process ends before. */
  readonly printed: (text: string) => Promise<void>;
  readonly interrupt: () => void;
  /** As `| head` does when it has read enough: whatever is printed from now on reaches nobody. */
  readonly closeStdout: () => void;
  readonly ended: Promise<Ended>;
}

/** A folder as an office has it: the example's inputs, the templates, no outputs yet. */
export function office(): { readonly folder: string; readonly clear: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "annex2-"));
  for (const name of ["inputs", "templates"]) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  return {
    folder,
    clear: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param environment beside that of the tests, which npm has added to. */
export function start(
  folder: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Started {
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_OPTIONS$|^VITEST/iu.test(name));
  const child = spawn(NODE, [join(ROOT, "launcher/start.mjs"), ...words], {
    cwd: folder,
    env: { ...Object.fromEntries(inherited), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  const look: (() => void)[] = [];
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      said[stream] += text;
      for (const one of look) one();
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject).on("close", (status) => {
      resolve({ status, ...said });
    });
  });
  return {
    ended,
    interrupt: () => void child.kill("SIGINT"),
    closeStdout: () => void child.stdout.destroy(),
    printed: (text) =>
      new Promise((resolve, reject) => {
        const lookNow = (): void => {
          if (said.stdout.includes(text)) resolve();
        };
        look.push(lookNow);
        lookNow();
        void ended.then(() => {
          reject(new Error(`The command ended without having printed ${text}.`));
        });
      }),
  };
}
