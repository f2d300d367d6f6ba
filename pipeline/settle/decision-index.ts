/** Decisions that are in force, by the file and the institution that they are about; of the others, why they are not. */
import { groupBy } from "../lib/group-by.ts";
import { listed } from "../lib/japanese/quoted.ts";
import { formatWareki } from "../lib/japanese/wareki.ts";
import type { Decision, DecisionKind, DecisionOutcome } from "../model/decision.ts";

/** Why a decision is not in force. */
type Withdrawal = Pick<DecisionOutcome, "state" | "effect">;

/** Decisions looked up by what they are about. */
export interface DecisionIndex {
  /** In the order of the sheet; null where there is no decisions.xlsx. */
  readonly decisions: readonly Decision[] | null;
  /** Those that are not in force. */
  readonly withdrawn: ReadonlyMap<Decision, Withdrawal>;
  /** Those in force about a file, by its path as files.csv has it. */
  readonly ofFile: (path: string, kind: DecisionKind) => readonly Decision[];
  /** The deadline of an institution where it was extended, `YYYY-MM-DD`. */
  readonly deadlineOf: (institutionCode: string) => string | null;
}

/**
 * Looks decisions up. Of those that contradict each other none is in force, whichever came last: a person must say which is meant.
 *
 * @param asOf `YYYY-MM-DD`; a decision whose 期限 is before it has run out.
 */
export function indexDecisions(decisions: readonly Decision[] | null, asOf: string): DecisionIndex {
  const all = decisions ?? [];
  const expired = all.filter(({ until }) => until !== null && until < asOf);
  const valid = all.filter((decision) => !expired.includes(decision));
  const withdrawn = new Map<Decision, Withdrawal>([
    ...expired.map((decision) => [decision, expiry(decision)] as const),
    ...contradictions(valid),
  ]);
  const inForce = all.filter((decision) => !withdrawn.has(decision));
  const byFile = groupBy(inForce, ({ kind, file }) => keyOf(file, kind));
  const deadlines = new Map(
    inForce.filter(({ kind }) => kind === "期限を延長").map(({ institutionCode, value }) => [institutionCode, value]),
  );
  return {
    decisions,
    withdrawn,
    ofFile: (path, kind) => byFile.get(keyOf(path, kind)) ?? NONE,
    deadlineOf: (institutionCode) => deadlines.get(institutionCode) ?? null,
  };
}

const NONE: readonly Decision[] = [];

/** Where nobody has decided anything. */
export const NO_DECISIONS = indexDecisions(null, "");

/** macOS may give the letters of a path taken apart. */
function keyOf(file: string, kind: DecisionKind): string {
  return `${kind} ${file.normalize("NFC")}`;
}

/** What a decision is about, and what it says of that. */
interface Statement {
  readonly subject: string;
  readonly verdict: string;
}

/** Decisions that say different things of one thing, each with the others. */
function contradictions(decisions: readonly Decision[]): readonly (readonly [Decision, Withdrawal])[] {
  const stated = decisions.flatMap((decision) =>
    statementsOf(decision).map((statement) => ({ decision, ...statement })),
  );
  const against = new Map<Decision, Decision[]>();
  for (const group of groupBy(stated, ({ subject }) => subject).values()) {
    if (new Set(group.map(({ verdict }) => verdict)).size === 1) continue;
    for (const { decision, verdict } of group)
      against.set(decision, [
        ...(against.get(decision) ?? []),
        ...group.filter((other) => other.verdict !== verdict).map((other) => other.decision),
      ]);
  }
  return Array.from(against, ([decision, others]) => [decision, contradiction(others)]);
}

/** Those of one kind may contradict each other; a file that is left out is nobody's, and does not count. None of 指摘を了承. */
function statementsOf({ kind, file: path, sheet, institutionCode, measure, value }: Decision): readonly Statement[] {
  const file = path.normalize("NFC");
  const of = (verdict: readonly unknown[], ...subject: readonly unknown[]): Statement => ({
    subject: JSON.stringify(subject),
    verdict: JSON.stringify(verdict),
  });
  const counts = (does: boolean): Statement => of([does], "counts", file);
  switch (kind) {
    case "機関を指定":
      return [of([institutionCode, value], kind, file, sheet), counts(true)];
    case "採用するファイル":
      return [of([file], kind, institutionCode), counts(true)];
    case "提出から除外":
      return [counts(false)];
    case "回答を読み替え":
    case "実施予定時期を読み替え":
      return [of([value], kind, file, sheet, measure)];
    case "期限を延長":
      return [of([value], kind, institutionCode)];
    case "指摘を了承":
      return [];
  }
}

function expiry({ until }: Decision): Withdrawal {
  return {
    state: "expired",
    effect: `期限（${until === null ? "" : formatWareki(until)}）が基準日より前のため、使っていません。`,
  };
}

function contradiction(others: readonly Decision[]): Withdrawal {
  const rows = listed(
    others.map(({ row }) => `${String(row)}行目`),
    { counter: "行" },
  );
  return { state: "contradicted", effect: `${rows}の判断と食い違うため、どれも使っていません。` };
}
