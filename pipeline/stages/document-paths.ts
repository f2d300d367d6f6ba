/** Where documents are put below the outputs folder. */
import type { Composed } from "../documents/index.ts";
import { groupBy } from "../lib/group-by.ts";
import { namesWithin, paperName, shortCycle } from "./names-within.ts";

/** Where a document goes; a Word file unless it says otherwise. */
export type Place = Composed["place"] & { readonly ending?: "docx" | "xlsx" };

/**
 * `<area>/<body>/<file>_<body's name>_<cycle>.docx`, or `<area>/<body>/<about>_<file>_<cycle>.docx`, for each place; no two have the same. Papers
 * leave their folder one by one: each must say by itself whose it is, and of which cycle.
 *
 * @param cycle 点検名
 */
export function documentPaths(places: readonly Place[], cycle: string): readonly string[] {
  const folders = new Map(
    [...groupBy(places, ({ area }) => area)].map(([area, inArea]) => [area, namesWithin(area, once(inArea, bodyOf))]),
  );
  const folderOf = ({ area, body }: Place): string => folders.get(area)?.get(body.code) ?? "";
  const endOf = ({ file }: Place): string => `_${file}_${shortCycle(cycle)}`;
  const alikeOf = (place: Place): string => folderOf(place) + endOf(place);
  const names = new Map(
    [...groupBy(places, alikeOf)].flatMap(([alike, all]) =>
      all.slice(0, 1).map((first) => [alike, namesWithin(folderOf(first), once(all, aboutOf), endOf(first))] as const),
    ),
  );
  return places.map((place) => {
    const { about, file, body, ending = "docx" } = place;
    const own = `${folderOf(place)}/${paperName(file, body.name, cycle)}`;
    return `${about === undefined ? own : (names.get(alikeOf(place))?.get(about.code) ?? "")}.${ending}`;
  });
}

type Named = Place["body"];
const bodyOf = ({ body }: Place): readonly Named[] => [body];
const aboutOf = ({ about }: Place): readonly Named[] => (about === undefined ? [] : [about]);

/** By code: many documents may be about one, or for one. */
function once(places: readonly Place[], namedOf: (place: Place) => readonly Named[]): readonly Named[] {
  return [...new Map(places.flatMap(namedOf).map((named) => [named.code, named])).values()];
}
