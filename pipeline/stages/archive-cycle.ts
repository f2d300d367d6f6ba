/** When another cycle begins, all that the cycle before left goes to the archive, before anything of the new one is written. */
import type { Cycle } from "../model/registry.ts";
import type { RunRecord } from "../model/run-record.ts";
import { ARCHIVE, type EarlierOutputs, type RunLock, type Shell } from "../shell/index.ts";
import { nameAmong } from "./names-within.ts";

/**
 * Call it with the outputs folder's lock held, and before the first write. A cycle is another one when its 点検名 is; one that is
 * only spelt otherwise (spaces, width of letters) is not. A name that is in the archive already gets a number: what is there stays as it is.
 *
 * @returns what was moved; null when the outputs are this cycle's, or nobody's.
 * @throws PipelineError (exit 2) when something cannot be moved: then all is where it was.
 */
export async function archiveEarlierCycle(
  outputs: string,
  { name }: Pick<Cycle, "name">,
  { earlier, lock }: { readonly earlier: Pick<EarlierOutputs, "cycle">; readonly lock: Pick<RunLock, "check"> },
  { archive }: Shell,
): Promise<NonNullable<RunRecord["archived"]> | null> {
  const unfinished = await archive.unfinished(outputs);
  const before = unfinished === null ? earlier.cycle : (unfinished.cycle ?? unfinished.name);
  lock.check();
  if (before === null || isSameCycle(before, name)) {
    // The move was cut short, and then the old name was put back.
    if (unfinished !== null) await archive.takeBack(outputs, unfinished.name);
    return null;
  }
  const folder = unfinished?.name ?? nameAmong(before, await archive.names(outputs));
  await archive.add(outputs, folder);
  return { cycle: before, path: `${ARCHIVE}/${folder}` };
}

/** Names that differ in spaces and width of letters only are one cycle's. */
export function isSameCycle(a: string, b: string): boolean {
  const plain = (name: string): string => name.normalize("NFKC").replace(/\s/gu, "");
  return plain(a) === plain(b);
}
