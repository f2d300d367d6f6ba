/** What the command says when it is done, in Japanese: what came in, what needs a person, where the reports are. */
import { join, posix } from "node:path";
import { formatCount } from "../lib/format-count.ts";
import { groupBy } from "../lib/group-by.ts";
import { formatWareki } from "../lib/japanese/wareki.ts";
import { visibleLines } from "../lib/visible-text.ts";
import { SEVERITIES, type FindingCode } from "../model/finding.ts";
import { FILE_STATUSES } from "../model/inspection.ts";
import { FILE_STATUS_LABELS, SEVERITY_LABELS, STATUS_LABELS } from "../model/labels.ts";
import { PipelineError, type Fault } from "../model/pipeline-error.ts";
import { INSTITUTION_STATUSES } from "../model/rollup.ts";
import type { AskedAgain, RunRecord } from "../model/run-record.ts";

/** Files that need a person are all in data/files.csv; the screen shows the first of them. */
const SHOWN = 20;

/** Lines for the screen, each with its end. @param outputs the folder as it was typed: paths in the text begin with it. */
export function formatSummary(record: RunRecord, outputs: string): string {
  const { files, institutions, answers } = record.sums;
  const lines = [
    "",
    `${record.cycle.name}（${record.cycle.kind}、基準日 ${record.asOf}）の取りまとめが終わりました。`,
    ...(record.repeated ? ["  前回の実行から何も変わっていないため、出力はそのままです。"] : []),
    `  ファイル ${formatCount(files.total)} ＝ ${addends(FILE_STATUSES, FILE_STATUS_LABELS, files)}`,
    `  機関 ${formatCount(institutions.institutions)} ＝ ${addends(INSTITUTION_STATUSES, STATUS_LABELS, institutions)}`,
    `  回答 ${formatCount(answers.total)} ＝ 点検した措置 ${formatCount(answers.measures)} × 読み取った提出 ${formatCount(answers.submissions)}`,
    `  記載不備 ${SEVERITIES.map((severity) => `${SEVERITY_LABELS[severity]} ${formatCount(record.findings[severity])}件`).join("、")}`,
    ...formatDecisions(record),
    "",
    ...formatTasks(record, outputs),
    ...formatPage(record, outputs),
    ...formatMoved(record, outputs),
    ...(record.unwritten.length === 0 ? [] : [...formatUnwritten(record.unwritten), ""]),
    ...formatReports(record, outputs),
    ...formatPrints(record, outputs),
    ...formatLetters(record, outputs),
    ...formatReturned(record, outputs),
    `データ: ${join(outputs, "data")}（記載不備は findings.csv、ファイルごとの結果は files.csv）`,
    "",
  ];
  return visibleLines(lines);
}

/** Whoever wrote some wants to know first whether they count. */
function formatDecisions({ appliedDecisions }: RunRecord): readonly string[] {
  if (appliedDecisions === undefined) return [];
  return [`  判断の記録 ${formatCount(appliedDecisions)}件を採り入れました（1件ずつの結果は、data の decisions.csv）`];
}

function formatPage({ page }: RunRecord, outputs: string): readonly string[] {
  if (page === undefined) return [];
  const words = "ダブルクリックするとブラウザーで開き、状況と、次にすること、そのための文書が分かります";
  return [`状況の画面: ${join(outputs, page.path)}（${words}）`, ""];
}

/** By folder, each body's in one: every single paper of a country would push what is to be done off the screen. */
function formatReports({ reports, blankCovers = 0 }: RunRecord, outputs: string): readonly string[] {
  const folders = [...groupBy(reports, ({ path }) => posix.dirname(path))];
  const more = folders.length - SHOWN;
  return [
    `${areReports(reports) ? "報告書" : "文書"}:`,
    ...folders
      .slice(0, SHOWN)
      .map(([folder, papers]) => `  ${join(outputs, folder)}（${formatCount(papers.length)}件）`),
    ...(more > 0 ? [`  ほか${formatCount(more)}のフォルダー`] : []),
    ...(blankCovers > 0
      ? [
          `  表紙の文書番号、職名、氏名に空欄のある報告書（${formatCount(blankCovers)}機関）には、印を押す前に記入してください（名簿の「取りまとめ機関」シートに記入すると、次の実行で印字します）`,
        ]
      : []),
  ];
}

/** Told by their folder: the kinds of document are not loaded when a run only repeats the last one. */
function areReports(documents: RunRecord["reports"]): boolean {
  return documents.every(({ path }) => path.startsWith("reports/"));
}

function formatPrints({ prints }: RunRecord, outputs: string): readonly string[] {
  if (prints === undefined) return [];
  const place = join(outputs, "reports");
  return [`印刷用のPDF: ${place} の各フォルダー（${formatCount(prints.files.length)}件。${prints.by} で作成）`];
}

/** How many papers of each name; those of a body together, mails and lists go without saying. */
function formatLetters({ letters = [], cycle: { issuedOn } }: RunRecord, outputs: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const { path } of letters) {
    const paper = /\/([^/（）]+)\.docx$/u.exec(path)?.[1];
    if (paper !== undefined) counts.set(paper, (counts.get(paper) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const each = [...counts].map(([paper, count]) => `${paper} ${formatCount(count)}通`);
  return [
    `通知: ${join(outputs, "letters")}（${each.join("、")}。メール文面と宛名一覧も）`,
    issuedOn === undefined
      ? "  日付と回答期限は、記入する欄にしてあります。送る日を名簿の「点検」シートの「発出日」に記入すると、入ります"
      : `  日付は、名簿の「発出日」（${formatWareki(issuedOn)}）です。送る日が変わったら、名簿を直して、もう一度実行してください`,
  ];
}

function formatReturned({ returned = [] }: RunRecord, outputs: string): readonly string[] {
  if (returned.length === 0) return [];
  const place = join(outputs, "letters");
  return [
    `確認依頼のブック: ${place}（${formatCount(returned.length)}機関。確かめる所に印を付けた、提出元へ返すためのブック）`,
  ];
}

/** `採用 117 ＋ 差替え済み 4` */
function addends<Status extends string>(
  statuses: readonly Status[],
  labels: Readonly<Record<Status, string>>,
  counts: Readonly<Record<Status, number>>,
): string {
  return statuses.map((status) => `${labels[status]} ${formatCount(counts[status])}`).join(" ＋ ");
}

/** A full disk refuses all files for one reason. */
function formatUnwritten(faults: readonly Fault[]): readonly string[] {
  const more = faults.length - SHOWN;
  return [
    `書き込めなかったファイルがあります（${formatCount(faults.length)}件）。ないか、前回までの内容のままです。`,
    ...faults.slice(0, SHOWN).flatMap(formatFault),
    ...(more > 0 ? [`  ほか${formatCount(more)}件（run.json の unwritten）`] : []),
  ];
}

/** What was there before and has been moved, so that nothing of it is lost. */
function formatMoved({ setAside = [], archived }: RunRecord, outputs: string): readonly string[] {
  const more = setAside.length - SHOWN;
  const edited = [
    `手直しされていた文書は、上書きせずに移しました（${formatCount(setAside.length)}件）。新しい文書にも手直しが必要か、見比べてください。`,
    ...setAside.slice(0, SHOWN).map(({ movedTo }) => `  ${join(outputs, movedTo)}`),
    ...(more > 0 ? [`  ほか${formatCount(more)}件（run.json の setAside）`] : []),
    "",
  ];
  return [
    ...(archived === undefined
      ? []
      : [
          `前の点検「${archived.cycle}」の出力は、次のフォルダーに保管しました。`,
          `  ${join(outputs, archived.path)}`,
          "",
        ]),
    ...(setAside.length === 0 ? [] : edited),
  ];
}

/** Codes of rejected files that are listed apart; all others are files that could not be read. */
const CONFLICTS: readonly FindingCode[] = ["institution-mismatch", "institution-ambiguous", "institution-unknown"];

/** What a person must do, most urgent first. */
function formatTasks(record: RunRecord, outputs: string): readonly string[] {
  const { rejected, doubtful = [], unmatchedDecisions = [], askedAgain = [], sums } = record;
  const isConflict = ({ code }: (typeof rejected)[number]): boolean => code !== "" && CONFLICTS.includes(code);
  const isBlank = ({ code }: (typeof rejected)[number]): boolean => code === "form-blank";
  const conflicts = [...rejected.filter(isConflict), ...doubtful];
  const { needs_correction: correct, not_received: remind } = sums.institutions;
  const letters = join(outputs, "letters");
  const tasks: readonly (readonly [title: string, count: number, unit: string, lines: readonly string[]])[] = [
    ["確認が必要なファイル", ...filesOf(rejected.filter((file) => !isConflict(file) && !isBlank(file)))],
    ["どの機関の提出か確かめるファイル", ...filesOf(conflicts)],
    ["何も記入されていない様式", ...filesOf(rejected.filter(isBlank))],
    ["見直す判断", unmatchedDecisions.length, "件", shortened(unmatchedDecisions, "件", "data/decisions.csv")],
    [
      "2回以上お願いしても直っていない機関",
      askedAgain.length,
      "機関",
      shortened(askedAgain.map(askedAgainLine), "機関", "run.json の askedAgain"),
    ],
    [
      "修正を依頼する機関",
      correct,
      "機関",
      [
        `  ${letters} の「見直し・確認依頼書」と、印を付けたブックを送ります（宛先は「宛名一覧.xlsx」、先に連絡する機関は「担当者用 対応一覧」）`,
      ],
    ],
    ["まだ提出のない機関", remind, "機関", [reminderLine(record, letters)]],
  ];
  const open = tasks.filter(([, count]) => count > 0);
  if (open.length === 0) return ["人が確認すべきファイルはありません。", ""];
  return [
    "次の順に対応してください。",
    ...open.flatMap(([title, count, unit, lines], index) => [
      `${String(index + 1)}. ${title}（${formatCount(count)}${unit}）:`,
      ...lines,
    ]),
    "",
  ];
}

/** 督促状 are there only for those whose deadline is over. */
function reminderLine({ overdueInstitutions, cycle, sums }: RunRecord, letters: string): string {
  const remind = sums.institutions.not_received;
  const overdue = overdueInstitutions ?? remind;
  if (overdue === 0) return `  まだ期限を過ぎていません（提出期限 ${cycle.deadline}。延長した機関は、その期限）`;
  const whom = overdue === remind ? "" : `期限を過ぎた${formatCount(overdue)}機関に、`;
  return `  ${whom}${letters} の「督促状」を送ります。その前に、どの機関の提出か分からないファイルがないか確かめます`;
}

function askedAgainLine({ code, name, open, timesAsked }: AskedAgain): string {
  return `${code} ${name}: ${formatCount(open)}か所（多いもので${formatCount(timesAsked)}回お願い済み）`;
}

/** @param where all of them stand. */
function shortened(lines: readonly string[], unit: string, where: string): readonly string[] {
  const more = lines.length - SHOWN;
  return [
    ...lines.slice(0, SHOWN).map((line) => `  ${line}`),
    ...(more > 0 ? [`  ほか${formatCount(more)}${unit}（${where}）`] : []),
  ];
}

function filesOf(
  files: readonly { readonly path: string; readonly message: string }[],
): readonly [number, string, readonly string[]] {
  const more = files.length - SHOWN;
  return [
    files.length,
    "件",
    [
      ...files.slice(0, SHOWN).flatMap(({ path, message }) => [`  ${path}`, `    ${message}`]),
      ...(more > 0
        ? [`  ほか${formatCount(more)}件（data/files.csv の status が rejected の行と、data/findings.csv）`]
        : []),
    ],
  ];
}

/** An error as a clerk should read it; a bug also shows what a developer needs. */
export function formatFailure(error: unknown): string {
  if (error instanceof PipelineError)
    return visibleLines(["", `エラー: ${error.message}`, ...error.faults.flatMap(formatFault)]);
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const words = "エラー: プログラムの誤りで止まりました。次の内容を開発元に知らせてください。";
  return visibleLines(["", words, ...detail.split("\n")]);
}

/** The same for a log collector; the words stay those for people. */
export function failureRecord(error: unknown): object {
  if (error instanceof PipelineError) return { message: error.message, faults: error.faults, exitCode: error.exitCode };
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error), exitCode: 1 };
}

/** A fault and what to do about it, for the screen. */
export function formatFault({ where, what, fix }: Fault): readonly string[] {
  return [`  ・${where}: ${what}`, `    → ${fix}`];
}
