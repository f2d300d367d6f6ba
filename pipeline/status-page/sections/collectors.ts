/** Which body collects from an institution. */
import type { Institution, Registry, SupervisingBody } from "../../model/registry.ts";

/** Look-ups of one registry. */
export interface Collectors {
  /** None where the registry does not have it. */
  readonly of: (institution: Institution) => readonly SupervisingBody[];
  /** Of those that collect from anybody, in the order of the registry. */
  readonly names: readonly string[];
}

/** One pass over the registry. */
export function collectorsOf({ bodies, institutions }: Registry): Collectors {
  const byCode = new Map(bodies.map((body) => [body.code, body]));
  const collecting = new Set(institutions.map(({ supervisor }) => supervisor));
  return {
    of: ({ supervisor }) => [byCode.get(supervisor)].filter((body) => body !== undefined),
    names: bodies.filter(({ code }) => collecting.has(code)).map(({ name }) => name),
  };
}
