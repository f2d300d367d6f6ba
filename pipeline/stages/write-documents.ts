/** Composed documents → Word files and workbooks in the outputs folder, only where something has changed. */
import { groupBy } from "../lib/group-by.ts";
import type { Fault } from "../model/pipeline-error.ts";
import type { Registry } from "../model/registry.ts";
import type { FileDigest } from "../model/run-record.ts";
import type { Sources } from "./load-sources.ts";
import type { Composed, DrawingTask } from "../documents/index.ts";
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

/** A document with the digest of all that it is made from. */
export type BasedDocument = Omit<PlacedDocument, "basis" | "isMadeFrom"> & { readonly basis: string };

/** Of its data, its template and the code that draws it. */
export function withBasis(
  { basis, isMadeFrom, ...document }: PlacedDocument,
  { digests }: Pick<Sources, "digests">,
  { program, sha256 }: Pick<Shell, "program" | "sha256">,
): BasedDocument {
  const look = digests.filter(({ folder, name }) => folder === "templates" && isMadeFrom(name));
  return { ...document, basis: sha256(JSON.stringify([program.digests.rendering, look]) + basis()) };
}

/** Draws documents; gives what stands in the folder of each: what could not be drawn is in `outputs.faults`. */
export async function drawDocuments(
  documents: readonly BasedDocument[],
  outputs: Outputs,
  { looks, drawers }: Pick<Sources, "looks"> & { readonly drawers: DrawingPool },
  shell: Pick<Shell, "progress" | "drawAll">,
): Promise<readonly FileDigest[]> {
  const done: FileDigest[] = [];
  const settle = (digest: FileDigest): void => {
    done.push(digest);
    shell.progress.step();
  };
  await drawEach(documents, { looks, drawers }, shell, async ({ label, path, basis }, bytes) => {
    settle(bytes === null ? outputs.leave(path, undrawn(label)) : await outputs.write(path, bytes, basis));
  });
  return done;
}

/** @param finish called for each, in no fixed order, and awaited; null: it could not be drawn this time */
export async function drawEach<Document extends Pick<PlacedDocument, "rows" | "task">>(
  documents: readonly Document[],
  { looks, drawers }: Pick<Sources, "looks"> & { readonly drawers: DrawingPool },
  shell: Pick<Shell, "drawAll">,
  finish: (document: Document, bytes: Uint8Array | null) => Promise<void>,
): Promise<void> {
  // Starting processes takes longer than drawing a few short documents here.
  if (documents.reduce((sum, { rows }) => sum + rows, 0) > FEW_ROWS)
    return shell.drawAll(listsByCode(documents), drawers, finish);
  if (documents.length === 0) return;
  const draw = startDrawing(looks);
  for (const document of documents) await finish(document, await draw(document.task));
}

/** Each list with what says by which code it is drawn. */
function listsByCode<Document extends Pick<PlacedDocument, "rows" | "task">>(
  documents: readonly Document[],
): readonly { readonly kind: string; readonly documents: readonly Document[] }[] {
  const codeOf = ({ task }: Document): string => ("tables" in task ? "tables" : "letter" in task ? "letter" : "words");
  return [...groupBy(documents, codeOf)].flatMap(([kind, alike]) =>
    inLists(alike).map((list) => ({ kind, documents: list })),
  );
}

/** The longest first: no process is left with one when the others are done. Short ones are handed over together. */
export function inLists<Item extends Pick<PlacedDocument, "rows">>(
  items: readonly Item[],
): readonly (readonly Item[])[] {
  const lists: Item[][] = [];
  let room = 0;
  for (const item of [...items].sort((a, b) => b.rows - a.rows)) {
    const last = lists.at(-1);
    if (last === undefined || item.rows > room) {
      lists.push([item]);
      room = TOGETHER_ROWS;
    } else last.push(item);
    room -= item.rows;
  }
  return lists;
}

/** What documents are called together: 報告書 where all are, 文書 where they are of several kinds. */
export function commonLabel(documents: readonly Pick<Composed, "label">[]): string {
  const [label, ...others] = new Set(documents.map((each) => each.label));
  return label === undefined || others.length > 0 ? "文書" : label;
}

/** Why nothing was made of what could not be drawn. */
export function undrawn(label: string): Omit<Fault, "where"> {
  return {
    what: `${label}を作る処理が、メモリーの不足などで繰り返し止められたため、今回は作れませんでした。`,
    fix: `ほかのプログラムを閉じて、もう一度実行してください。前回の${label}があれば、そのまま残っています。`,
  };
}

const FEW_ROWS = 2_000;
/** A process takes longer to draw these than to ask for more. */
const TOGETHER_ROWS = 500;
/** So many institutions have more rows than {@link FEW_ROWS}. */
const MANY_INSTITUTIONS = 300;

/** Starts the processes that draw, if there will be enough to draw: they load their code while this one adds up and composes. */
export function prepareDrawers({ institutions }: Registry, drawers: DrawingPool): void {
  if (institutions.length >= MANY_INSTITUTIONS) drawers.prepare(Infinity);
}
