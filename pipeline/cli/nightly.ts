/** `npm start` without a command: the nightly run. */
import type { Command } from "commander";
import { visibleJson } from "../lib/visible-text.ts";
import type { Program } from "../model/program.ts";
import { runNightly } from "../stages/nightly.ts";
import type { Caller } from "./caller.ts";
import { formatSummary } from "./closing-words.ts";
import { examples, japaneseCommand } from "./japanese-command.ts";
import { addNightlyOptions, parseRunOptions, type RunWords } from "./options.ts";

/** The root of all commands. */
export function nightlyCommand({ call, version }: Program, { perform, print, processors }: Caller): Command {
  const command = japaneseCommand(call)
    .description("inputs/ の自己点検表を読み取り、取りまとめ機関ごとの報告書を outputs/ に作成します。")
    .usage("[コマンド] [オプション]")
    .enablePositionalOptions()
    .version(version, "-V, --version", "版を表示します")
    .helpCommand("help [コマンド]", "コマンドの説明を表示します")
    .addHelpText("after", EXIT_CODES)
    .addHelpText("after", EXAMPLES)
    .action((words: RunWords) =>
      perform(words, async (shell) => {
        const options = parseRunOptions(words);
        const record = await runNightly(options, shell);
        if (words.quiet !== true) print(formatSummary(record, options.outputs));
        if (words.json === true) print(`${visibleJson(record)}\n`);
        return record.exitCode;
      }),
    );
  return addNightlyOptions(command, processors);
}

const EXIT_CODES = `
終了コード:
  0  すべてのファイルを採用（又は新しい提出に差替え）しました
  3  終わりましたが、人が確認すべきファイルがあります
  2  指定、名簿又はテンプレートに誤りがあります（何も書き込んでいません）
  1  プログラムの誤りです`;

const EXAMPLES = examples(
  "",
  "--inputs D:\\点検\\提出 --outputs D:\\点検\\結果",
  "--as-of 2027-03-31 --json",
  "check 青葉市.xlsx",
);
