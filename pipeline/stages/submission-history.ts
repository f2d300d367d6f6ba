/** What counted in earlier runs of this cycle: read before submissions are settled, and written before any letter is. */
import { isSameCycle } from "../model/cycle-name.ts";
import type { Cycle } from "../model/registry.ts";
import type { FileDigest } from "../model/run-record.ts";
import { noHistory } from "../settle/index.ts";
import { HISTORY_FILE, type Outputs, type Shell } from "../shell/index.ts";
import { decodeHistory, encodeHistory, type CycleHistory } from "../state/index.ts";

/** Another cycle begins with none. @throws PipelineError (exit 2) when it is there and cannot be read. */
export async function loadSubmissionHistory(
  outputs: string,
  { name }: Pick<Cycle, "name">,
  shell: Shell,
): Promise<Omit<CycleHistory, "cycle">> {
  const found = decodeHistory(await shell.loadHistory(outputs));
  return found !== null && isSameCycle(found.cycle, name) ? found : { history: noHistory(), runs: [] };
}

/** A run that is killed after it has asked for the same again: what counts now is its last entry already. */
export async function writeSubmissionHistory(
  history: Omit<CycleHistory, "cycle">,
  { name }: Pick<Cycle, "name">,
  outputs: Outputs,
): Promise<FileDigest> {
  return outputs.writeParts(HISTORY_FILE, encodeHistory({ ...history, cycle: name }));
}
