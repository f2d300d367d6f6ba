/** Notes and shapes of a worksheet: they lie in parts of their own, which its relations name. */
import type { ZipPart } from "../../lib/zip.ts";
import type { RawAside } from "../../model/raw-workbook.ts";
import { MOST_ASIDES } from "../asides.ts";
import { rememberByPart } from "./known-parts.ts";
import { readNotes } from "./notes.ts";
import { readShapes } from "./shapes.ts";
import type { PartReader } from "./workbook-parts.ts";
import { attribute, byteText } from "./xml-text.ts";

/** Pictures are parts of their own: no form's notes or drawings come near. */
const LARGEST = 5_000_000;

/** Of the worksheet whose part lies at this path. What is odd or damaged is left out: asides never keep a workbook from being read. */
export function readAsides(part: PartReader, sheet: string): readonly RawAside[] {
  return tryReading(() => {
    const name = sheet.lastIndexOf("/") + 1;
    const relations = part(`${sheet.slice(0, name)}_rels/${sheet.slice(name)}.rels`);
    // Most sheets have none: then this is all that asides take.
    return relations === null ? NONE : readRelated(part, sheet, relations).slice(0, MOST_ASIDES);
  });
}

const NONE: readonly RawAside[] = [];

function readRelated(part: PartReader, sheet: string, relations: ZipPart): readonly RawAside[] {
  return relationsOf(relations, null).flatMap(({ type, target }) =>
    tryReading(() => {
      const found = part(resolve(sheet, target));
      if (found === null || found.size > LARGEST) return NONE;
      return (type === "comments" ? readNotes : readShapes)(byteText(found.unpack()));
    }),
  );
}

function tryReading(read: () => readonly RawAside[]): readonly RawAside[] {
  try {
    return read();
  } catch {
    return NONE;
  }
}

/** A sheet has one part of notes and one drawing; nobody can have thousands read. */
const LONGEST = 20_000;
const MOST_RELATIONS = 4;

interface Relation {
  readonly type: "comments" | "drawing";
  readonly target: string;
}

/** Most sheets have none but their printer's settings. Threaded comments also lie among the old ones, for older programs. */
const relationsOf = rememberByPart(
  (content): readonly Relation[] =>
    (byteText(content.subarray(0, LONGEST)).match(/<Relationship\s[^<>]*>/gu) ?? [])
      .flatMap((tag): readonly Relation[] => {
        const type = attribute(tag, "Type")?.replace(/^.*\//u, "");
        const target = attribute(tag, "Target");
        return target !== null && (type === "comments" || type === "drawing") ? [{ type, target }] : [];
      })
      .slice(0, MOST_RELATIONS),
  () => true,
);

/** `../drawings/drawing1.xml`, from a part's own folder, or `/xl/…` from the top. */
function resolve(from: string, target: string): string {
  const path = target.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const name of target.split("/"))
    if (name === "..") path.pop();
    else if (name !== "" && name !== ".") path.push(name);
  return path.join("/");
}
