/** What the roll-up starts from. */
import type { Outcomes } from "../model/decision.ts";
import type { CycleScope } from "../model/cycle-scope.ts";
import type { Finding } from "../model/finding.ts";
import type { InstitutionResult } from "../model/inspection.ts";
import type { Registry } from "../model/registry.ts";

export interface RollupInput {
  readonly registry: Registry;
  readonly scope: CycleScope;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** By institution code; one for each institution of the registry. */
  readonly results: ReadonlyMap<string, InstitutionResult>;
  /** Findings about files that belong to nobody, and about decisions that count for nothing. */
  readonly unassigned: readonly Finding[];
  /** Absent or null where nobody has decided anything. */
  readonly decisions?: Outcomes;
}
