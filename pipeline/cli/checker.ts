/** `checker`: a page on which institutions check their workbook before they send it. */
import { join } from "node:path";
import type { Command } from "commander";
import { visibleLines } from "../lib/visible-text.ts";
import { checkerOptions } from "../model/run-options.ts";
import type { Caller, ProgressWords } from "./caller.ts";
import { examples, japaneseCommand } from "./japanese-command.ts";
import { parseOptions } from "./options.ts";

/** Exit status 2 where registry or form cannot be used, or a file of that name is there, else 0. */
export function checkerCommand({ perform, print }: Caller): Command {
  return japaneseCommand("checker")
    .description("機関が送付の前に自分で確かめるページ（点検表チェック.html）を作ります。")
    .usage("[オプション]")
    .requiredOption("--out <フォルダー>", "書き込むフォルダー。同じ名前のファイルがあれば、何も書き込みません")
    .option("--institution <コード>", "機関コード。その機関だけのページにします。省略すると、どの機関でも使えるページ")
    .option("--inputs <フォルダー>", "名簿（registry.xlsx）のあるフォルダー")
    .option("--templates <フォルダー>", "様式のあるフォルダー")
    .option("--quiet", "結果を表示しません")
    .addHelpText("after", EXAMPLES)
    .action((words: ProgressWords) =>
      perform(words, async (shell) => {
        const options = parseOptions(checkerOptions, { institution: null, ...words });
        const { makeChecker } = await import("../stages/make-checker.ts");
        const name = await makeChecker(options, shell);
        if (words.quiet !== true)
          print(
            visibleLines([
              "機関にお渡しするページを作りました。",
              `  ${join(options.out, name)}`,
              "ダブルクリックして、記入した点検表を1つ確かめてから、お渡しください。",
              "名簿の点検名・提出期限や様式を変えたときは、このファイルを移してから、作り直してください。",
              "",
            ]),
          );
        return 0;
      }),
    );
}

const EXAMPLES = examples(
  "checker --out D:\\点検\\令和9年度\\配布",
  "checker --out D:\\点検\\令和9年度\\配布 --institution 482013",
);
