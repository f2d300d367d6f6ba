/** What an office asks about: plain conditions on answers. Of an error the institution is asked to see to it. */

/** With a day gone by: words of talks and drafts, so that it is not the day on which the measure will be in place. */
const UNCLEAR = /協議|整備中|検討/;

/** Code, severity, column, when (of an answer with its measure), what is wrong, what to do. */
const RULES = [
  [
    "answer-missing",
    "error",
    "E",
    isKind("missing"),
    "点検結果が空欄です。",
    "〇・△・－のいずれかを記入してください。",
  ],
  ["answer-unrecognized", "error", "E", isKind("invalid"), "点検結果を読み取れません。", "記号1つを記入してください。"],
  [
    "direct-measure-answered",
    "error",
    "E",
    isNotDelegated,
    "集約機関が実施する措置です。",
    "「－」を記入してください。",
  ],
  ["reason-missing", "error", "F", hasNoReason, "「－」ですが、理由がありません。", "理由を記入してください。"],
  ["priority-not-applicable", "warning", "E", isLeftOut, "重点報告事項が「－」です。", "理由を確かめてください。"],
  ["planned-date-missing", "error", "F", hasNoWords, "特記事項が空欄です。", "実施予定時期を記入してください。"],
  [
    "planned-date-unreadable",
    "error",
    "F",
    hasNoDay,
    "実施予定時期を読み取れません。",
    "「令和9年9月」のように記入してください。",
  ],
  ["planned-date-past", "warning", "F", isPast, "実施予定時期が過ぎています。", "新しい予定を記入してください。"],
].map(([code, severity, column, when, message, ask]) => ({ code, severity, column, when, message, ask }));

const NO_DAY = finding("inspection-date-missing", "点検日がありません。", "点検日を記入してください。");
const LATE = finding("submission-late", "点検日が提出期限より後です。", "点検日を確かめてください。");

function finding(code, message, ask) {
  return { code, severity: "warning", cell: "C5", message, ask };
}
function isKind(wanted) {
  return ({ kind }) => kind === wanted;
}
function isNotDelegated({ kind, delegated }) {
  return delegated && (kind === "implemented" || kind === "planned");
}
function hasNoReason({ kind, remark, delegated }) {
  return kind === "not_applicable" && remark === "" && !delegated;
}
function isLeftOut({ kind, measure, delegated }) {
  return kind === "not_applicable" && measure.priority && !delegated;
}
function hasNoWords({ kind, remark }) {
  return kind === "planned" && remark === "";
}
function hasNoDay({ kind, remark, plannedOn, overdue }) {
  return kind === "planned" && remark !== "" && (plannedOn === "" || (overdue && UNCLEAR.test(remark)));
}
function isPast({ remark, overdue }) {
  return overdue && !UNCLEAR.test(remark);
}

/** Findings of a submission, each with its cell and, but for those of the head, its measure. */
export function check({ inspectedOn, answers }, institution, deadline) {
  const delegates = institution["機関種別"] === "情報照会者等" && institution["集約機関コード"] !== "";
  const ofAnswers = answers.flatMap(({ measure, row, ...answer }) => {
    const asked = { ...answer, measure, delegated: delegates && measure.direct };
    return RULES.filter(({ when }) => when(asked)).map((rule) => ({ ...rule, measure, cell: `${rule.column}${row}` }));
  });
  return [...(inspectedOn === "" ? [NO_DAY] : []), ...(inspectedOn > deadline ? [LATE] : []), ...ofAnswers];
}
