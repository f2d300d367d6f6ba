/** What is said of a word on the command line that fits nothing. */
import { sortByNearness } from "../documents/index.ts";
import { PipelineError } from "../model/pipeline-error.ts";

/** @param where which word it is */
export function wrongWords(where: string, what: string, fix: string): PipelineError {
  return new PipelineError("コマンドの指定に誤りがあります。", { exitCode: 2, faults: [{ where, what, fix }] });
}

const SHOWN_BODIES = 5;

/** Bodies that might have been meant by a code or a name, the nearest first: so many as fit a line, and how many there are. */
export function someBodies(given: string, bodies: readonly { readonly code: string; readonly name: string }[]): string {
  const nearest = sortByNearness(given, bodies, ({ code, name }) => [code, name]);
  const some = nearest.slice(0, SHOWN_BODIES).map(({ code, name }) => `${code} ${name}`);
  return `${some.join("、")}${bodies.length > SHOWN_BODIES ? ` など${String(bodies.length)}機関` : ""}`;
}
