/** LibreOffice, where it is installed: finding it, and having it convert files. */
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import PQueue from "p-queue";
import { chunk } from "../lib/chunk.ts";
import { PipelineError } from "../model/pipeline-error.ts";

/** What files become. */
interface Conversion {
  /** Endings of names, without the dot. */
  readonly from: string;
  readonly to: string;
  /** What LibreOffice is told after `--convert-to`. */
  readonly filter: string;
  /** Whether these bytes are all of a file: a process that is stopped may leave half of one. */
  readonly isWhole: (bytes: Uint8Array) => boolean;
}

/** Seconds by the clock: how much work a foreign program has done cannot be asked on every system. */
interface ConversionLimits {
  /** To start in a profile that is new. */
  readonly start: number;
  /** For each file besides. */
  readonly each: number;
}

/** An installed LibreOffice. */
export interface OfficeSuite {
  /** As it calls itself: `LibreOffice 7.4.7.2 40(Build:2)`. */
  readonly version: string;
  /**
   * Converts files, several in one process, each process in a profile of its own: a LibreOffice that a person has open is left alone.
   *
   * @param files their bytes
   * @param processes at most so many at once
   * @param onEnd called for each file by its place in `files`, in no fixed order, and awaited; null: not even by itself could it be converted
   */
  readonly convert: (
    files: readonly Uint8Array[],
    conversion: Conversion,
    processes: number,
    onEnd: (index: number, bytes: Uint8Array | null) => Promise<void>,
  ) => Promise<void>;
}

/** Some times what all papers of a country take together: 200 pages, a minute and a half. */
const LIMITS: ConversionLimits = { start: 120, each: 400 };
/** The start of a process takes as long as a few short files. */
const FILES_A_PROCESS = 8;
/** So many files that fail by themselves, one after another, are the fault of the program: a night is not spent on the rest. */
const FAILURES_IN_A_ROW = 3;

/**
 * Looks at what the environment variable `SOFFICE` names, or else in `PATH` and where LibreOffice is usually installed.
 *
 * @throws PipelineError exit 2 when there is none.
 */
export async function findOfficeSuite(limits = LIMITS): Promise<OfficeSuite> {
  const told = process.env["SOFFICE"] ?? "";
  for (const program of told === "" ? usualPrograms() : [told]) {
    const [version] = /^LibreOffice \d[^\r\n]*/mu.exec(await runProgram(program, ["--version"], limits.start)) ?? [];
    if (version !== undefined) return { version: version.trim(), convert: converter(program, limits) };
  }
  throw new PipelineError("印刷用のPDFを作れないため、何も書き込んでいません。", {
    exitCode: 2,
    faults: [
      {
        where: "--pdf",
        what:
          told === ""
            ? "LibreOffice が見つかりません。"
            : `環境変数 SOFFICE に指定された「${told}」を、LibreOffice として実行できません。`,
        fix: "LibreOffice をインストールするか（見つからない場所にあるときは、その soffice の場所を環境変数 SOFFICE に指定するか）、--pdf を付けずに実行してください。",
      },
    ],
  });
}

function usualPrograms(): readonly string[] {
  if (process.platform === "win32") {
    // What ends in .com waits for its end and prints; soffice.exe does neither.
    const folders = [process.env["ProgramFiles"], process.env["ProgramFiles(x86)"]].filter((one) => one !== undefined);
    return ["soffice.com", ...folders.map((folder) => join(folder, "LibreOffice", "program", "soffice.com"))];
  }
  if (process.platform === "darwin") return ["soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"];
  return ["soffice", "libreoffice", "/usr/lib/libreoffice/program/soffice", "/snap/bin/libreoffice"];
}

function converter(program: string, limits: ConversionLimits): OfficeSuite["convert"] {
  return async (files, conversion, processes, onEnd) => {
    const queue = new PQueue({ concurrency: processes });
    let failures = 0;
    const alone = async (index: number): Promise<void> => {
      if (failures >= FAILURES_IN_A_ROW) return onEnd(index, null);
      const [bytes = null] = await convertTogether(program, files.slice(index, index + 1), conversion, limits);
      failures = bytes === null ? failures + 1 : 0;
      await onEnd(index, bytes);
    };
    const together = async (indices: readonly number[]): Promise<void> => {
      const some = indices.flatMap((index) => files[index] ?? []);
      const made = failures >= FAILURES_IN_A_ROW ? [] : await convertTogether(program, some, conversion, limits);
      for (const [place, index] of indices.entries()) {
        const bytes = made[place] ?? null;
        if (bytes !== null) await onEnd(index, bytes);
        // One that stops the process takes those behind it along.
        else await alone(index);
      }
    };
    await queue.addAll(chunk([...files.keys()], FILES_A_PROCESS).map((indices) => () => together(indices)));
  };
}

/** What one process makes of files in a folder of its own, in their order; null for what it did not make. */
async function convertTogether(
  program: string,
  files: readonly Uint8Array[],
  { from, to, filter, isWhole }: Conversion,
  { start, each }: ConversionLimits,
): Promise<readonly (Uint8Array | null)[]> {
  const folder = await mkdtemp(join(tmpdir(), "annex2-office-"));
  try {
    const [profile, made] = [join(folder, "profile"), join(folder, "made")];
    await mkdir(made);
    const named = files.map((bytes, index) => ({ path: join(folder, `${String(index)}.${from}`), bytes }));
    await Promise.all(named.map(({ path, bytes }) => writeFile(path, bytes)));
    const own = `-env:UserInstallation=${pathToFileURL(profile).href}`;
    const paths = named.map(({ path }) => path);
    const words = [own, "--headless", "--norestore", "--convert-to", filter, "--outdir", made, ...paths];
    await runProgram(program, words, start + each * files.length);
    const results = files.map((_, index) => readFile(join(made, `${String(index)}.${to}`)).catch(() => null));
    return (await Promise.all(results)).map((bytes) => (bytes !== null && isWhole(bytes) ? bytes : null));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
}

/** What a program prints until it ends; nothing when it cannot be started. Stopped with all that it has started when its time is over. */
async function runProgram(program: string, words: readonly string[], seconds: number): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      // Of a group of its own, so that it can be stopped as one: soffice only starts others, which do the work.
      detached: process.platform !== "win32",
      windowsHide: true,
      stdio: ["ignore", "pipe", "ignore"],
    });
    const timer = setTimeout(() => {
      stopAll(child.pid);
    }, seconds * 1000);
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
    const end = (): void => {
      clearTimeout(timer);
      resolve(said);
    };
    child.on("error", end).on("close", end);
  });
}

function stopAll(pid: number | undefined): void {
  if (pid === undefined) return;
  if (process.platform === "win32") {
    spawn("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore", windowsHide: true }).on(
      "error",
      () => undefined,
    );
    return;
  }
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself meanwhile.
  }
}
