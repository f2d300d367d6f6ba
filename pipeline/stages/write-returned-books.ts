/** Workbooks that go back to institutions, in the outputs folder: only those of which the submission or what is asked about it has changed. */
import { join } from "node:path";
import { chunk } from "../lib/chunk.ts";
import { groupBy } from "../lib/group-by.ts";
import { ZipError } from "../lib/zip.ts";
import { createArchiveOpener } from "../intake/index.ts";
import type { FileDigest } from "../model/run-record.ts";
import type { DrawingPool, FolderLook, Outputs, Shell } from "../shell/index.ts";
import { markBook, type MarkingTask } from "./mark-book.ts";
import type { ReturnedBookPlan } from "./plan-returned-books.ts";

/** As many as are marked in a twentieth of a second are handed over together. */
const TOGETHER = 8;
/** Starting processes takes longer than marking so few here. */
const FEW = 20;

/** A workbook to go back, with the digest of all that it is made from. */
export interface BasedBook extends ReturnedBookPlan {
  /** What messages call it. */
  readonly label: string;
  readonly basis: string;
}

/** Of the submission and of what is asked about it. */
export function bookWithBasis(
  plan: ReturnedBookPlan,
  { program, sha256 }: Pick<Shell, "program" | "sha256">,
): BasedBook {
  return {
    ...plan,
    label: "確認依頼のブック",
    basis: sha256(JSON.stringify([program.digests.rendering, plan.original.sha256, plan.request])),
  };
}

/** Marks workbooks; gives what stands in the folder of each: what could not be made is in `outputs.faults`. */
export async function markBooks(
  books: readonly BasedBook[],
  outputs: Outputs,
  { found, inputs, drawers }: { readonly found: FolderLook; readonly inputs: string; readonly drawers: DrawingPool },
  shell: Shell,
): Promise<readonly FileDigest[]> {
  const done: FileDigest[] = [];
  const finish = async ({ path, basis }: BasedBook, bytes: Uint8Array | null): Promise<void> => {
    done.push(bytes === null ? outputs.leave(path, UNMADE) : await outputs.write(path, bytes, basis));
    shell.progress.step();
  };
  const originals = new Originals(found, inputs, shell);
  const mark = books.length > FEW ? markThere(drawers) : markHere;
  for (const [archive, inIt] of groupBy(books, ({ original }) => originals.archiveOf(original.path))) {
    const load = archive === null ? originals.onDisk() : await originals.inArchive(archive);
    const some = async (together: readonly BasedBook[]): Promise<void> => {
      const tasks = together.map(({ original: { path, sha256 }, request }) => ({
        source: load(path),
        sha256,
        request,
      }));
      const marked = await mark(tasks);
      await Promise.all(together.map((book, index) => finish(book, marked[index] ?? null)));
    };
    // Few archives hold more than memory does: their members go all at once, as files do.
    await Promise.all(chunk(inIt, TOGETHER).map(some));
  }
  return done;
}

const UNMADE = {
  what: "提出ファイルを読み取った後に、そのファイルが変わったか、処理が止められたため、確認依頼のブックを作れませんでした。",
  fix: "もう一度実行してください。前回のブックがあれば、そのまま残っています。",
};

type MarkAll = (tasks: readonly MarkingTask[]) => Promise<readonly (Uint8Array | null)[]>;

const markHere: MarkAll = async (tasks) => {
  const books: (Uint8Array | null)[] = [];
  for (const task of tasks) books.push(await markBook(task));
  return books;
};

function markThere(pool: DrawingPool): MarkAll {
  return async (tasks) =>
    (await pool.runTogether(tasks, "marks")).map(([, end]) => {
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
