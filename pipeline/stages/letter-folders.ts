/** Where what goes back to institutions is put below the outputs folder. */
import { groupBy } from "../lib/group-by.ts";
import type { Registry } from "../model/registry.ts";
import { namesWithin } from "./names-within.ts";

/** `letters/<code>_<body>` by code, whether or not there is anything to write to those below it. */
export function letterFolders(bodies: Registry["bodies"]): ReadonlyMap<string, string> {
  return namesWithin("letters", bodies);
}

/** `letters/<code>_<body>/<code>_<institution>` by institution, whoever gets something: others coming and going never move it. */
export function institutionFolders(
  bodies: Registry["bodies"],
  institutions: Registry["institutions"],
): ReadonlyMap<string, string> {
  const ofBodies = letterFolders(bodies);
  return new Map(
    [...groupBy(institutions, ({ supervisor }) => supervisor)].flatMap(([supervisor, below]) => {
      const folder = ofBodies.get(supervisor);
      return folder === undefined ? [] : [...namesWithin(folder, below)];
    }),
  );
}
