/** What is said of a word on the command line that fits nothing. */
import { PipelineError } from "../model/pipeline-error.ts";

/** @param where which word it is */
export function wrongWords(where: string, what: string, fix: string): PipelineError {
  return new PipelineError("コマンドの指定に誤りがあります。", { exitCode: 2, faults: [{ where, what, fix }] });
}
