/** What the roll-up starts from. */
import type { Finding } from "../model/finding.ts";
import type { InstitutionResult } from "../model/inspection.ts";
import type { Registry } from "../model/registry.ts";
import type { BodyRollup } from "../model/rollup.ts";

export interface RollupInput {
  readonly registry: Registry;
  readonly scope: BodyRollup["scope"];
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** By institution code; one for each institution of the registry. */
  readonly results: ReadonlyMap<string, InstitutionResult>;
  /** Findings about files that belong to nobody. */
  readonly unassigned: readonly Finding[];
}
