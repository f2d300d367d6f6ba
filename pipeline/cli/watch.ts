/** Running whenever the files in inputs/ and templates/ have settled. */
import { failureRecord, formatFailure, formatSummary } from "./closing-words.ts";
import { visibleLines } from "../lib/visible-text.ts";
import type { RunOptions } from "../model/run-options.ts";
import { runNightly } from "./nightly.ts";
import type { FolderWatch, Shell } from "../shell/index.ts";

/** Runs once at the start and after each change until `watch` is closed. A failed run is told and the watch goes on. */
export async function runOnChanges(
  options: RunOptions,
  watch: FolderWatch,
  shell: Shell,
  say: (words: string) => void,
): Promise<void> {
  let changed: readonly string[] | null = [];
  while (changed !== null) {
    if (changed.length > 0) say(changeWords(changed));
    try {
      say(formatSummary(await runNightly(options, shell), options.outputs));
    } catch (error) {
      say(formatFailure(error));
      shell.progress.tell("run-failed", failureRecord(error));
    }
    say(`「${options.inputs}」を見張っています。終わるには Ctrl+C を押してください。\n`);
    changed = await watch.settled();
  }
  say("見張りを終わりました。\n");
}

const NAMED = 5;

function changeWords(paths: readonly string[]): string {
  const rest = paths.length > NAMED ? [`  ほか${String(paths.length - NAMED)}件`] : [];
  return visibleLines([
    `${String(paths.length)}件の変化があったため、取りまとめを実行します。`,
    ...paths.slice(0, NAMED).map((path) => `  ${path}`),
    ...rest,
  ]);
}
