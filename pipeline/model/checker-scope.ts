/** What a sender's checker carries in its page: the form, the cycle, and of the registry at most whom it is for. */
import * as z from "zod";
import type { Catalog } from "./measure.ts";
import { CYCLE_KINDS, INSTITUTION_KINDS, type Cycle, type Institution } from "./registry.ts";

const measure = z.strictObject({
  number: z.number(),
  chapter: z.string(),
  section: z.string(),
  heading: z.string(),
  text: z.string(),
  priority: z.boolean(),
  direct: z.boolean(),
});

/** Without the operator, whose name is an entry of the registry, and the day of the office's papers: no rule asks for them. */
const checkedCycle = z.strictObject({
  name: z.string(),
  kind: z.enum(CYCLE_KINDS),
  referenceDate: z.string(),
  deadline: z.string(),
  formVersion: z.string(),
  onlyMeasures: z.array(z.number()).nullable(),
});

/** Of one institution, what the rules ask: who it is, and whether ◆ measures are its own to do. Not who its aggregator is. */
const checkedInstitution = z.strictObject({
  code: z.string(),
  name: z.string(),
  kind: z.enum(INSTITUTION_KINDS),
  usesAggregator: z.boolean(),
});

/** As the command writes it and the page's worker reads it back. `institution` null: for whoever has it; whose a workbook is is then not asked. */
export const checkerScope = z.strictObject({
  catalog: z.strictObject({ version: z.string(), measures: z.array(measure) }),
  cycle: checkedCycle,
  institution: checkedInstitution.nullable(),
});
/** See {@link checkerScope}. */
export type CheckerScope = z.infer<typeof checkerScope>;
/** See {@link CheckerScope}. */
export type CheckedInstitution = z.infer<typeof checkedInstitution>;

/** What a checker takes along of what the office has. */
export function scopeOfChecker(
  { version, measures }: Catalog,
  { operator: _, issuedOn: __, ...cycle }: Cycle,
  institution: Institution | null,
): CheckerScope {
  return {
    catalog: { version, measures: [...measures] },
    cycle: { ...cycle, onlyMeasures: cycle.onlyMeasures === null ? null : [...cycle.onlyMeasures] },
    institution:
      institution === null
        ? null
        : {
            code: institution.code,
            name: institution.name,
            kind: institution.kind,
            usesAggregator: institution.aggregator !== null,
          },
  };
}
