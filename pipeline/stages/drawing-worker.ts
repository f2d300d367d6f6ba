/** What a worker process does (engine/worker-process.ts): draws one document at a time with the styles it was started with. */
import { draw, readStyles } from "../documents/draw/index.ts";
import type { DrawingTask } from "../documents/index.ts";

/** @param bytes of templates/styles.docx. */
export default function startDrawing(bytes: Uint8Array): (task: DrawingTask) => Uint8Array {
  const styles = readStyles(bytes);
  return (task) => draw(task, styles);
}
