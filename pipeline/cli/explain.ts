/** `explain`: where a figure of a report comes from. */
import { Argument, type Command } from "commander";
import { displayWidth, padToWidth } from "../lib/japanese/display-width.ts";
import { visibleJson, visibleLines } from "../lib/visible-text.ts";
import { explainOptions } from "../model/run-options.ts";
import type { Explanation, FigureList } from "../stages/explain-figure.ts";
import type { Caller, ProgressWords } from "./caller.ts";
import { formatExplanation } from "./explain-words.ts";
import { examples, japaneseCommand } from "./japanese-command.ts";
import { addPreviousOption, parseOptions } from "./options.ts";

interface ExplainWords extends ProgressWords {
  readonly json?: true;
  readonly all?: true;
  readonly outputs: string;
}

/** Reads what the last run has written, and writes nothing; exit status 3 where data and report differ. */
export function explainCommand({ perform, print }: Caller): Command {
  const command = japaneseCommand("explain")
    .description(
      "報告書の数字が、どの提出ファイルのどのセルから来たかを表示します。数え直して、報告書と同じかも確かめます。",
    )
    .usage("<取りまとめ機関> [数字の名前] [オプション]")
    .addArgument(new Argument("<取りまとめ機関>", "機関コード、又は名前（ほかの機関と区別できる一部でもよい）"))
    .addArgument(new Argument("[数字の名前]", "省略すると、その報告書にある数字の名前の一覧"))
    .option("--outputs <フォルダー>", "取りまとめの結果があるフォルダー")
    .option("--all", "元になったものを、省かずにすべて表示します")
    .option("--json", "結果をJSONで出力します")
    .addHelpText("after", EXIT_CODES)
    .addHelpText("after", EXAMPLES)
    .action((body: string, figure: string | undefined, words: ExplainWords) =>
      perform(words, async (shell) => {
        const options = parseOptions(explainOptions, { previous: null, ...words, body, figure: figure ?? null });
        // Loaded here only: the names of the wording bring large libraries with them.
        const { explainFigure } = await import("../stages/explain-figure.ts");
        const explained = await explainFigure(options, shell);
        if (words.json === true) print(`${visibleJson(explained)}\n`);
        else if ("figures" in explained) print(formatList(explained));
        else print(formatExplanation(explained, words.all === true, shell.program));
        return "figures" in explained || explained.matches ? 0 : 3;
      }),
    );
  return addPreviousOption(command);
}

function formatList({ body, bodyName, figures }: FigureList): string {
  const width = Math.max(...figures.map(({ figure }) => displayWidth(figure)));
  return visibleLines([
    `${body} ${bodyName} の文書にある数字（名前と、印刷されているもの）`,
    ...figures.map(({ figure, printed }: Pick<Explanation, "figure" | "printed">) => {
      return `  ${padToWidth(figure, width)}  ${printed.replace(/\n/gu, " ")}`;
    }),
  ]);
}

const EXIT_CODES = `
終了コード:
  0  報告書の数字と、数え直した数が同じ
  3  違う（データが書き換えられたなど、人が確かめる必要がある）
  2  指定の誤り、又は取りまとめの結果がない`;

const EXAMPLES = examples("explain 480002", "explain 480002 overdueCount", "explain 架空第1県 by-measure/16/△ --all");
