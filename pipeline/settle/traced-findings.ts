/** Findings as they are found again in another file, and how many places of them a letter has asked about. */
import type { Finding } from "../model/finding.ts";
import type { PlaceCounts, TracedFinding } from "../model/resubmission.ts";

/** The same for findings that are found again. */
export function keyOf({ code, measure, about }: Pick<TracedFinding, "code" | "measure" | "about">): string {
  return `${code} ${String(measure)} ${about}`;
}

/** Each once, with the number of its places. */
export function traceFindings(findings: readonly Finding[]): readonly TracedFinding[] {
  const traced = new Map<string, TracedFinding>();
  for (const { code, measure, cell, severity } of findings) {
    const one: TracedFinding = { code, measure, about: cell === "" ? "file" : "cell", severity, places: 1 };
    // What a person has looked at may be of another severity than its likes: only those are counted together that are asked about alike.
    const key = `${keyOf(one)} ${severity}`;
    traced.set(key, { ...one, places: (traced.get(key)?.places ?? 0) + 1 });
  }
  return [...traced.values()];
}

/** How many places there are of each finding that asks for a correction. */
export function placesToMend(findings: readonly TracedFinding[]): ReadonlyMap<string, number> {
  return new Map(findings.filter(({ severity }) => severity === "error").map((each) => [keyOf(each), each.places]));
}

/** Of three places of one finding of which two are left, one is mended: `before` = fixed + open, and open + new are all there are now. */
export function comparePlaces(before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): PlaceCounts {
  const counts = { before: sumOf(before.values()), fixed: 0, open: 0, new: 0 };
  for (const [key, places] of before) counts.open += Math.min(places, now.get(key) ?? 0);
  counts.fixed = counts.before - counts.open;
  counts.new = sumOf(now.values()) - counts.open;
  return counts;
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const each of numbers) sum += each;
  return sum;
}

/** In how many of these in a row, up to the last one, something with this key was: what was once right has not been asked about since. */
export function timesInARow(key: string, traces: readonly { readonly has: (key: string) => boolean }[]): number {
  return traces.length - 1 - traces.findLastIndex((trace) => !trace.has(key));
}
