/** Words on the command line → one call; prints; exit status. */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Command, CommanderError, Option } from "commander";
import type * as z from "zod";
import { checkExitCode, checkRecords, formatCheck } from "./check-words.ts";
import { displayWidth } from "../lib/japanese/display-width.ts";
import { visibleJson } from "../lib/visible-text.ts";
import { compareRuns } from "./compare-runs.ts";
import { formatDiff } from "./diff-words.ts";
import { failureRecord, formatFailure, formatSummary } from "./closing-words.ts";
import { refuseForgottenDashes, type OwnOption } from "./forgotten-dashes.ts";
import { PipelineError } from "../model/pipeline-error.ts";
import type { Program } from "../model/program.ts";
import { checkOptions, demoOptions, runOptions } from "../model/run-options.ts";
import { runNightly } from "./nightly.ts";
import { runOnChanges } from "./watch.ts";
import { createProgress, createShell, STATE_FOLDER, watchFolders, type Progress, type Shell } from "../shell/index.ts";

const EXIT_CODES = `
終了コード:
  0  すべてのファイルを採用（又は新しい提出に差替え）しました
  3  終わりましたが、人が確認すべきファイルがあります
  2  指定、名簿又はテンプレートに誤りがあります（何も書き込んでいません）
  1  プログラムの誤りです

例:
  npm start
  npm start -- --inputs D:\\点検\\提出 --outputs D:\\点検\\結果
  npm start -- --as-of 2027-03-31 --json
  npm start -- check 青葉市.xlsx
`;

const CHECK_EXIT_CODES = `
終了コード:
  0  直す必要のある記載不備はありません
  1  直す必要のある記載不備があります
  3  読み取れないファイルがあります
  2  指定、名簿又は様式に誤りがあります

例:
  npm start -- check 青葉市.xlsx 若葉町.xlsx
  npm start -- check inputs/架空第1県
  npm start -- check --registry inputs/registry.xlsx 青葉市.xlsx --json
`;

/** Options that every command takes. */
interface Words {
  readonly asOf?: string;
  readonly json?: true;
  readonly quiet?: true;
  readonly fresh?: true;
  readonly log?: "text" | "json";
  readonly inputs: string;
  readonly outputs: string;
  readonly registry?: string | boolean;
}

/** The words of the command line, commander's own texts in Japanese. `onEnd` receives the exit status. */
function createCommand(program: Program, onEnd: (exitCode: number) => void): Command {
  const open = ({ quiet, log }: Words): Shell => createShell({ program, progress: openProgress(quiet === true, log) });
  const root = speakJapanese(new Command("npm start --"))
    .description("inputs/ の自己点検表を読み取り、取りまとめ機関ごとの報告書を outputs/ に作成します。")
    .usage("[コマンド] [オプション]")
    .enablePositionalOptions()
    .version(program.version, "-V, --version", "版を表示します")
    .helpCommand("help [コマンド]", "コマンドの説明を表示します")
    .addHelpText("after", EXIT_CODES)
    .action(async (words: Words) => {
      onEnd(await runCommand(words, open(words)));
    });
  const watch = speakJapanese(root.command("watch"))
    .description("inputs/ と templates/ を見張り、ファイルが落ち着くたびに取りまとめを実行します。")
    .usage("[オプション]")
    .action(async (words: Words) => {
      onEnd(await watchCommand(words, open(words)));
    });
  for (const command of [root, watch]) addRunOptions(command);
  const check = speakJapanese(root.command("check"))
    .description("ブックを1つずつ読み取り、記載不備を表示します。何も書き込みません。")
    .usage("[オプション] <ファイル...>")
    .argument("<ファイル...>", "確かめるブック（ZIPも可）。フォルダーを指定すると、その中のすべてのブック")
    .option("--registry <ファイル>", "使う名簿。省略すると inputs/registry.xlsx があれば使います")
    .option("--no-registry", "名簿を使わずに確かめます")
    .addHelpText("after", CHECK_EXIT_CODES)
    .action(async (files: string[], words: Words) => {
      onEnd(await checkCommand(files, words, open(words)));
    });
  for (const command of [root, watch, check]) addCommonOptions(command);
  speakJapanese(root.command("demo"))
    .description("架空の国の名簿と記入済みの点検表を作ります。大きな件数で試すときに使います。")
    .usage("[オプション]")
    .option("--institutions <数>", "機関の数", "200")
    .requiredOption("--out <フォルダー>", "書き込む新しいフォルダー（--inputs に指定できます）")
    .option("--quiet", "途中経過を表示しません")
    .option("--seed <数>", "内容を変える種。同じ種からは同じ内容ができます", "1")
    .option("--templates <フォルダー>", "様式のあるフォルダー", "templates")
    .action(async (words: Words) => {
      onEnd(await demoCommand(words, open(words)));
    });
  speakJapanese(root.command("diff"))
    .description("直近2回の実行を比べ、どの機関の結果が、なぜ変わったかを表示します。")
    .usage("[オプション]")
    .option("--outputs <フォルダー>", "比べる実行の出力フォルダー", "outputs")
    .option("--json", "結果をJSONで出力します")
    .action(async (words: Words) => {
      onEnd(await diffCommand(words, open(words)));
    });
  return root;
}

function addRunOptions(command: Command): void {
  command
    .option("--inputs <フォルダー>", "名簿（registry.xlsx）と提出ファイルのあるフォルダー", "inputs")
    .option("--outputs <フォルダー>", "報告書とデータを書き出すフォルダー", "outputs")
    .option("--fresh", "前回までの読み取り結果（outputs/.state）を使わず、すべて読み直します")
    .addOption(
      new Option("--log <形式>", "途中経過の形式。json は1行に1件のJSON").choices(["text", "json"]).default("text"),
    );
}

function addCommonOptions(command: Command): void {
  command
    .option("--templates <フォルダー>", "様式と文面のテンプレートのあるフォルダー", "templates")
    .option("--as-of <日付>", "基準日（例: 2027-03-31）。省略すると名簿の基準日")
    .option("--jobs <数>", "同時に読み取るファイルの数", String(Math.min(64, availableParallelism())))
    .option("--memory <MB>", "1つのファイルの読み取りに使うメモリーの上限", "400")
    .option("--time <秒>", "1つのファイルの読み取りにかける処理時間の上限", "60")
    .option("--json", "最後の行に、結果をJSONで出力します")
    .option("--quiet", "途中経過と要約を表示しません");
}

function speakJapanese(command: Command): Command {
  return command
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
    .showHelpAfterError("使い方は npm start -- --help で確かめられます。")
    .exitOverride();
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

async function runCommand(words: Words, shell: Shell): Promise<number> {
  const options = parseOptions(runOptions, { ...words, fresh: words.fresh === true });
  const record = await runNightly(options, shell);
  if (words.quiet !== true) process.stdout.write(formatSummary(record, options.outputs));
  if (words.json === true) process.stdout.write(`${visibleJson(record)}\n`);
  return record.exitCode;
}

async function watchCommand(words: Words, shell: Shell): Promise<number> {
  const options = parseOptions(runOptions, { ...words, fresh: words.fresh === true });
  await shell.checkSeparate(options.inputs, options.outputs);
  const watch = watchFolders([options.inputs, options.templates]);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void watch.close());
  await runOnChanges(options, watch, shell, (text) => process.stdout.write(text));
  return 0;
}

async function checkCommand(files: readonly string[], words: Words, shell: Shell): Promise<number> {
  const registry = registryOf(words.registry);
  const options = parseOptions(checkOptions, { ...words, registry });
  // Loaded here only: the nightly run need not read anything when nothing has changed.
  const { checkFiles } = await import("./check.ts");
  const inspections = await checkFiles(files, options, shell);
  if (words.quiet !== true && words.json !== true) process.stdout.write(formatCheck(inspections, registry));
  if (words.json === true) process.stdout.write(`${visibleJson(checkRecords(inspections))}\n`);
  return checkExitCode(inspections);
}

async function demoCommand(words: Words, shell: Shell): Promise<number> {
  const options = parseOptions(demoOptions, { ...words });
  const { makeDemo } = await import("./make-demo.ts");
  const files = await makeDemo(options, shell);
  process.stdout.write(
    `「${options.out}」に${String(files)}件のファイルを作りました。\n次のように試せます: npm start -- --inputs ${options.out} --outputs ${options.out}-outputs\n`,
  );
  return 0;
}

async function diffCommand({ outputs, json }: Words, shell: Shell): Promise<number> {
  const state = await shell.openStateFolder(join(outputs, STATE_FOLDER));
  const [before, after] = await state.snapshots();
  if (before === undefined || after === undefined) {
    const faults = [
      {
        where: outputs,
        what: "比べられる実行の記録が2回分ありません。",
        fix: "取りまとめを2回以上実行してから、もう一度お試しください。",
      },
    ];
    throw new PipelineError("直近2回の実行を比べられません。", { exitCode: 2, faults });
  }
  const comparison = compareRuns(before, after);
  const [earlier, later] = [shell.localTime(comparison.before), shell.localTime(comparison.after)];
  process.stdout.write(
    json === true ? `${visibleJson(comparison)}\n` : formatDiff({ ...comparison, before: earlier, after: later }),
  );
  return 0;
}

/** commander gives `false` for --no-registry. */
function registryOf(word: string | boolean | undefined): string | null {
  if (typeof word === "string") return word;
  const usual = join("inputs", "registry.xlsx");
  return word !== false && existsSync(usual) ? usual : null;
}

function parseOptions<Schema extends z.ZodType>(
  schema: Schema,
  words: Readonly<Record<string, unknown>>,
): z.infer<Schema> {
  const result = schema.safeParse({ ...words, asOf: words["asOf"] ?? null });
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => ({
    where: `--${String(path[0]).replace("asOf", "as-of")}`,
    what: "指定が正しくありません。",
    fix: message,
  }));
  throw new PipelineError("コマンドの指定に誤りがあります。", { exitCode: 2, faults });
}

function ownOptions(command: Command): readonly OwnOption[] {
  const options = [command, ...command.commands].flatMap(({ options }) => options);
  const byName = new Map(
    options.map(({ long, short, required }) => [long ?? "", { long: long ?? "", short, takesValue: required }]),
  );
  return [...byName.values()];
}

/** Collectors get every line as JSON, an error that stops the command among them. */
let collects = false;

function openProgress(quiet: boolean, log: Words["log"]): Progress {
  collects = log === "json";
  return createProgress(process.stderr, quiet, log);
}

/** Does what the words on the command line say and returns the exit status. Called by launcher/start.mjs. */
export async function main(program: Program): Promise<number> {
  let exitCode = 0;
  try {
    const command = createCommand(program, (code) => (exitCode = code));
    refuseForgottenDashes(process.env, process.argv.slice(2), ownOptions(command));
    await command.parseAsync();
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (collects) openProgress(false, "json").tell("run-failed", failureRecord(error));
    else process.stderr.write(formatFailure(error));
    return error instanceof PipelineError ? error.exitCode : 1;
  }
}
