/** One file from bytes to findings, against the shipped form and an invented registry. */
import { createInspector } from "../../pipeline/inspect.ts";
import type { Inspection } from "../../pipeline/model/inspection.ts";
import type { Institution, Password } from "../../pipeline/model/registry.ts";
import { catalog } from "./catalog.ts";
import { registry } from "./registry.ts";
import { TSUKIMI } from "./submission.ts";

export function inspect(
  bytes: Uint8Array,
  path = "提出.xlsx",
  institutions: readonly Institution[] = [TSUKIMI],
  passwords: readonly Password[] = [],
): Promise<Inspection> {
  return createInspector(inspectionScope(institutions, passwords))(path, bytes);
}

export function inspectionScope(institutions: readonly Institution[], passwords: readonly Password[] = []) {
  const known = registry(institutions);
  const { cycle } = known;
  return { cycle, registry: known, catalog, inspected: catalog.measures, asOf: cycle.referenceDate, passwords };
}
