/** What an annex calls its institutions: by name, and with the code where two of a group have the same. */
import type { Institution } from "../../model/registry.ts";

/** @param institutions of one collecting body; one may come several times */
export function shownNames(institutions: Iterable<Institution>): (institution: Institution) => string {
  const codes = new Map<string, Set<string>>();
  for (const { code, name } of institutions) codes.set(name, (codes.get(name) ?? new Set()).add(code));
  return ({ code, name }) => ((codes.get(name)?.size ?? 0) > 1 ? `${name}〔${code}〕` : name);
}
