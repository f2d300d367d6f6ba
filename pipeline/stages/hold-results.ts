/**
 * What a run holds in memory of what it has read: of each institution one whole submission, however many it sent, and of the texts
 * of all together no more than a run may hold. Whatever the order in which files are read, the same is held in the end.
 */
import { compareRecency, traceOf, type SettledFile } from "../settle/index.ts";
import { createFileInspector, createInspector, type InspectionScope } from "./inspect.ts";
import { MOST_RUN_LETTERS } from "../model/limits.ts";
import type { Inspection, ReadInspection } from "../model/inspection.ts";
import type { VisitedFile } from "../shell/index.ts";
import { cutToLevel, lettersByLevel } from "../state/index.ts";

/** A result of which less is held as further files are read. */
interface Held {
  readonly file: SettledFile["file"];
  inspection: Inspection | string;
}

/** The latest submission of an institution, and where it is held. */
interface Latest {
  readonly held: Held;
  readonly inspection: ReadInspection;
}

/**
 * As {@link createFileInspector}; results that it has returned shrink while it is told of more.
 *
 * @param most letters that all submissions together may hold beyond the first few of each text.
 */
export function createResultHolder(
  scope: InspectionScope,
  most = MOST_RUN_LETTERS,
): (read: VisitedFile) => SettledFile {
  const settle = createFileInspector(scope);
  const inspect = createInspector(scope);
  const latest = new Map<string, Latest>();
  const budget = createLetterBudget(most);
  const hold = ({ held, inspection }: Latest): void => {
    const submission = cutToLevel(inspection.submission, budget.level());
    if (submission !== inspection.submission)
      held.inspection = inspect(inspection.path, { outcome: "submission", submission, unlocked: false });
    if (typeof held.inspection !== "string" && held.inspection.outcome === "read")
      latest.set(inspection.institutionCode, { held, inspection: held.inspection });
  };
  return (read) => {
    const held: Held = { ...settle(read) };
    const { inspection } = held;
    if (typeof inspection === "string" || inspection.outcome === "rejected") return held;
    // Also of those that are not held: which one is the latest shows only in the end.
    const isOver = budget.add(inspection.institutionCode, lettersByLevel(inspection.submission));
    const before = latest.get(inspection.institutionCode);
    if (before !== undefined && compareRecency(before.inspection, inspection) > 0)
      held.inspection = outline(inspection);
    else {
      if (before !== undefined) before.held.inspection = outline(before.inspection);
      hold({ held, inspection });
    }
    if (isOver) for (const one of [...latest.values()]) hold(one);
    return held;
  };
}

/** Enough to tell whether it is the latest, why not, and what has changed since. */
function outline(inspection: ReadInspection): ReadInspection {
  const { file, code, name, inspected, modifiedAt, hasMacros, stated } = inspection.submission;
  const nothing = { answers: [], unknownMeasures: [], otherForms: [], choices: [], unusedTables: [] };
  const submission = { file, code, name, inspected, modifiedAt, hasMacros, stated, ...nothing };
  const trace = inspection.trace ?? traceOf(inspection, inspection.findings);
  return { ...inspection, findings: [], submission, trace };
}

interface LetterBudget {
  /** Takes notice of a submission; whether texts must be cut to a shorter level than before. */
  readonly add: (institutionCode: string, letters: readonly number[]) => boolean;
  /** The longest level of texts at which all of them together fit. */
  readonly level: () => number;
}

/** Counts the largest submission of each institution: at each level the count can only grow, so that no order of files matters. */
function createLetterBudget(most: number): LetterBudget {
  const largest = new Map<string, readonly number[]>();
  const totals: number[] = [];
  let level = 0;
  return {
    add: (institutionCode, letters) => {
      const before = largest.get(institutionCode) ?? [];
      const now = letters.map((count, index) => Math.max(count, before[index] ?? 0));
      largest.set(institutionCode, now);
      for (const [index, count] of now.entries()) totals[index] = (totals[index] ?? 0) + count - (before[index] ?? 0);
      const fitting = totals.findIndex((total) => total <= most);
      const isOver = fitting > level;
      level = Math.max(level, fitting);
      return isOver;
    },
    level: () => level,
  };
}
