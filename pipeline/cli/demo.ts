/** `demo`: an invented country to try the tool with at size. */
import type { Command } from "commander";
import { asTyped } from "../model/program.ts";
import { demoOptions } from "../model/run-options.ts";
import type { Caller, ProgressWords } from "./caller.ts";
import { japaneseCommand } from "./japanese-command.ts";
import { parseOptions } from "./options.ts";

/** Exit status 2 where the folder is not empty or the form cannot be used, else 0. */
export function demoCommand({ perform, print }: Caller): Command {
  return japaneseCommand("demo")
    .description("架空の国の名簿と記入済みの点検表を作ります。大きな件数で試すときに使います。")
    .usage("[オプション]")
    .option("--institutions <数>", "機関の数", "200")
    .requiredOption("--out <フォルダー>", "書き込む新しいフォルダー（--inputs に指定できます）")
    .option("--quiet", "途中経過を表示しません")
    .option("--seed <数>", "内容を変える種。同じ種からは同じ内容ができます", "1")
    .option("--templates <フォルダー>", "様式のあるフォルダー")
    .action((words: ProgressWords) =>
      perform(words, async (shell) => {
        const options = parseOptions(demoOptions, words);
        const { makeDemo } = await import("../stages/make-demo.ts");
        const files = await makeDemo(options, shell);
        const next = asTyped(shell.program, `--inputs ${options.out} --outputs ${options.out}-outputs`);
        print(`「${options.out}」に${String(files)}件のファイルを作りました。\n次のように試せます: ${next}\n`);
        return 0;
      }),
    );
}
