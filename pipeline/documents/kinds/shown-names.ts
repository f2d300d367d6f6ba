/** What papers call institutions: by name, and with the code where a body covers two of one name, whether or not both are listed. */
import type { Institution } from "../../model/registry.ts";
import type { BodyRollup } from "../../model/rollup.ts";

/** The name that is printed of an institution. */
export type ShownName = (institution: Institution) => string;

/** @param covered by the body that a paper is about */
export function shownNames({ institutions }: Pick<BodyRollup, "institutions">): ShownName {
  const names = new Set<string>();
  const shared = new Set<string>();
  for (const { institution } of institutions) (names.has(institution.name) ? shared : names).add(institution.name);
  return ({ code, name }) => (shared.has(name) ? `${name}〔${code}〕` : name);
}
