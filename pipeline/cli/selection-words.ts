/** A selection of rows as a phrase in Japanese: what its fields and their values are called. */
import { formatWareki } from "../lib/japanese/wareki.ts";
import { ANSWER_LABELS, SEVERITY_LABELS, STATUS_LABELS, FILE_STATUS_LABELS } from "../model/labels.ts";
import type { TraceCondition, TraceSelection, TraceView } from "../model/trace.ts";

const VIEWS: Readonly<Record<TraceView, string>> = {
  answers: "回答（data/answers.csv）",
  then: "前回の回答（前回の data/answers.csv）",
  pairs: "前回と今回の回答の組（前回と今回の data/answers.csv）",
  institutions: "接続機関（data/submissions.csv）",
  below: "すぐ下の取りまとめ機関（data/rollup.json。直接取りまとめる機関があれば、それも1つ）",
  findings: "記載不備（data/findings.csv）",
  files: "ファイル（data/files.csv）",
  decisions: "判断（data/decisions.csv）",
  measures: "措置（data/measures.csv）",
};

/** Fields that say yes (○) or no. */
const FLAGS: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  reported: ["報告する措置である", "報告しない措置である"],
  inspected: ["点検した措置である", "点検していない措置である"],
  submitted: ["点検結果を読み取れた", "未提出又は読取不能である"],
  sent_then: ["前回は点検結果があった", "前回は点検結果がなかった"],
  waiting: ["受領・読取待ちである", "受領・読取待ちでない"],
  follow_up: ["急いで確かめる理由がある", "急いで確かめる理由がない"],
  left: ["集約機関に委ねる◆の措置である", "集約機関に委ねる◆の措置でない"],
  leaves: ["◆の措置を集約機関に委ねる", "◆の措置を自ら実施する"],
  has_remark: ["特記事項がある", "特記事項がない"],
  counts: ["採用したファイルの中にある", "採用したファイルの外にある"],
  about_identity: ["どの機関のものか確認が必要である", "どの機関のものかは確かである"],
  pushed_back: ["前回より実施予定を延ばした（時期を示さなくなったものを含む）", "実施予定を延ばしていない"],
  slipped: ["前回も今回も△で、前回の実施予定を過ぎ、延ばし、又は時期を示さなくなった", "前回の実施予定どおりである"],
  worsened: ["前回は〇で、今回は〇でない（集約機関が実施する◆を除く）", "悪くなっていない"],
  copied: ["回答（△又は－）と特記事項が前回と同じ", "特記事項が前回と異なる"],
  routine: ["集約機関に委ねる◆の措置で、「－」のほかの理由の記載がない", "集約機関に委ねるだけの◆の措置でない"],
  low_chapter: ["実施率が80%に満たない章がある", "どの章も実施率が80%以上である"],
  unusable: ["使えなかったファイルの指摘である", "使えなかったファイルの指摘でない"],
  priority: ["重点報告事項である", "重点報告事項でない"],
};

const NAMES: Readonly<Record<string, string>> = {
  answer: "回答",
  written: "記載された回答",
  then_answer: "前回の回答",
  measure: "措置",
  chapter: "章",
  closes: "解消の時期",
  planned_on: "実施予定時期",
  status: "状態",
  severity: "区分",
  decision: "判断の種類",
  row: "行",
  code: "指摘コード",
  file: "ファイル",
  direct: "集約機関が実施する措置の印",
  institution_code: "機関コード",
  supervisor_code: "取りまとめ機関コード",
  aggregator_code: "集約機関コード",
  times_asked: "お願いした回数",
  answer_key: "機関と措置",
};

const CLOSES: Readonly<Record<string, string>> = { overdue: "超過（基準日より前）", undated: "不明" };
const VALUES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries({ ...ANSWER_LABELS }).flatMap(([kind, label]) => [
      [`answer=${kind}`, label],
      [`then_answer=${kind}`, label],
      [`written=${kind}`, label],
    ]),
  ),
  "answer=": "読み取れる提出がない",
  ...Object.fromEntries(
    Object.entries({ ...FILE_STATUS_LABELS, ...STATUS_LABELS }).map(([status, label]) => [`status=${status}`, label]),
  ),
  "status=superseded": FILE_STATUS_LABELS.superseded,
  "status=applied": "採り入れた",
  ...Object.fromEntries(Object.entries(SEVERITY_LABELS).map(([severity, label]) => [`severity=${severity}`, label])),
};

const FILE_WORDS: ReadonlyMap<string, string> = new Map(Object.entries(FILE_STATUS_LABELS));

/** What a field is called, or (`field=value`) its value. */
export function labelOf(field: string): string {
  return VALUES[field] ?? NAMES[field] ?? field;
}

/** `480002 の報告書に載る回答（data/answers.csv）のうち、「回答が△」に当てはまるもの`; all conditions hold. */
export function selectionWords({ in: view, body, where = {} }: TraceSelection): string {
  const whose = view === "measures" || body === "" ? "" : view === "below" ? `${body} の` : `${body} の報告書に載る`;
  const conditions = Object.entries(where).map(([field, condition]) => conditionWords(view, field, condition));
  if (conditions.length === 0) return `${whose}${VIEWS[view]}`;
  return `${whose}${VIEWS[view]}のうち、${conditions.map((each) => `「${each}」`).join("")}に当てはまるもの`;
}

function conditionWords(view: TraceView, field: string, condition: TraceCondition): string {
  const flag = FLAGS[field];
  if (flag !== undefined && typeof condition === "string") return flag[condition === "" ? 1 : 0];
  const name = NAMES[field] ?? field;
  if (typeof condition === "string") return `${name}が${valueWords(view, field, condition)}`;
  if ("after" in condition) return `${name}が${valueWords(view, field, condition.after)}より後か、超過又は不明`;
  if ("from" in condition)
    return condition.from === condition.to
      ? `${name}が${valueWords(view, field, condition.from)}`
      : `${name}が${rangeWords(condition)}`;
  if (condition.length === 0) return `当てはまる${name}はない`;
  return `${name}が${condition.map((each) => valueWords(view, field, each)).join("・")}のどれか`;
}

function rangeWords({ from, to }: { readonly from: string; readonly to: string }): string {
  if (from === "0000Q1") return "基準日以後";
  return to === "9999Q4" ? `${quarterWords(from)}以降` : `${quarterWords(from)}から${quarterWords(to)}まで`;
}

function valueWords(view: TraceView, field: string, value: string): string {
  if (field === "closes") return CLOSES[value] ?? quarterWords(value);
  // A file that is accepted is not what an institution is.
  if (field === "status" && view === "files") return FILE_WORDS.get(value) ?? value;
  if (field === "planned_on") return value === "" ? "不明" : formatWareki(value);
  if (field === "measure") return `No.${value}`;
  return VALUES[`${field}=${value}`] ?? (value === "" ? "空欄" : value);
}

/** `2027Q1` → `2027年4～6月`: the fiscal year begins in April. */
function quarterWords(key: string): string {
  const [year = "", quarter = ""] = key.split("Q");
  if (year === "9999") return "最後の四半期";
  return quarter === "4" ? `${String(Number(year) + 1)}年1～3月` : `${year}年${QUARTERS[quarter] ?? ""}`;
}

const QUARTERS: Readonly<Record<string, string>> = { 1: "4～6月", 2: "7～9月", 3: "10～12月" };
