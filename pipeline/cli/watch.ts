/** `watch`: running whenever the files in inputs/ and templates/ have settled. */
import type { Command } from "commander";
import { visibleLines } from "../lib/visible-text.ts";
import type { RunOptions } from "../model/run-options.ts";
import { watchFolders, type FolderWatch, type Shell } from "../shell/index.ts";
import { runNightly } from "../stages/nightly.ts";
import type { Caller } from "./caller.ts";
import { failureRecord, formatFailure, formatSummary } from "./closing-words.ts";
import { japaneseCommand } from "./japanese-command.ts";
import { addNightlyOptions, parseRunOptions, type RunWords } from "./options.ts";

/** Ends with exit status 0 when it is stopped; a run that fails does not end it. */
export function watchCommand({ perform, print, onStop, processors }: Caller): Command {
  const command = japaneseCommand("watch")
    .description("inputs/ と templates/ を見張り、ファイルが落ち着くたびに取りまとめを実行します。")
    .usage("[オプション]")
    .action((words: RunWords) =>
      perform(words, async (shell) => {
        const options = parseRunOptions(words);
        await shell.checkSeparate(options.inputs, options.outputs);
        // Without it each run would fail: said once, before anything is watched.
        if (options.pdf) await shell.findOfficeSuite();
        const watch = watchFolders([options.inputs, options.templates]);
        onStop(() => void watch.close());
        await runOnChanges(options, watch, shell, print);
        return 0;
      }),
    );
  return addNightlyOptions(command, processors);
}

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
