/** `diff`: why a number is not what it was. */
import { join } from "node:path";
import type { Command } from "commander";
import { visibleJson } from "../lib/visible-text.ts";
import { PipelineError } from "../model/pipeline-error.ts";
import type { RunSnapshot } from "../model/run-state.ts";
import { STATE_FOLDER, type Shell } from "../shell/index.ts";
import type { Caller, ProgressWords } from "./caller.ts";
import { compareRuns } from "./compare-runs.ts";
import { formatDiff } from "./diff-words.ts";
import { japaneseCommand } from "./japanese-command.ts";

interface DiffWords extends ProgressWords {
  readonly json?: true;
  readonly outputs: string;
}

/** Reads the state only; exit status 2 where no two runs that differ are on record. */
export function diffCommand({ perform, print }: Caller): Command {
  return japaneseCommand("diff")
    .description("直近2回の実行を比べ、どの機関の結果が、なぜ変わったかを表示します。")
    .usage("[オプション]")
    .option("--outputs <フォルダー>", "比べる実行の出力フォルダー")
    .option("--json", "結果をJSONで出力します")
    .action((words: DiffWords) =>
      perform(words, async (shell) => {
        const comparison = compareRuns(...(await lastTwoRuns(words.outputs, shell)));
        const [before, after] = [shell.localTime(comparison.before), shell.localTime(comparison.after)];
        print(words.json === true ? `${visibleJson(comparison)}\n` : formatDiff({ ...comparison, before, after }));
        return 0;
      }),
    );
}

async function lastTwoRuns(outputs: string, shell: Shell): Promise<readonly [RunSnapshot, RunSnapshot]> {
  const state = await shell.openStateFolder(join(outputs, STATE_FOLDER));
  const [before, after] = await state.snapshots();
  if (before !== undefined && after !== undefined) return [before, after];
  const fault = {
    where: outputs,
    what: "比べられる実行の記録が2回分ありません。",
    fix: "取りまとめを2回以上実行してから、もう一度お試しください。",
  };
  throw new PipelineError("直近2回の実行を比べられません。", { exitCode: 2, faults: [fault] });
}
