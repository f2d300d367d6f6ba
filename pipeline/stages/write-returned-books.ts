/** Workbooks that go back to institutions, in the outputs folder: only those of which the submission or what is asked about it has changed. */
import { join } from "node:path";
import { chunk } from "../lib/chunk.ts";
import { groupBy } from "../lib/group-by.ts";
import { ZipError } from "../lib/zip.ts";
import { createArchiveOpener } from "../intake/index.ts";
import type { RunOptions } from "../model/run-options.ts";
import type { FileDigest } from "../model/run-record.ts";
import type { FolderLook, MarkingPool, Outputs, Shell } from "../shell/index.ts";
import type { MarkingTask } from "./marking-worker.ts";
import type { ReturnedBookPlan } from "./plan-returned-books.ts";

/** As many as are marked in a tenth of a second are handed over together. */
const TOGETHER = 8;
/** Starting processes takes longer than marking so few here. */
const FEW = 20;

interface Missing extends ReturnedBookPlan {
  readonly basis: string;
}

/** Marks in other processes what is missing. What could not be made is in `outputs.faults`. */
export async function writeReturnedBooks(
  plans: readonly ReturnedBookPlan[],
  outputs: Outputs,
  found: FolderLook,
  { inputs, jobs }: Pick<RunOptions, "inputs" | "jobs">,
  shell: Shell,
): Promise<readonly FileDigest[]> {
  shell.progress.begin("確認依頼のブックの作成", plans.length);
  const done = new Map<string, FileDigest>();
  const settle = (digest: FileDigest): void => {
    done.set(digest.path, digest);
    shell.progress.step();
  };
  const missing: Missing[] = [];
  for (const plan of plans) {
    const basis = shell.sha256(JSON.stringify([shell.program.digests.all, plan.original.sha256, plan.request]));
    const current = await outputs.current(plan.path, basis);
    if (current === null) missing.push({ ...plan, basis });
    else settle(current);
  }
  const finish = async ({ path, basis }: Missing, book: Uint8Array | null): Promise<void> => {
    settle(book === null ? outputs.leave(path, UNMADE) : await outputs.write(path, book, basis));
  };
  const originals = new Originals(found, inputs, shell);
  const pool = missing.length > FEW ? shell.openMarkingPool(shell.program, jobs) : null;
  try {
    const mark = pool === null ? markHere : markThere(pool);
    for (const [archive, inIt] of groupBy(missing, ({ original }) => originals.archiveOf(original.path))) {
      const load = archive === null ? originals.onDisk() : await originals.inArchive(archive);
      const some = async (plans: readonly Missing[]): Promise<void> => {
        const tasks = plans.map(({ original: { path, sha256 }, request }) => ({ source: load(path), sha256, request }));
        const books = await mark(tasks);
        for (const [index, plan] of plans.entries()) await finish(plan, books[index] ?? null);
      };
      // Few archives hold more than memory does: their members go all at once, as files do.
      await Promise.all(chunk(inIt, TOGETHER).map(some));
    }
  } finally {
    pool?.close();
  }
  shell.progress.end();
  return plans.flatMap(({ path }) => done.get(path) ?? []);
}

const UNMADE = {
  what: "提出ファイルを読み取った後に、そのファイルが変わったか、処理が止められたため、確認依頼のブックを作れませんでした。",
  fix: "もう一度実行してください。前回のブックがあれば、そのまま残っています。",
};

type MarkAll = (tasks: readonly MarkingTask[]) => Promise<readonly (Uint8Array | null)[]>;

const markHere: MarkAll = async (tasks) => {
  const { default: startMarking } = await import("./marking-worker.ts");
  const mark = startMarking();
  const books: (Uint8Array | null)[] = [];
  for (const task of tasks) books.push(await mark(task));
  return books;
};

function markThere(pool: MarkingPool): MarkAll {
  return async (tasks) =>
    (await pool.runTogether(tasks)).map(([, end]) => {
      if ("failed" in end) throw end.failed;
      return "result" in end ? end.result : null;
    });
}

/** Where submissions lie: on the disk, or in an archive there. */
class Originals {
  private readonly found: FolderLook;
  private readonly inputs: string;
  private readonly shell: Shell;
  private readonly onTheDisk: ReadonlySet<string>;

  constructor(found: FolderLook, inputs: string, shell: Shell) {
    [this.found, this.inputs, this.shell] = [found, inputs, shell];
    this.onTheDisk = new Set(found.paths);
  }

  /** The archive on the disk that holds a file; null when it lies there itself, and the file where only this process knows its place. */
  archiveOf(path: string): string | null {
    if (this.onTheDisk.has(path)) return this.found.places.has(path) ? path : null;
    for (let end = path.lastIndexOf("!"); end > 0; end = path.lastIndexOf("!", end - 1))
      if (this.onTheDisk.has(path.slice(0, end))) return path.slice(0, end);
    return null;
  }

  onDisk(): (path: string) => Uint8Array | string {
    return (path) => join(this.inputs, path);
  }

  /** Of a file that is not there any more, nothing. */
  async inArchive(archive: string): Promise<(path: string) => Uint8Array> {
    const place = this.found.places.get(archive) ?? join(this.inputs, archive);
    const bytes = await this.shell.loadInput(place).then(
      (loaded) => loaded.bytes,
      () => NOTHING,
    );
    const open = createArchiveOpener(this.found.paths);
    return (path) => {
      try {
        return findMember(open, archive, bytes, path);
      } catch (error) {
        if (error instanceof ZipError) return NOTHING;
        throw error;
      }
    };
  }
}

const NOTHING = new Uint8Array();

function findMember(
  open: ReturnType<typeof createArchiveOpener>,
  archive: string,
  bytes: Uint8Array,
  path: string,
): Uint8Array {
  if (path === archive) return bytes;
  for (const member of open(archive, bytes) ?? []) {
    if (path === member.path || path.startsWith(`${member.path}!`))
      return findMember(open, member.path, member.load(), path);
  }
  return NOTHING;
}
