/** Which institutions a supervising body's report covers. Rule: design.md, registry.xlsx. */
import type { Institution, Registry, SupervisingBody } from "../model/registry.ts";

/**
 * The operator's report covers all; an aggregator's those that name it; any other body's those whose chain
 * 取りまとめ機関コード → 上位機関コード → … passes through it. An aggregator that collects as a supervisor covers both.
 */
export function coveredBy(body: SupervisingBody, registry: Registry): readonly Institution[] {
  if (body.kind === "運営主体") return registry.institutions;
  const parents = new Map(registry.bodies.map(({ code, parent }) => [code, parent]));
  return registry.institutions.filter(
    ({ supervisor, aggregator }) =>
      (body.kind === "集約機関" && aggregator === body.code) || passesThrough(body.code, supervisor, parents),
  );
}

function passesThrough(code: string, from: string, parents: ReadonlyMap<string, string | null>): boolean {
  // The registry has no cycles (sources/check-tree.ts), so the walk ends at the operator.
  for (let next: string | null | undefined = from; next != null; next = parents.get(next)) {
    if (next === code) return true;
  }
  return false;
}
