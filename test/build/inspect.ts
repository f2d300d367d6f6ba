/** One file from bytes to findings, against the shipped form and an invented registry. */
import {
  createInspector,
  namedInstitution,
  passwordsFor,
  type InspectionScope,
} from "../../pipeline/stages/inspect.ts";
import { NO_DECISIONS, type DecisionIndex } from "../../pipeline/settle/index.ts";
import type { Inspection } from "../../pipeline/model/inspection.ts";
import type { Institution, Password } from "../../pipeline/model/registry.ts";
import { createFileReader, type ReadingScope } from "../../pipeline/stages/read-file.ts";
import { decodeReading, encodeReading } from "../../pipeline/state/index.ts";
import { catalog } from "./catalog.ts";
import { registry } from "./registry.ts";
import { TSUKIMI } from "./submission.ts";

export async function inspect(
  bytes: Uint8Array,
  path = "提出.xlsx",
  institutions: readonly Institution[] = [TSUKIMI],
  passwords: readonly Password[] = [],
  decisions: DecisionIndex = NO_DECISIONS,
): Promise<Inspection> {
  const { inspection, reading } = scopes(institutions, decisions);
  const keys = passwordsFor(namedInstitution(path, inspection.registry), passwords);
  const read = await createFileReader(reading)(path, bytes, keys);
  // As in a run, readings pass through the text that the state keeps.
  return createInspector(inspection)(path, decodeReading(encodeReading(read), path));
}

export function scopes(
  institutions: readonly Institution[],
  decisions: DecisionIndex = NO_DECISIONS,
): {
  readonly inspection: InspectionScope;
  readonly reading: ReadingScope;
} {
  const known = registry(institutions);
  const { cycle } = known;
  const inspected = catalog.measures;
  return {
    inspection: { cycle, registry: known, inspected, asOf: cycle.referenceDate, decisions },
    reading: { catalog, inspected, referenceDate: cycle.referenceDate },
  };
}
