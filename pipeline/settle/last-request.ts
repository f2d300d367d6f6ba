/** What the last letter asked an institution to mend → what of it is still open, and for how long it has been asked for. */
import { findingsToMend } from "../model/asked-of-sender.ts";
import type { Finding } from "../model/finding.ts";
import type { LastRequest, SubmissionTrace } from "../model/resubmission.ts";
import { comparePlaces, keyOf, placesToMend, timesInARow, traceFindings } from "./traced-findings.ts";

/** The findings of the submission that counts, each with how often letters have asked about it, and what that comes to. */
export interface ComparedWithRequest {
  readonly findings: readonly Finding[];
  /** null where the submission before asked for no letter. */
  readonly lastRequest: LastRequest | null;
}

/**
 * Of several places of one finding, as many are still open as were asked about; which of them they are cannot be told, so the first ones are taken.
 *
 * @param findings all of the file `file`.
 * @param asked submissions that letters were about, in the order of the letters.
 */
export function compareWithRequest(
  findings: readonly Finding[],
  file: string,
  asked: readonly SubmissionTrace[],
): ComparedWithRequest {
  const letters = asked.map((trace) => placesToMend(trace.findings));
  const last = letters.at(-1) ?? new Map<string, number>();
  if (last.size === 0) return { findings, lastRequest: null };
  const toMend = new Set(findingsToMend(findings, file));
  const left = new Map(last);
  const marked = findings.map((finding) => {
    const [traced] = toMend.has(finding) ? traceFindings([finding]) : [];
    const key = traced === undefined ? "" : keyOf(traced);
    const places = left.get(key) ?? 0;
    if (places === 0) return finding;
    left.set(key, places - 1);
    return { ...finding, timesAsked: timesInARow(key, letters) };
  });
  return {
    findings: marked,
    lastRequest: {
      ...comparePlaces(last, placesToMend(traceFindings([...toMend]))),
      timesAsked: Math.max(0, ...marked.map(({ timesAsked = 0 }) => timesAsked)),
    },
  };
}

/**
 * Without the question why it was inspected after the deadline, where a letter has asked for it: who was in time, had to mend something and
 * did so is not late.
 *
 * @param asked as for {@link compareWithRequest}
 */
export function excuseRequested(findings: readonly Finding[], asked: readonly SubmissionTrace[]): readonly Finding[] {
  const isLate = ({ code, severity }: Pick<Finding, "code" | "severity">): boolean =>
    code === "submission-late" && severity !== "info";
  const isRequested = placesToMend(asked.at(-1)?.findings ?? []).size > 0;
  return isRequested && asked[0]?.findings.some(isLate) === false ? findings.filter((each) => !isLate(each)) : findings;
}
