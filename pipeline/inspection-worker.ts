/** Entry of a worker thread: inspects one file at a time against the scope it was started with. */
import { workerData } from "piscina";
import { createInspector, type InspectionScope } from "./inspect.ts";
import type { Inspection } from "./model/inspection.ts";

const inspect = createInspector(workerData as InspectionScope);

// The library prints its doubts about odd files; they would end up between the lines of the run.
for (const method of ["log", "info", "warn", "error"] as const) globalThis.console[method] = () => undefined;

export default function inspectTask(task: { readonly path: string; readonly bytes: Uint8Array }): Promise<Inspection> {
  return inspect(task.path, task.bytes);
}
