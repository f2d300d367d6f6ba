/** What an earlier cycle left (run.json, answers.csv) → what each institution answered then, to be shown beside its next form. */
import { parseCsv } from "../lib/parse-csv.ts";
import { ANSWER_KINDS } from "../model/answer-kind.ts";
import { ANSWER_LABELS } from "../model/labels.ts";
import { pastRun, type PastRun } from "../model/past-run.ts";
import { PipelineError } from "../model/pipeline-error.ts";

export type { PastRun } from "../model/past-run.ts";

/** null when the text is no run.json. */
export function readPastRun(text: string): PastRun | null {
  try {
    return pastRun.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What was answered to one measure, as people read it. */
interface PreviousAnswer {
  readonly mark: string;
  readonly remark: string;
}

/** By institution code, then by measure. */
export type PreviousAnswers = ReadonlyMap<string, ReadonlyMap<number, PreviousAnswer>>;

const COLUMNS = ["institution_code", "measure", "answer", "remark"] as const;

/** @param file shown in faults. @throws PipelineError (exit 2) when it is no answers.csv */
export function readPreviousAnswers(text: string, file: string): PreviousAnswers {
  const [headings = [], ...rows] = parseCsv(text);
  const places = COLUMNS.map((name) => headings.indexOf(name));
  if (places.some((place) => place < 0)) {
    const what = "前回の結果のデータではありません（見出しの列が足りません）。";
    const fix = "前回の実行でできた outputs フォルダーを、そのまま指定してください。";
    throw new PipelineError(`「${file}」を読み取れません。`, { exitCode: 2, faults: [{ where: file, what, fix }] });
  }
  const answers = new Map<string, Map<number, PreviousAnswer>>();
  for (const row of rows) {
    const [code = "", measure = "", answer = "", remark = ""] = places.map((place) => row[place] ?? "");
    const kind = ANSWER_KINDS.find((each) => each === answer);
    if (code === "" || kind === undefined || !/^\d{1,4}$/u.test(measure)) continue;
    const own = answers.get(code) ?? new Map<number, PreviousAnswer>();
    own.set(Number(measure), { mark: ANSWER_LABELS[kind], remark });
    answers.set(code, own);
  }
  return answers;
}
