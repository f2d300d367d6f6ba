/** What counted in earlier runs and what lies in inputs/ now → the submissions of each institution, in their order, each once. */
import { compareCodePoints } from "../lib/code-point-order.ts";
import { groupBy } from "../lib/group-by.ts";
import type { InstitutionResult } from "../model/inspection.ts";
import type { CountedSubmission, SubmissionHistory, SubmissionTrace } from "../model/resubmission.ts";
import { traceOf, type EarlierSubmissions } from "./resubmission.ts";
import type { SettledFile } from "./settled-file.ts";

/** Where no run has gone before. */
export function noHistory(): SubmissionHistory {
  return new Map();
}

/** Beside the submission that counts. */
type OtherSubmissions = Readonly<Record<"earlier" | "later", readonly SubmissionTrace[]>>;

/** The history of earlier runs, beside the files of this one. */
export interface OpenHistory {
  /**
   * What came before the submission `now` of an institution. A file that was overwritten is known from the history alone. One of the inputs
   * that no run has ever counted goes behind those that were inspected no later. What was taken for this institution's and is not any more
   * (excluded, or given to another by a decision) is none of its submissions. What came to count while `now` lay beside it, by a decision that
   * has been taken back since, does not come before it either.
   *
   * @param others files of the inputs that do not count, each list in the order of recency; those that are later than `now` (an older one was
   *   adopted) do not come before it, even where they have counted.
   */
  readonly before: (code: string, now: SubmissionTrace, others: OtherSubmissions) => EarlierSubmissions;
  /** The history with what counts now as the last of each institution: made of its own result, it is the same. Who is not in the registry just now is kept. */
  readonly continued: (results: readonly InstitutionResult[]) => SubmissionHistory;
}

/** @param files of this run. */
export function openHistory(history: SubmissionHistory, files: readonly SettledFile[]): OpenHistory {
  const digests = new Map(files.map(({ file }) => [file.path, file.sha256]));
  const digested = (trace: SubmissionTrace): CountedSubmission => {
    return { ...trace, sha256: digests.get(trace.file) ?? "" };
  };
  const owners = ownersByDigest(files);
  const lying = digestsByOwner(owners);
  /** What lay beside it when it first came to count, not what lies there now. */
  const counted = (code: string, trace: SubmissionTrace): CountedSubmission => {
    const [now, before] = [digested(trace), history.get(code) ?? []];
    const known = before.find(({ sha256 }) => sha256 === now.sha256);
    const others = new Set([...(lying.get(code) ?? []), ...before.map(({ sha256 }) => sha256)]);
    others.delete(now.sha256);
    const there = [...others].filter((sha256) => owners.has(sha256)).sort(compareCodePoints);
    const beside = known === undefined ? there : (known.beside ?? []);
    return beside.length === 0 ? now : { ...now, beside };
  };
  // What we have not finished reading may be what counts in the next run: until then, nothing is known to have come to count.
  const unfinished = new Set(
    files.flatMap(({ inspection }) =>
      typeof inspection !== "string" && inspection.outcome === "rejected" && inspection.code === "file-unfinished"
        ? [inspection.institutionCode]
        : [],
    ),
  );
  return {
    before: (code, now, { earlier, later }) => {
      const notBefore = new Set([now, ...later].map((each) => digested(each).sha256));
      const isBefore = (other: CountedSubmission): boolean =>
        !notBefore.has(other.sha256) && owners.get(other.sha256)?.has(code) !== false;
      const { sha256 } = digested(now);
      const asked = (history.get(code) ?? []).filter((one) => isBefore(one) && one.beside?.includes(sha256) !== true);
      return { asked, all: inTurn(asked, earlier.map(digested).filter(isBefore)) };
    },
    continued: (results) => {
      const counting = results.flatMap(({ institution: { code }, submission, findings }) => {
        if (submission === null || unfinished.has(code)) return [];
        const own = findings.filter(({ file }) => file === submission.file);
        return [[code, counted(code, traceOf({ submission }, own))] as const];
      });
      return continueHistory(history, new Map(counting));
    },
  };
}

/** Of each file's bytes, which institutions' submission they are; none where they are nobody's. */
function ownersByDigest(files: readonly SettledFile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>();
  for (const { file, inspection } of files) {
    const codes = owners.get(file.sha256) ?? new Set();
    owners.set(file.sha256, codes);
    if (typeof inspection !== "string" && inspection.outcome === "read") codes.add(inspection.institutionCode);
  }
  return owners;
}

function digestsByOwner(owners: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, readonly string[]> {
  const pairs = [...owners].flatMap(([sha256, codes]) => [...codes].map((code) => ({ code, sha256 })));
  return new Map([...groupBy(pairs, ({ code }) => code)].map(([code, all]) => [code, all.map((each) => each.sha256)]));
}

function inTurn(
  asked: readonly CountedSubmission[],
  superseded: readonly CountedSubmission[],
): readonly CountedSubmission[] {
  const all = [...asked];
  for (const one of superseded) {
    if (all.some(({ sha256 }) => sha256 === one.sha256)) continue;
    const isNoLater = (other: CountedSubmission): boolean =>
      compareCodePoints(other.inspectedOn ?? "", one.inspectedOn ?? "") <= 0;
    all.splice(all.findLastIndex(isNoLater) + 1, 0, one);
  }
  return all;
}

function continueHistory(
  history: SubmissionHistory,
  counting: ReadonlyMap<string, CountedSubmission>,
): SubmissionHistory {
  const codes = [...new Set([...history.keys(), ...counting.keys()])].sort(compareCodePoints);
  return new Map(
    codes.map((code) => {
      const [before, now] = [history.get(code) ?? [], counting.get(code)];
      return [code, now === undefined ? before : [...before.filter(({ sha256 }) => sha256 !== now.sha256), now]];
    }),
  );
}
