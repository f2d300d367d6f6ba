/** Which bodies collected a body's institutions, in the order of the tree: an annex is grouped by them. */
import { groupBy } from "../../lib/group-by.ts";
import type { Institution, Registry, SupervisingBody } from "../../model/registry.ts";

/** A body that collects from institutions, as another body's annex calls it. */
export interface Collector {
  readonly code: string;
  readonly name: string;
}

/**
 * The body itself, then those below it, each before those below it again, then all others (an aggregator's institutions are collected by
 * prefectures that are not below it); within that in the order of the registry.
 */
export function collectorsFor(body: SupervisingBody, { bodies }: Pick<Registry, "bodies">): readonly Collector[] {
  const children = groupBy(bodies, ({ parent }) => parent);
  const below = (of: SupervisingBody, above: string): readonly Collector[] =>
    (children.get(of.code) ?? []).flatMap((child) => {
      const name = above === "" ? child.name : `${above}　${child.name}`;
      return [{ code: child.code, name }, ...below(child, name)];
    });
  const all = below(body, "");
  const own = [{ code: body.code, name: all.length === 0 ? body.name : `${body.name}（直接取りまとめ）` }, ...all];
  const known = new Set(own.map(({ code }) => code));
  return [...own, ...bodies.filter(({ code }) => !known.has(code))];
}

/** Whether a list of a body has to say by whom an institution is collected. An aggregator inspects itself, too: its name stands there already. */
export function isCollectedBelow(
  { code, supervisor }: Pick<Institution, "code" | "supervisor">,
  body: string,
): boolean {
  return supervisor !== body && supervisor !== code;
}
