/** What a worker process does (engine/worker-process.ts): draws one document at a time with the office's files it was started with. */
export { startDrawing as default } from "../documents/draw/index.ts";
