/** Notes and shapes of a worksheet: they lie in parts of their own, which its relations name. */
import type { ZipPart } from "../../../lib/zip.ts";
import type { RawAside } from "../../../model/raw-workbook.ts";
import { MOST_ASIDES } from "../asides.ts";
import { noteReader } from "./notes.ts";
import { relationsPath, resolveTarget, type PartReader, type Relation } from "./relations.ts";
import { shapeReader } from "./shapes.ts";
import { NotPlain } from "./xml/not-plain.ts";
import type { XmlParser } from "./xml/xml-reader.ts";

/** Pictures are parts of their own: no form's notes or drawings come near. */
const LARGEST = 5_000_000;
/** A sheet has one part of notes and one drawing; nobody can have thousands read. */
const MOST_PARTS = 4;

/** How relations, notes and shapes are read. */
interface AsideParts {
  readonly relations: (part: ZipPart, book: null) => readonly Relation[];
  readonly parse: XmlParser;
}

/**
 * Of the worksheet whose part lies at this path. What is odd or damaged is left out: asides never keep a workbook from being
 * read.
 */
export function readAsides(
  sheet: string,
  part: PartReader,
  { relations: relationsOf, parse }: AsideParts,
): readonly RawAside[] {
  // Most sheets have none, or only their printer's settings: then this is all that asides take.
  const relations = orNone(() => {
    const found = part(relationsPath(sheet));
    return found === null || found.size > LARGEST ? [] : relationsOf(found, null);
  });
  return relations
    .filter(({ type }) => type === "comments" || type === "drawing")
    .slice(0, MOST_PARTS)
    .flatMap(({ type, target }) =>
      orNone(() => {
        const found = part(resolveTarget(sheet, target));
        if (found === null || found.size > LARGEST) return [];
        return type === "comments"
          ? parse(found.unpack(), "comments", noteReader)
          : parse(found.unpack(), "xdr:wsDr", shapeReader);
      }),
    )
    .slice(0, MOST_ASIDES);
}

function orNone<Item>(read: () => readonly Item[]): readonly Item[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotPlain) throw error;
    return [];
  }
}
