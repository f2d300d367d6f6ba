/** What a worker process does (engine/worker-process.ts): draws one document or workbook at a time with the office's files it was started with. */
import { bodyTablesBook, type BodyTables } from "../data/body-tables/index.ts";
import { startDrawing } from "../documents/draw/index.ts";
import type { DrawingTask, Looks } from "../documents/index.ts";
import { writeTableBook } from "../workbook/write/table-book/index.ts";

/** A workbook of tables to be drawn. */
export interface TablesTask {
  readonly tables: BodyTables;
}

/** Prepares what the documents share; what it returns draws one after the other. */
export default function startDrawingAll(looks: Looks): (task: DrawingTask | TablesTask) => Uint8Array {
  const draw = startDrawing(looks);
  return (task) => ("tables" in task ? writeTableBook(bodyTablesBook(task.tables)) : draw(task));
}
