/** Does 特記事項 hold what the answer needs: a date for △, a reason for －? (domain.md, 記載要領) */
import { quoted } from "../lib/japanese/quoted.ts";
import { formatWareki, formatWarekiMonth } from "../lib/japanese/wareki.ts";
import { plannedLike } from "../model/example-dates.ts";
import { ANSWER_LABELS } from "../model/labels.ts";
import type { Answer } from "../model/submission.ts";
import { findingOf, perOwnAnswer, type About, type Answered, type Rule, type Subject } from "./rule.ts";

/** The mark that a remark must fit, as the beginning of a sentence: one that others have decided is theirs. */
function marked({ answer, written }: Answered): string {
  const mark = ANSWER_LABELS[answer.mark.kind];
  if (written === undefined) return `「${mark}」ですが、`;
  const raw = quoted(written.rawMark.trim(), SHORT);
  return `${raw === "" ? "空欄の" : `「${raw}」と記入された`}回答を、取りまとめ機関で「${mark}」と読み替えましたが、`;
}

/** Letters of what stands in a cell of marks. */
const SHORT = 40;

/** Whose mark others have decided must write that first: the next submission is read without their decision. */
function firstMark({ answer, written }: Answered): string {
  return written === undefined ? "" : `点検結果を「${ANSWER_LABELS[answer.mark.kind]}」に直し、`;
}

const plannedDateMissing = perOwnAnswer((answered, subject) => {
  const { answer } = answered;
  // A date without a remark is what a person has decided.
  if (answer.mark.kind !== "planned" || answer.remark !== "" || (answer.planned?.on ?? null) !== null) return null;
  const found = `${marked(answered)}特記事項が空欄です。`;
  const ask = `${firstMark(answered)}実施予定時期（例：${monthToCome(subject)}）を記入してください。`;
  return findingOf("planned-date-missing", subject, remarkOf(answer), { found, ask });
});

const plannedDateUnreadable = perOwnAnswer((answered, subject) => {
  const { answer } = answered;
  if (answer.mark.kind !== "planned" || answer.remark === "" || (answer.planned?.on ?? null) !== null) return null;
  const said = { found: marked(answered) + unreadRemark(answer), ask: dateAsked(answered, subject) };
  return findingOf("planned-date-unreadable", subject, remarkOf(answer), said);
});

function unreadRemark({ remark, planned }: Answer): string {
  const { words = "", passed } = planned ?? {};
  // What the month is that of, must be said by who has written it: late, or done.
  if (passed !== undefined)
    return `特記事項「${quoted(remark)}」の年月（${quoted(words)}）は過ぎています。予定が遅れているのか、済んだことなどの年月なのかを読み取れません。`;
  return words === ""
    ? `特記事項「${quoted(remark)}」から、いつまでに実施するのか（年月）を読み取れません。`
    : `「${quoted(words)}」は、実施する日付として読み取れません（暦にない日、食い違う年、15年より離れた年など）。`;
}

/** Until when, in words of one's own. A mark that others have decided is not for the sender to take back in the same breath. */
function dateAsked(answered: Answered, subject: Subject): string {
  const like = `実施予定時期を「${monthToCome(subject)}」のように記入してください。`;
  if (answered.written !== undefined) return `${firstMark(answered)}これからの${like}`;
  return answered.answer.planned?.passed !== undefined
    ? `実施済みなら「〇」に直し、これからなら新しい${like}`
    : `これからの${like}実施済みなら「〇」に直してください。`;
}

function monthToCome({ asOf }: Subject): string {
  return formatWarekiMonth(plannedLike(asOf));
}

const plannedDatePast = perOwnAnswer(({ answer }, subject) => {
  const on = answer.planned?.on ?? null;
  if (answer.mark.kind !== "planned" || on === null || on >= subject.asOf) return null;
  const found = `実施予定時期（${formatWareki(on)}）が基準日（${formatWareki(subject.asOf)}）を過ぎています。`;
  const ask = "実施済みか、予定の変更かを確かめてください。";
  return findingOf("planned-date-past", subject, remarkOf(answer), { found, ask });
});

const plannedDateOutsideEra = perOwnAnswer(({ answer }, subject) => {
  if (answer.mark.kind !== "planned" || answer.planned?.outsideEra !== true || answer.planned.on === null) return null;
  const found = `「${quoted(answer.planned.words)}」は元号と年が合いません。${formatWareki(answer.planned.on)}と読みました。`;
  return findingOf("planned-date-outside-era", subject, remarkOf(answer), { found, ask: "正しいか確かめてください。" });
});

const reasonMissing = perOwnAnswer((answered, subject) => {
  const { answer } = answered;
  if (answer.mark.kind !== "not_applicable" || answer.remark !== "") return null;
  const said = {
    found: `${marked(answered)}特記事項が空欄です。`,
    ask: `${firstMark(answered)}対象外とする理由を記入してください。`,
  };
  return findingOf("reason-missing", subject, remarkOf(answer), said);
});

function remarkOf(answer: Answer): About {
  return { measure: answer.measure, place: answer.remarkPlace ?? answer.place };
}

/** About 特記事項; a ◆ measure that an aggregator does needs neither date nor reason. */
export const remarkRules: readonly Rule[] = [
  plannedDateMissing,
  plannedDateUnreadable,
  plannedDatePast,
  plannedDateOutsideEra,
  reasonMissing,
];
