/** What a worker process does (engine/worker-process.ts): draws one document at a time with the styles it was started with. */
import { bodyTablesBook, type BodyTables } from "../data/body-tables/index.ts";
import { draw, readStyles } from "../documents/draw/index.ts";
import type { DrawingTask } from "../documents/index.ts";
import { writeTableBook } from "../workbook/write/table-book.ts";

/** A workbook of tables to be drawn. */
export interface TablesTask {
  readonly kind: "body-tables";
  readonly tables: BodyTables;
}

/** @param bytes of templates/styles.docx. */
export default function startDrawing(bytes: Uint8Array): (task: DrawingTask | TablesTask) => Uint8Array {
  const styles = readStyles(bytes);
  return (task) => (task.kind === "body-tables" ? writeTableBook(bodyTablesBook(task.tables)) : draw(task, styles));
}
