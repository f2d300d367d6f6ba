/** Whether an output still is what a run has left. */
import { join } from "node:path";
import type { OutputState } from "../model/run-state.ts";
import { lookAtFile } from "./input-folder.ts";
import { digestOutput } from "./digest-output.ts";
import { isUntouched } from "./state-folder.ts";

/** The state of an output that still holds what was written, as of now; null when it has been touched or is gone. */
export async function recheckOutput(folder: string, state: OutputState): Promise<OutputState | null> {
  const lookedAt = Date.now();
  const look = await lookAtFile(join(folder, state.path));
  if (look?.size !== state.size) return null;
  if (isUntouched(look, state, state.lookedAt)) return state;
  const digest = await digestOutput(folder, state.path);
  return digest === state.sha256 ? { ...state, ...look, lookedAt } : null;
}
