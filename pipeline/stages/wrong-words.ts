/** What is said of a word on the command line that fits nothing. */
import { PipelineError } from "../model/pipeline-error.ts";

/** @param where which word it is */
export function wrongWords(where: string, what: string, fix: string): PipelineError {
  return new PipelineError("コマンドの指定に誤りがあります。", { exitCode: 2, faults: [{ where, what, fix }] });
}

const SHOWN_BODIES = 5;

/** Bodies that might have been meant: so many as fit a line, and how many there are. */
export function someBodies(bodies: readonly { readonly code: string; readonly name: string }[]): string {
  const some = bodies.slice(0, SHOWN_BODIES).map(({ code, name }) => `${code} ${name}`);
  return `${some.join("、")}${bodies.length > SHOWN_BODIES ? ` など${String(bodies.length)}機関` : ""}`;
}
