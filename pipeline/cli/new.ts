/** `new`: the workbooks that the office keeps, to be filled in. */
import { join } from "node:path";
import type { Command } from "commander";
import { formatCount } from "../lib/format-count.ts";
import { visibleLines } from "../lib/visible-text.ts";
import { newOptions } from "../model/run-options.ts";
import type { MadeBooks } from "../stages/make-books.ts";
import type { Caller, ProgressWords } from "./caller.ts";
import { formatFault } from "./closing-words.ts";
import { examples, japaneseCommand } from "./japanese-command.ts";
import { parseOptions } from "./options.ts";

interface NewWords extends ProgressWords {
  readonly out: string;
  readonly from?: string;
}

/** Writes nothing over an existing file. */
export function newCommand({ perform, print }: Caller): Command {
  return japaneseCommand("new")
    .description("記入用の名簿（registry.xlsx）と判断の記録（decisions.xlsx）を作ります。")
    .usage("[オプション]")
    .requiredOption("--out <フォルダー>", "書き込むフォルダー。同じ名前のファイルがあれば、何も書き込みません")
    .option("--from <場所>", "機関を引き継ぐ前回の名簿（registry.xlsx）、又はそのあるフォルダー")
    .option("--templates <フォルダー>", "様式のあるフォルダー（様式版を記入するため）")
    .option("--quiet", "結果を表示しません")
    .addHelpText("after", EXAMPLES)
    .action((words: NewWords) =>
      perform(words, async (shell) => {
        const options = parseOptions(newOptions, { ...words, from: words.from ?? null });
        // Loaded here only: what writes workbooks is large.
        const { makeBooks } = await import("../stages/make-books.ts");
        const made = await makeBooks(options, shell);
        if (words.quiet !== true) print(formatMade(made, words));
        return 0;
      }),
    );
}

function formatMade({ written, look, bodies, institutions }: MadeBooks, { out, from }: NewWords): string {
  const carried =
    from === undefined
      ? ["見出しの下の「（例）」の行は、書き換えて使います。そのままの行は、取りまとめでは読みません。"]
      : [
          `「${from}」から、取りまとめ機関 ${formatCount(bodies)}、接続機関 ${formatCount(institutions)} を引き継ぎました。`,
          "次のところを確かめてください（セルの番地は、引継ぎ元の名簿のものです）。",
          ...look.flatMap(formatFault),
        ];
  return visibleLines(["次のファイルを作りました。", ...written.map((name) => `  ${join(out, name)}`), ...carried, ""]);
}

const EXAMPLES = examples(
  "new --out inputs",
  "new --out D:\\点検\\令和9年度 --from D:\\点検\\令和8年度\\registry.xlsx",
);
