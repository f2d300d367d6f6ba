/** Was it inspected in this cycle, and in time? */
import { quoted } from "../lib/japanese/quoted.ts";
import { formatWareki } from "../lib/japanese/wareki.ts";
import { firstDayOf, inspectedLike } from "../model/example-dates.ts";
import type { Cycle } from "../model/registry.ts";
import { findingOf, type About, type Rule, type Subject } from "./rule.ts";

const inspectionDateMissing: Rule = (subject) => {
  const { inspected } = subject.submission;
  if (inspected !== null && inspected.on !== null) return [];
  const found =
    inspected === null
      ? "点検日の記入が見つかりません。"
      : `点検日「${quoted(inspected.field.text)}」を日付として読み取れません。`;
  const ask = `点検日を「${formatWareki(inspectedLike(subject.cycle, subject.asOf))}」のように記入してください。`;
  return [findingOf("inspection-date-missing", subject, dateCell(subject), { found, ask })];
};

/**
 * The cycle runs from the first day of the fiscal year of 基準日 to the as-of date. 基準日 is that of a cycle whatever today is, so that it
 * says nothing of days before the deadline; another as-of date that was asked for does: what lies after it has not been done yet.
 */
const inspectionDateOutsideCycle: Rule = (subject) => {
  const on = subject.submission.inspected?.on ?? null;
  const { asOf, cycle } = subject;
  const first = firstDayOf(cycle);
  const last = asOf === cycle.referenceDate && asOf < cycle.deadline ? cycle.deadline : asOf;
  if (on === null || (on >= first && on <= last)) return [];
  const earlier = on < earliestOf(cycle, first);
  const said =
    on >= first && asOf !== cycle.referenceDate
      ? {
          found: `点検日（${formatWareki(on)}）が、集計の基準日（${formatWareki(asOf)}）より後です。`,
          ask: "日付の誤りでないかを確かめてください。",
        }
      : {
          found: `点検日（${formatWareki(on)}）が今回の期間（${formatWareki(first)}～${formatWareki(last)}）の外です。`,
          ask: "日付の誤りや、前回の点検表でないかを確かめてください。",
        };
  return [findingOf("inspection-date-outside-cycle", subject, dateCell(subject), said, earlier)];
};

/**
 * The first day that cannot be of an earlier cycle. Periodic cycles follow the fiscal years; an application or a plan may be prepared
 * across their border, so that only more than a year before 基準日 is another one.
 */
function earliestOf({ kind, referenceDate }: Cycle, first: string): string {
  if (kind === "定期点検") return first;
  const yearBefore = `${String(Number(referenceDate.slice(0, 4)) - 1)}${referenceDate.slice(4)}`;
  return yearBefore < first ? yearBefore : first;
}

const submissionLate: Rule = (subject) => {
  const on = subject.submission.inspected?.on ?? null;
  const { deadline } = subject.cycle;
  if (on === null || on <= deadline) return [];
  const found = `点検日（${formatWareki(on)}）が提出期限（${formatWareki(deadline)}）より後です。`;
  const ask = "期限後の点検である事情を確かめてください。";
  return [findingOf("submission-late", subject, dateCell(subject), { found, ask })];
};

function dateCell(subject: Subject): About {
  return { place: subject.submission.inspected?.field.place ?? null };
}

/** About 点検日 and the cycle's 基準日 and 提出期限. */
export const dateRules: readonly Rule[] = [inspectionDateMissing, inspectionDateOutsideCycle, submissionLate];
