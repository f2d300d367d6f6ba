/** `form`: the forms to send out, one for each institution. */
import { join } from "node:path";
import { Option, type Command } from "commander";
import { formatCount } from "../lib/format-count.ts";
import { visibleLines } from "../lib/visible-text.ts";
import { formOptions, type FormOptions } from "../model/run-options.ts";
import type { MadeForms } from "../stages/make-forms.ts";
import type { Caller, ProgressWords } from "./caller.ts";
import { formatFault } from "./closing-words.ts";
import { examples, japaneseCommand } from "./japanese-command.ts";
import { parseOptions } from "./options.ts";

/** Makes forms below the outputs folder; exit 3 where a person must look at one. */
export function formCommand({ perform, print }: Caller): Command {
  return japaneseCommand("form")
    .description("機関ごとに、機関名などを記入した自己点検表（配る様式）を outputs/forms/ に作ります。")
    .usage("[オプション]")
    .addOption(
      several("--only <コード...>", "作る機関の機関コード（空白で区切って、いくつでも）。省略するとすべての機関"),
    )
    .option("--body <コード>", "取りまとめ機関のコード。その機関が取りまとめる機関の分だけを作ります")
    .option("--previous <フォルダー>", "前回の outputs フォルダー。省略すると outputs/archive/ の最後の点検を使います")
    .option(
      "--with-checker",
      "機関ごとに、様式と、送付の前に自分で確かめるページ（点検表チェック.html）をまとめた ZIP も作ります",
    )
    .option("--inputs <フォルダー>", "名簿（registry.xlsx）のあるフォルダー")
    .option("--outputs <フォルダー>", "作った様式を書き出すフォルダー")
    .option("--templates <フォルダー>", "様式のあるフォルダー")
    .option("--quiet", "途中経過と要約を表示しません")
    .addHelpText("after", EXIT_CODES)
    .addHelpText("after", EXAMPLES)
    .action((words: ProgressWords) =>
      perform(words, async (shell) => {
        const options = parseOptions(formOptions, {
          only: null,
          body: null,
          previous: null,
          withChecker: false,
          ...words,
        });
        const { makeForms } = await import("../stages/make-forms.ts");
        const made = await makeForms(options, shell);
        if (words.quiet !== true) print(formatMade(made, options));
        return made.edited.length + made.unwritten.length === 0 ? 0 : 3;
      }),
    );
}

/** The library takes `...` for several values behind Latin letters only. */
function several(flags: string, description: string): Option {
  const option = new Option(flags, description);
  option.variadic = true;
  return option;
}

/** Files that need a person; more of them say nothing new. */
const SHOWN = 20;

function formatMade(made: MadeForms, { outputs, withChecker }: FormOptions): string {
  const more = made.edited.length - SHOWN;
  return visibleLines([
    `配る様式が、${formatCount(made.forms)}機関分そろいました（新しく書き込んだファイル ${formatCount(made.written)}件）。`,
    `場所: ${join(outputs, "forms")}`,
    ...(withChecker ? ["機関に送るもの: 各機関の「…_様式一式.zip」（様式、点検表チェックのページ、説明）"] : []),
    made.previous === null
      ? "前回の回答: なし"
      : `前回の回答: ${made.previous} の記号と特記事項を、表の右の欄に入れました。`,
    ...(made.archives.length === 0
      ? ["取りまとめ機関ごとのZIPは、すべての機関の分を作るときだけ作ります。"]
      : ["取りまとめ機関ごとのZIP:", ...made.archives.map((path) => `  ${join(outputs, path)}`)]),
    ...(made.edited.length === 0
      ? []
      : [
          "次のファイルは、人が手直ししているため、書き換えていません（ZIPには手直ししたものを入れました）。",
          ...made.edited.slice(0, SHOWN).map((path) => `  ${join(outputs, path)}`),
          ...(more > 0 ? [`  ほか${formatCount(more)}件`] : []),
          "作り直すときは、そのファイルを別の場所に移してから、もう一度実行してください。",
        ]),
    ...(made.unwritten.length === 0 ? [] : ["書き込めなかったファイルがあります。"]),
    ...made.unwritten.slice(0, SHOWN).flatMap(formatFault),
    "",
  ]);
}

const EXIT_CODES = `
終了コード:
  0  すべての様式が、今の名簿のとおりにあります
  3  終わりましたが、手直しされているため、又は開かれているため、書き換えなかったファイルがあります
  2  指定、名簿又は様式に誤りがあります（何も書き込んでいません）`;

const EXAMPLES = examples(
  "form",
  "form --body 480002",
  "form --only 482013 482030",
  "form --with-checker",
  "form --previous D:\\点検\\令和7年度\\outputs",
);
