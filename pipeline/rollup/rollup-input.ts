/** What the roll-up starts from. */
import type { CycleScope } from "../model/cycle-scope.ts";
import type { Finding } from "../model/finding.ts";
import type { InstitutionResult } from "../model/inspection.ts";
import type { Registry } from "../model/registry.ts";

/** Everything that all bodies are rolled up from. */
export interface RollupInput {
  readonly registry: Registry;
  readonly scope: CycleScope;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** By institution code; one for each institution of the registry. */
  readonly results: ReadonlyMap<string, InstitutionResult>;
  /** Findings about files that belong to nobody. */
  readonly unassigned: readonly Finding[];
}
