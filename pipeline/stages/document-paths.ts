/** Where documents are put below the outputs folder. */
import type { Composed } from "../documents/index.ts";
import { groupBy } from "../lib/group-by.ts";
import { namesWithin, safeFileName } from "./names-within.ts";

/** Where a document goes; a Word file unless it says otherwise. */
export type Place = Composed["place"] & { readonly ending?: "docx" | "xlsx" };

/** `<area>/<body>/<file>.docx`, or `<area>/<body>/<about>_<file>.docx`, for each place; no two have the same. */
export function documentPaths(places: readonly Place[]): readonly string[] {
  const folders = new Map(
    [...groupBy(places, ({ area }) => area)].map(([area, inArea]) => [area, namesWithin(area, once(inArea, bodyOf))]),
  );
  const folderOf = ({ area, body }: Place): string => folders.get(area)?.get(body.code) ?? "";
  const files = new Map(
    [...groupBy(places, folderOf)].map(([folder, inFolder]) => [folder, namesWithin(folder, once(inFolder, aboutOf))]),
  );
  return places.map((place) => {
    const folder = folderOf(place);
    const about = place.about === undefined ? `${folder}/` : `${files.get(folder)?.get(place.about.code) ?? ""}_`;
    return `${about}${fileOf(place)}.${place.ending ?? "docx"}`;
  });
}

/** What stands first tells the papers of a body apart: a name that is too long is cut at its end. */
function fileOf({ file, body, cycle }: Place): string {
  return cycle === undefined ? file : safeFileName(`${file}_${body.name}_${cycle}`, "");
}

type Named = Place["body"];
const bodyOf = ({ body }: Place): readonly Named[] => [body];
const aboutOf = ({ about }: Place): readonly Named[] => (about === undefined ? [] : [about]);

/** By code: many documents may be about one, or for one. */
function once(places: readonly Place[], namedOf: (place: Place) => readonly Named[]): readonly Named[] {
  return [...new Map(places.flatMap(namedOf).map((named) => [named.code, named])).values()];
}
