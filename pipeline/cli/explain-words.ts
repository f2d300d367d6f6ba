/** What `explain` says: how a figure is made, whether the data say the same, and the cells. */
import { formatCount } from "../lib/format-count.ts";
import { cutText } from "../lib/cut-text.ts";
import { formatWareki } from "../lib/japanese/wareki.ts";
import { visibleLines } from "../lib/visible-text.ts";
import { ANSWER_KINDS } from "../model/answer-kind.ts";
import { ANSWER_LABELS } from "../model/labels.ts";
import { asTyped, type Program } from "../model/program.ts";
import type { TraceOrigin } from "../model/trace.ts";
import type { ExplainedRow, Explanation } from "../stages/explain-figure.ts";
import { labelOf, selectionWords } from "./selection-words.ts";

/** More would push the first off the screen. */
const SHOWN = 20;
type Row = ExplainedRow["row"];

/** @param all without leaving rows out @param program for the command that makes all anew */
export function formatExplanation(explained: Explanation, all: boolean, program: Pick<Program, "call">): string {
  const { body, bodyName, figure, printed, meaning, rows, asOf, from } = explained;
  const shown = all ? rows : rows.slice(0, SHOWN);
  const left = rows.length - shown.length;
  return visibleLines([
    `${body} ${bodyName} の${paperOf(figure)}（基準日 ${formatWareki(asOf)}）`,
    `数字: ${figure} ＝ ${printed.replace(/\n/gu, " ")}`,
    ...(meaning === null ? [] : [`意味: ${meaning}`]),
    `求め方: ${originWords(from)}`,
    ...countWords(explained),
    verdictOf(explained, program),
    ...(rows.length === 0 ? [] : ["元になったもの:"]),
    ...shown.flatMap((row, index) => rowLines(row, index + 1, explained)),
    ...(left === 0 ? [] : [`ほかに${formatCount(left)}件あります。すべて表示するには --all を付けてください。`]),
  ]);
}

const PAPERS: Readonly<Record<string, string>> = {
  別冊1: "別冊1 未実施事項一覧",
  別冊2: "別冊2 対象外事項一覧",
  別冊3: "別冊3 機関別一覧",
  対応一覧: "担当者用 対応一覧",
  "様02-06": "様02-06 安全管理措置確認結果報告書",
  "見直し・確認依頼書": "見直し・確認依頼書",
  督促状: "督促状",
};

/** The paper that a figure stands in: figures of the report are called by no paper. */
function paperOf(figure: string): string {
  return PAPERS[figure.split("/")[0] ?? ""] ?? "取りまとめ報告書";
}

function originWords(origin: TraceOrigin): string {
  if ("count" in origin) {
    const less = origin.less === undefined ? "" : `から、名前を示した${String(origin.less)}件を除いたもの`;
    return `${selectionWords(origin.count)}の数${less}`;
  }
  if ("distinct" in origin) return `${selectionWords(origin.of)}の、${labelOf(origin.distinct)}の種類の数`;
  if ("rate" in origin)
    return `${selectionWords(origin.rate)}の実施率 ＝ 〇 ÷（〇 ＋ △ ＋ 空欄 ＋ 判読不能）。${origin.whole === true ? "小数点" : "小数第2位"}以下は切捨て`;
  if ("pick" in origin) {
    const among =
      origin.fewest === undefined ? "" : `率の分母が${String(origin.fewest)}件以上のもの（なければ、すべて）のうち、`;
    return `${selectionWords(origin.of)}を${labelOf(origin.by)}ごとに分け、${among}${PICKS[origin.pick]}`;
  }
  const rule = "実施率の低い順（算定なしは最も上）、超過の多い順、未提出等の多い順に並べた";
  if ("chaptersBelow" in origin) {
    const shown = `実施率を算定できる上から${String(origin.among)}機関まで`;
    return `${origin.chaptersBelow} のすぐ下の取りまとめ機関を、${rule}うち、${shown}を章ごとに分け、${PICKS["lowest-rate"]}`;
  }
  if ("below" in origin) {
    const below = `${origin.below} のすぐ下の取りまとめ機関`;
    if (origin.unrated === true) return `${below}のうち、実施率が算定なしのもの（すべて算定なしならなし）`;
    return `${below}を、${rule}${origin.rank === undefined ? "うち、実施率のある最初の機関（同じ順位のものはすべて。すべて同じ順位か、実施率が100％ならなし）" : `、${origin.rank} の順位`}`;
  }
  return `次の数字の和: ${origin.sum.join(" ＋ ")}`;
}

const PICKS = {
  "lowest-rate": "実施率が最も低いもの（同じものはすべて。どれも同じならなし）",
  most: "最も多いもの（同じものはすべて。2つ以上あってどれも同じならなし）",
  last: "最も後（大きい）のもの",
} as const;

/** Of a rate, what it is made of. */
function countWords({ from, rows }: Explanation): readonly string[] {
  if (!("rate" in from)) return [];
  const counts = ANSWER_KINDS.map((kind) => {
    const own = rows.filter(({ row }) => row["answer"] === kind).length;
    return `${ANSWER_LABELS[kind]} ${formatCount(own)}`;
  });
  return [`内訳: ${counts.join("、")}（${ANSWER_LABELS.not_applicable}は実施率に含めない）`];
}

function verdictOf({ found, matches, value, rows }: Explanation, program: Pick<Program, "call">): string {
  const counted = `元になったもの ${formatCount(rows.length)}件`;
  if (matches) return `確かめ: data のファイルから数え直しました（${counted}）。報告書と同じです。`;
  const said = (one: Explanation["value"]): string => (one === null ? "算定なし" : String(one));
  return (
    `【違い】 data のファイルから数え直すと ${said(found)} で、報告書の ${said(value)} と違います（${counted}）。` +
    `data のファイルが書き換えられていないか確かめ、${asTyped(program, "--fresh")} で作り直してください。`
  );
}

function rowLines({ row, decisions }: ExplainedRow, number: number, { view }: Explanation): readonly string[] {
  return [
    `  ${String(number)}. ${headOf(row)}`,
    ...placeLines(row, "", view === "pairs" ? "今回" : view === "then" ? "前回" : ""),
    ...(view === "pairs" ? placeLines(row, "then_", "前回") : []),
    ...(row["message"] ? [`     ${cutText(row["message"], MOST_LETTERS)}`] : []),
    ...decisions.map(decisionLine),
    ...(view === "decisions" ? [decisionLine(row)] : []),
  ];
}

const MOST_LETTERS = 200;

/** Whom and what a row is about, whatever file it is of. */
function headOf(row: Row): string {
  // The heading of a measure begins with its number.
  const heading = row["institution_code"] === undefined ? (row["measure_title"] ?? "") : "";
  const measure = heading === "" && row["measure"] ? `No.${row["measure"]}` : heading;
  const code = row["institution_code"] || (row["severity"] === undefined ? (row["code"] ?? "") : "");
  const name = row["institution_name"] ?? row["name"] ?? "";
  const parts = [code, name, measure, row["severity"] === undefined ? "" : (row["code"] ?? "")];
  const status = row["status"] === undefined || row["decision"] !== undefined ? "" : labelOf(`status=${row["status"]}`);
  return [...parts, row["path"] ?? "", status].filter((part) => part !== "").join("　");
}

/** The cell, what stands in it, and how it was read. */
function placeLines(row: Row, prefix: "" | "then_", when: string): readonly string[] {
  const of = (field: string): string => row[`${prefix}${field}`] ?? "";
  const before = when === "" ? "" : `${when}: ${when === "前回" ? formerName(row) : ""}`;
  if (of("answer") === "" && of("file") === "") return when === "" ? [] : [`     ${before}読み取れる提出がない`];
  const place = [of("file"), of("sheet") && `シート「${of("sheet")}」`, of("cell") && `セル ${of("cell")}`];
  const kind = ANSWER_KINDS.find((each) => each === of("answer"));
  const raw = of("raw_mark");
  const isLeft = row["left"] === "○" && row["written"] !== undefined && row["written"] !== kind;
  const read =
    kind === undefined
      ? []
      : [
          `${ANSWER_LABELS[kind]}${raw === "" ? "" : `（記載「${cutText(raw, MOST_LETTERS)}」）`}${isLeft ? "　集約機関に委ねる◆の措置のため、記載にかかわらず－に数える" : ""}`,
        ];
  const day = of("planned_on");
  const date = kind !== "planned" ? [] : [`実施予定 ${day === "" ? "読み取れない" : formatWareki(day)}`];
  const remark = of("remark") === "" ? [] : [`特記事項「${cutText(of("remark"), MOST_LETTERS)}」`];
  const where = place.filter((part) => part !== "").join("　");
  return [`     ${before}${where}`, ...(read.length === 0 ? [] : [`     ${[...read, ...date, ...remark].join("　")}`])];
}

/** Whose an answer of last cycle was, where that was another institution or name. */
function formerName({
  institution_code: code,
  institution_name: name,
  then_code: before = "",
  then_name: called = "",
}: Row): string {
  const isSame = code === before && (called === "" || name === called);
  const parts = isSame ? [] : [before, called].filter((part) => part !== "");
  return parts.length === 0 ? "" : `${parts.join(" ")}　`;
}

function decisionLine(row: Row): string {
  const { row: number = "", decision = "", decided_on: on = "", decided_by: by = "", reason = "", effect = "" } = row;
  return `     判断（decisions.xlsx の${number}行目）: ${decision}　${on === "" ? "" : formatWareki(on)}　${by}　理由「${reason}」　${effect}`;
}
