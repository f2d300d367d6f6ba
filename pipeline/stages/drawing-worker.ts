/** What a worker process does (engine/worker-process.ts): makes one paper at a time with the office's files it was started with. */
import { bodyTablesBook, type BodyTables } from "../data/body-tables/index.ts";
import { startDrawing } from "../documents/draw/index.ts";
import type { DrawingTask, Looks } from "../documents/index.ts";
import { writeTableBook } from "../workbook/write/table-book/index.ts";
import { markBook, type MarkingTask } from "./mark-book.ts";

/** A workbook of tables to be drawn. */
export interface TablesTask {
  readonly tables: BodyTables;
}

/** Prepares what the documents share; what it returns makes one paper after the other: null for one that {@link markBook} cannot make. */
export default function startDrawingAll(
  looks: Looks,
): (task: DrawingTask | TablesTask | MarkingTask) => Uint8Array | null | Promise<Uint8Array | null> {
  const draw = startDrawing(looks);
  return (task) => {
    if ("request" in task) return markBook(task);
    return "tables" in task ? writeTableBook(bodyTablesBook(task.tables)) : draw(task);
  };
}
