/** `check`: single workbooks, and nothing written. */
import { join } from "node:path";
import type { Command } from "commander";
import { visibleJson } from "../lib/visible-text.ts";
import { checkOptions } from "../model/run-options.ts";
import type { Shell } from "../shell/index.ts";
import type { Caller, ProgressWords } from "./caller.ts";
import { checkExitCode, checkRecords, formatCheck } from "./check-words.ts";
import { examples, japaneseCommand } from "./japanese-command.ts";
import { addReadingOptions, parseOptions } from "./options.ts";

interface CheckWords extends ProgressWords {
  readonly json?: true;
  /** commander gives `false` for --no-registry. */
  readonly registry?: string | boolean;
}

/** Its exit status: 0 nothing to correct, 1 corrections needed, 3 a file that cannot be read, 2 a file, registry or form that is not there. */
export function checkCommand({ perform, print, processors }: Caller): Command {
  const command = japaneseCommand("check")
    .description("ブックを1つずつ読み取り、記載不備を表示します。何も書き込みません。")
    .usage("[オプション] <ファイル...>")
    .argument("<ファイル...>", "確かめるブック（ZIPも可）。フォルダーを指定すると、その中のすべてのブック")
    .option("--registry <ファイル>", "使う名簿。省略すると inputs/registry.xlsx があれば使います")
    .option("--no-registry", "名簿を使わずに確かめます")
    .addHelpText("after", EXIT_CODES)
    .addHelpText("after", EXAMPLES)
    .action((files: readonly string[], words: CheckWords) =>
      perform(words, async (shell) => {
        const registry = await registryOf(words.registry, shell);
        const options = parseOptions(checkOptions, { ...words, registry });
        // Loaded here only: the nightly run need not read anything when nothing has changed.
        const { checkFiles } = await import("../stages/check-files.ts");
        const inspections = await checkFiles(files, options, shell);
        if (words.quiet !== true && words.json !== true) print(formatCheck(inspections, registry));
        if (words.json === true) print(`${visibleJson(checkRecords(inspections))}\n`);
        return checkExitCode(inspections);
      }),
    );
  return addReadingOptions(command, processors);
}

async function registryOf(word: string | boolean | undefined, shell: Shell): Promise<string | null> {
  if (typeof word === "string") return word;
  const usual = join(shell.program.places.inputs, "registry.xlsx");
  return word !== false && (await shell.kindOf(usual)) !== null ? usual : null;
}

const EXIT_CODES = `
終了コード:
  0  直す必要のある記載不備はありません
  1  直す必要のある記載不備があります
  3  読み取れないファイルがあります
  2  指定、名簿又は様式に誤りがあります`;

const EXAMPLES = examples(
  "check 青葉市.xlsx 若葉町.xlsx",
  "check inputs/架空第1県",
  "check --registry inputs/registry.xlsx 青葉市.xlsx --json",
);
