/** `decide`: what is open in this run, as rows for decisions.xlsx. */
import { basename, dirname } from "node:path";
import type { Command } from "commander";
import { visibleJson, visibleLine } from "../lib/visible-text.ts";
import { DECISION_COLUMNS, HINT, type ProposedDecision } from "../model/decision.ts";
import { PipelineError } from "../model/pipeline-error.ts";
import type { Caller } from "./caller.ts";
import { examples, japaneseCommand } from "./japanese-command.ts";
import { addReadingOptions, addRunOptions, parseRunOptions, type RunWords } from "./options.ts";

interface DecideWords extends RunWords {
  readonly out?: string;
}

/** Writes no output of a run; with `--out` one new file. */
export function decideCommand({ perform, print, processors }: Caller): Command {
  const command = japaneseCommand("decide")
    .description("判断の要るもの（機関の分からないファイル、判読できない回答など）を、判断の記録の行の形で示します。")
    .usage("[オプション]")
    .option("--out <ファイル>", "行を書き出す新しいファイル（.xlsx 又は .csv）。省略すると画面に表示します")
    .addHelpText("after", EXAMPLES)
    .action((words: DecideWords) =>
      perform(words, async (shell) => {
        const options = parseRunOptions(words);
        const format = words.out === undefined ? null : formatOf(words.out);
        // Loaded here only: reading brings large libraries with it.
        const { findOpenQuestions, proposalFile } = await import("../stages/open-questions.ts");
        const proposed = await findOpenQuestions(options, shell);
        if (words.out !== undefined && format !== null) {
          const content = await proposalFile(proposed, format);
          await shell.writeNewFiles(dirname(words.out), [{ name: basename(words.out), content }]);
        }
        if (words.json === true) print(`${visibleJson(proposed)}\n`);
        else if (words.quiet !== true)
          print(words.out === undefined ? formatRows(proposed) : written(words.out, proposed));
        return 0;
      }),
    );
  return addReadingOptions(addRunOptions(command), processors);
}

function formatOf(out: string): "xlsx" | "csv" {
  const format = /\.(xlsx|csv)$/iu.exec(out)?.[1]?.toLowerCase();
  if (format === "xlsx" || format === "csv") return format;
  const fault = {
    where: "--out",
    what: `「${out}」には書き出せません。`,
    fix: "名前が .xlsx 又は .csv で終わるファイルを指定してください。",
  };
  throw new PipelineError("コマンドの指定に誤りがあります。", { exitCode: 2, faults: [fault] });
}

const NOTHING = "判断の要るものはありません。\n";
const NEXT =
  "日付・理由・担当者を記入してから、inputs\\decisions.xlsx の「判断」シートに入れてください。当てはまらない行は削除してください。\n";

function written(out: string, proposed: readonly ProposedDecision[]): string {
  return proposed.length === 0
    ? NOTHING
    : `「${visibleLine(out)}」に${String(proposed.length)}行を書き出しました。${NEXT}`;
}

/** Between tabs, so that Excel takes them apart when they are pasted. */
function formatRows(proposed: readonly ProposedDecision[]): string {
  if (proposed.length === 0) return NOTHING;
  const columns = [...DECISION_COLUMNS, HINT] as const;
  const rows = proposed.map((row) => columns.map((column) => asText(row[column] ?? "")).join("\t"));
  return `${[columns.join("\t"), ...rows].join("\n")}\n\n${String(proposed.length)}行あります。${NEXT}`;
}

/** Excel must not take what comes from outside for a formula. */
function asText(text: string): string {
  const line = visibleLine(text.replaceAll("\t", " "));
  return /^[=+@-]/u.test(line) ? `'${line}` : line;
}

const EXAMPLES = examples("decide", "decide --out 判断の候補.xlsx");
