/** Temporary folders for end-to-end tests: inputs, outputs and templates as a clerk would have them. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { prepareProgram } from "../../launcher/prepare-program.mjs";
import { createProgress, createShell, type Shell } from "../../pipeline/shell/index.ts";
import { runNightly } from "../../pipeline/stages/nightly.ts";
import type { RunOptions } from "../../pipeline/model/run-options.ts";
import type { RunRecord } from "../../pipeline/model/run-record.ts";

const program = await prepareProgram();
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface Desk {
  readonly folder: string;
  readonly options: RunOptions;
  readonly shell: Shell;
  readonly put: (path: string, content: Uint8Array | string) => void;
  readonly run: (options?: Partial<RunOptions>) => Promise<RunRecord>;
  /** Every file below outputs/ but the state, the log and the tables (they tell what the run before had found), by path; run.json without its times. */
  readonly outputs: (name?: string) => Readonly<Record<string, string>>;
  readonly clear: () => void;
}

/**
 * A folder with the example's inputs and the shipped templates.
 *
 * @param like a desk to be alike, its outputs too, with the times of its files: a run costs a hundred times as much as its copy,
 *   so what several tests begin with is run once.
 */
export function desk(like?: Desk): Desk {
  const folder = mkdtempSync(join(tmpdir(), "annex2-"));
  if (like !== undefined) cpSync(like.folder, folder, { recursive: true, preserveTimestamps: true });
  else for (const name of ["inputs", "templates"]) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  const options: RunOptions = {
    inputs: join(folder, "inputs"),
    outputs: join(folder, "outputs"),
    templates: join(folder, "templates"),
    asOf: null,
    jobs: 2,
    memory: 400,
    time: 10,
    previous: null,
    fresh: false,
    pdf: false,
    parquet: false,
    oscal: false,
  };
  const shell = createShell({ program, progress: createProgress(process.stderr, true) });
  return {
    folder,
    options,
    shell,
    put: (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    run: (more = {}) => runNightly({ ...options, ...more }, shell),
    outputs: (name = "outputs") => readOutputs(join(folder, name)),
    clear: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const TABLES = "取りまとめ表_";
const TABLES_DIGEST = /(\/取りまとめ表_[^"]*","sha256":")[0-9a-f]+/gu;

function readOutputs(folder: string): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  const walk = (path: string): void => {
    for (const name of readdirSync(join(folder, path)).sort()) {
      const child = path === "" ? name : `${path}/${name}`;
      if (child === ".state" || child === "runs.jsonl" || name.startsWith(TABLES)) continue;
      if (statSync(join(folder, child)).isDirectory()) walk(child);
      else files[child] = readFileSync(join(folder, child)).toString("latin1");
    }
  };
  walk("");
  const record = files["run.json"];
  if (record !== undefined) {
    const { times, repeated, ...rest } = JSON.parse(Buffer.from(record, "latin1").toString("utf8")) as Record<
      string,
      unknown
    >;
    if (times === undefined || repeated === undefined) throw new Error("run.json has no times.");
    files["run.json"] = JSON.stringify(rest).replaceAll(TABLES_DIGEST, "$1");
  }
  return files;
}

/** The rows of a CSV file as records. */
export function csvRecords(latin1: string): readonly Readonly<Record<string, string>>[] {
  const text = Buffer.from(latin1, "latin1")
    .toString("utf8")
    .replace(/^\uFEFF/u, "");
  const rows = Array.from(
    text.matchAll(/(?:"(?:[^"]|"")*"|[^,\r\n"]*)(?:,(?:"(?:[^"]|"")*"|[^,\r\n"]*))*\r\n/gu),
    ([line]) =>
      Array.from(
        // A comma before each cell, the first too: an empty first one is a cell.
        `,${line.slice(0, -2)}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,"]*))/gu),
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
      ),
  );
  const [columns = [], ...records] = rows;
  return records.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ""])));
}
