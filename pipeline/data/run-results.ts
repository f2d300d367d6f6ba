/** What the data files are made of. */
import type { Outcomes } from "../model/decision.ts";
import type { Finding } from "../model/finding.ts";
import type { FileRecord, InstitutionResult } from "../model/inspection.ts";
import type { Catalog } from "../model/measure.ts";
import type { Registry } from "../model/registry.ts";
import type { BodyRollup } from "../model/rollup.ts";

/** Settled submissions, what they add up to, and the sources that name what they are about. */
export interface RunResults {
  readonly files: readonly FileRecord[];
  readonly institutions: readonly InstitutionResult[];
  /** Findings about files that belong to nobody, and about decisions that count for nothing. */
  readonly unassigned: readonly Finding[];
  /** null where there is no decisions.xlsx. */
  readonly decisions: Outcomes;
  readonly rollups: readonly BodyRollup[];
  readonly registry: Pick<Registry, "bodies" | "institutions">;
  readonly catalog: Pick<Catalog, "measures">;
}
