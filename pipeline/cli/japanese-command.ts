/** A command whose help and complaints, commander's own texts, are Japanese. */
import { Command } from "commander";
import { displayWidth } from "../lib/japanese/display-width.ts";
import { asTyped } from "../model/program.ts";

/** @param name as it is typed. Faults of usage are thrown as CommanderError once they have been shown; `main` makes them exit status 2. */
export function japaneseCommand(name: string): Command {
  return new Command(name)
    .helpOption("-h, --help", "この説明を表示します")
    .configureHelp({
      displayWidth,
      subcommandTerm: (sub) => `${sub.name()} ${sub.usage()}`,
      styleTitle: (title) => TITLES[title] ?? title,
      optionDescription: ({ description, defaultValue }) =>
        typeof defaultValue === "string" ? `${description}（既定: ${defaultValue}）` : description,
    })
    .configureOutput({
      outputError: (text, write) => {
        write(translate(text));
      },
    })
    .exitOverride();
}

/** Examples below a command's help, as people type them where they are: how that begins is the name of the root. */
export function examples(...words: readonly string[]): (context: { readonly command: Command }) => string {
  return ({ command }) =>
    ["\n例:", ...words.map((each) => `  ${asTyped({ call: rootOf(command).name() }, each)}`), ""].join("\n");
}

function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent);
}

const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "使い方:",
  "Options:": "オプション:",
  "Arguments:": "引数:",
  "Commands:": "コマンド:",
};

function translate(text: string): string {
  return text
    .replace(/\n\(Did you mean (.*?)\?\)/u, "（「$1」のことですか）")
    .replace(/error: unknown option '([^']*)'/u, "オプション「$1」はありません。")
    .replace(/error: unknown command '([^']*)'/u, "コマンド「$1」はありません。")
    .replace(/error: option '([^']*)' argument missing/u, "オプション「$1」に値がありません。")
    .replace(
      /error: option '([^']*)' argument '([^']*)' is invalid.*?choices are (.*?)\.\n?/su,
      "オプション「$1」に「$2」は使えません（使える値: $3）。\n",
    )
    .replace(/error: required option '([^']*)' not specified/u, "オプション「$1」を指定してください。")
    .replace(/error: missing required argument '([^']*)'/u, "「$1」を指定してください。")
    .replace(/error: too many arguments[^\n]*/u, "余分な語があります。ファイルを確かめるには check を使ってください。");
}
