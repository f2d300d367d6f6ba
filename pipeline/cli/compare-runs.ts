/** Why did a number change? The last two runs, institution by institution. */
import type { RunSnapshot } from "../model/run-state.ts";

type Standing = RunSnapshot["institutions"][string];

/** One institution whose standing is not what it was. */
export interface Movement {
  readonly code: string;
  readonly name: string;
  /** null: not in the registry of that run. */
  readonly before: Standing | null;
  readonly after: Standing | null;
  /** What happened to the file that counts. */
  readonly file: "new" | "replaced" | "removed" | "same" | "none";
}

/** What sets two runs apart. `before` and `after` are when they started, as ISO timestamps. */
export interface RunComparison {
  readonly before: string;
  readonly after: string;
  /** Names of what else differs: registry.xlsx, the form, a template, program, as-of. */
  readonly changedBasis: readonly string[];
  readonly movements: readonly Movement[];
}

/** Institutions in the order of their codes; those whose standing is the same are left out. */
export function compareRuns(before: RunSnapshot, after: RunSnapshot): RunComparison {
  const names = new Set([...Object.keys(before.basis), ...Object.keys(after.basis)]);
  const codes = [...new Set([...Object.keys(before.institutions), ...Object.keys(after.institutions)])].sort();
  return {
    before: before.startedAt,
    after: after.startedAt,
    changedBasis: [...names].filter((name) => before.basis[name] !== after.basis[name]),
    movements: codes.flatMap((code) =>
      toMovement(code, before.institutions[code] ?? null, after.institutions[code] ?? null),
    ),
  };
}

function toMovement(code: string, before: Standing | null, after: Standing | null): readonly Movement[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [
    {
      code,
      name: (after ?? before)?.name ?? "",
      before,
      after,
      file: fileChange(before?.file ?? "", after?.file ?? "", before?.sha256 === after?.sha256),
    },
  ];
}

function fileChange(before: string, after: string, sameBytes: boolean): Movement["file"] {
  if (before === "" && after === "") return "none";
  if (before === "") return "new";
  if (after === "") return "removed";
  return before === after && sameBytes ? "same" : "replaced";
}
