/** Does the answer fit what this institution has to do? (domain.md, "The annex-2 table") */
import { quoted } from "../lib/japanese/quoted.ts";
import { isDoneByAggregator } from "../model/cycle-scope.ts";
import { ANSWER_LABELS } from "../model/labels.ts";
import { findingOf, perAnswer, perOwnAnswer, type Rule } from "./rule.ts";

const directMeasureAnswered = perAnswer(({ answer, measure }, subject) => {
  const answered = answer.mark.kind === "implemented" || answer.mark.kind === "planned";
  if (!answered || !isDoneByAggregator(measure, subject.institution)) return null;
  const found = `◆の措置に「${ANSWER_LABELS[answer.mark.kind]}」と回答していますが、この機関の分は集約機関が実施します。`;
  const ask = "「－」に直すか、集約機関の利用の有無を確かめてください。";
  return findingOf("direct-measure-answered", subject, answer, { found, ask });
});

const priorityNotApplicable = perOwnAnswer(({ answer, measure, written }, subject) => {
  if (!measure.priority || answer.mark.kind !== "not_applicable") return null;
  const reason = answer.remark === "" ? "理由の記入なし" : `理由「${quoted(answer.remark)}」`;
  const by = written === undefined ? "" : "。取りまとめ機関での読み替え";
  const found = `重点報告事項が対象外（－）です（${reason}${by}）。`;
  return findingOf("priority-not-applicable", subject, answer, { found, ask: "妥当か確かめてください。" });
});

/** About ◆ measures of inquirers with an aggregator, and － on priority measures. */
export const scopeRules: readonly Rule[] = [directMeasureAnswered, priorityNotApplicable];
