/** Composed documents → Word files and workbooks in the outputs folder, only where something has changed. */
import type { Fault } from "../model/pipeline-error.ts";
import type { Registry } from "../model/registry.ts";
import type { FileDigest } from "../model/run-record.ts";
import type { Sources } from "./load-sources.ts";
import type { Composed, DrawingTask, Looks } from "../documents/index.ts";
import type { DrawingPool, Outputs, Shell } from "../shell/index.ts";
import startDrawing, { type TablesTask } from "./drawing-worker.ts";

/** A document that has its place. */
export interface PlacedDocument extends Pick<Composed, "label" | "basis" | "rows"> {
  /** Below the outputs folder. */
  readonly path: string;
  /** Which files in templates/ it is made from, by name. */
  readonly isMadeFrom: (template: string) => boolean;
  readonly task: DrawingTask | TablesTask;
}

/** Draws only the documents whose data, template or drawing code has changed; gives what stands in the folder of each. */
export async function writeDocuments(
  documents: readonly PlacedDocument[],
  outputs: Outputs,
  { looks, digests }: Pick<Sources, "looks" | "digests">,
  drawers: DrawingPool,
  shell: Shell,
): Promise<readonly FileDigest[]> {
  shell.progress.begin(`${commonLabel(documents)}の作成`, documents.length);
  const { rendering } = shell.program.digests;
  const tasks = documents.map(({ label, path, rows, task, basis, isMadeFrom }) => {
    const look = digests.filter(({ folder, name }) => folder === "templates" && isMadeFrom(name));
    return { label, path, rows, task, basis: shell.sha256(JSON.stringify([rendering, look]) + basis()) };
  });
  const done = new Map<string, FileDigest>();
  const settle = (path: string, digest: FileDigest): void => {
    done.set(path, digest);
    shell.progress.step();
  };
  const missing: typeof tasks = [];
  for (const task of tasks) {
    const current = await outputs.current(task.path, task.basis);
    if (current === null) missing.push(task);
    else settle(task.path, current);
  }
  // The longest first: no process is left with one when the others are done.
  missing.sort((a, b) => b.rows - a.rows);
  const finish = async ({ path, basis }: (typeof tasks)[number], docx: Uint8Array): Promise<void> => {
    settle(path, await outputs.write(path, docx, basis));
  };
  const leave = ({ label, path }: (typeof tasks)[number]): void => {
    settle(path, outputs.leave(path, undrawn(label)));
  };
  // Starting processes takes longer than drawing a few short documents here.
  if (missing.reduce((sum, { rows }) => sum + rows, 0) > FEW_ROWS)
    await shell.drawAll(missing, { pool: drawers, looks, onDrawn: finish, onUndrawn: leave });
  else await drawHere(missing, looks, finish);
  shell.progress.end();
  return tasks.flatMap(({ path }) => done.get(path) ?? []);
}

/** What documents are called together: 報告書 where all are, 文書 where they are of several kinds. */
export function commonLabel(documents: readonly Pick<Composed, "label">[]): string {
  const [label, ...others] = new Set(documents.map((each) => each.label));
  return label === undefined || others.length > 0 ? "文書" : label;
}

function undrawn(label: string): Omit<Fault, "where"> {
  return {
    what: `${label}を作る処理が、メモリーの不足などで繰り返し止められたため、今回は作れませんでした。`,
    fix: `ほかのプログラムを閉じて、もう一度実行してください。前回の${label}があれば、そのまま残っています。`,
  };
}

const FEW_ROWS = 2_000;
/** So many institutions have more rows than that. */
const MANY_INSTITUTIONS = 300;

/** Starts the processes that draw, if there will be enough to draw: they load their code while this one adds up and composes. */
export function prepareDrawers({ institutions }: Registry, drawers: DrawingPool): void {
  if (institutions.length >= MANY_INSTITUTIONS) drawers.prepare(Infinity);
}

async function drawHere<Task extends Pick<PlacedDocument, "task">>(
  tasks: readonly Task[],
  looks: Looks,
  onDrawn: (task: Task, docx: Uint8Array) => Promise<void>,
): Promise<void> {
  if (tasks.length === 0) return;
  const draw = startDrawing(looks);
  for (const task of tasks) await onDrawn(task, draw(task.task));
}
