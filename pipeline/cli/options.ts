/** Options that several commands share, and how what was typed is checked. */
import { Option, type Command } from "commander";
import type * as z from "zod";
import { PipelineError } from "../model/pipeline-error.ts";
import { runOptions, type RunOptions } from "../model/run-options.ts";
import type { ProgressWords } from "./caller.ts";

/** What is typed to start a run, at once or by `watch`. */
export interface RunWords extends ProgressWords {
  readonly json?: true;
  readonly fresh?: true;
  readonly pdf?: true;
  readonly parquet?: true;
  readonly oscal?: true;
}

/** Options of whatever runs the whole pipeline: the nightly run and `watch`. */
export function addRunOptions(command: Command): Command {
  return command
    .option("--inputs <フォルダー>", "名簿（registry.xlsx）と提出ファイルのあるフォルダー")
    .option("--outputs <フォルダー>", "報告書とデータを書き出すフォルダー")
    .option("--fresh", "前回までの読み取り結果（outputs/.state）を使わず、すべて読み直します")
    .addOption(
      new Option("--log <形式>", "途中経過の形式。json は1行に1件のJSON").choices(["text", "json"]).default("text"),
    );
}

/** Of what compares with the cycle before. */
export function addPreviousOption(command: Command): Command {
  const meaning = "比べる前回の outputs フォルダー。省略すると outputs/archive/ の最後の点検";
  return command.option("--previous <フォルダー>", meaning);
}

/** Of what does the whole run: the nightly run and `watch`. */
export function addNightlyOptions(command: Command, processors: number): Command {
  const printing = "報告書と別冊を1つの印刷用PDFに、対応一覧と様02-06もPDFにします（LibreOfficeが必要です）";
  return addReadingOptions(addPreviousOption(addRunOptions(command)), processors)
    .option("--pdf", printing)
    .option("--parquet", "全部の点検の回答、記載不備、提出状況を、Parquetのファイルにもします")
    .option("--oscal", "機関ごとの点検結果を、OSCALの形式（JSON）でも書き出します");
}

/** Of every command that reads submissions. `processors`: as many files are read at once, unless told otherwise. */
export function addReadingOptions(command: Command, processors: number): Command {
  return command
    .option("--templates <フォルダー>", "様式と文面のテンプレートのあるフォルダー")
    .option("--as-of <日付>", "基準日（例: 2027-03-31）。省略すると名簿の基準日")
    .option("--jobs <数>", "同時に読み取るファイルの数", String(Math.min(64, processors)))
    .option("--memory <MB>", "1つのファイルの読み取りに使うメモリーの上限", "400")
    .option("--time <秒>", "1つのファイルの読み取りにかける処理時間の上限", "60")
    .option("--json", "最後の行に、結果をJSONで出力します")
    .option("--quiet", "途中経過と要約を表示しません");
}

/** @throws PipelineError (exit 2) as {@link parseOptions} does. */
export function parseRunOptions(words: RunWords): RunOptions {
  return parseOptions(runOptions, { previous: null, ...words });
}

/** @throws PipelineError (exit 2) with every word that the schema does not take, by its option. */
export function parseOptions<Schema extends z.ZodType>(schema: Schema, words: object): z.infer<Schema> {
  const result = schema.safeParse({ asOf: null, ...words });
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => ({
    where: `--${String(path[0]).replace("asOf", "as-of")}`,
    what: "指定が正しくありません。",
    fix: message,
  }));
  throw new PipelineError("コマンドの指定に誤りがあります。", { exitCode: 2, faults });
}
