/** Notes and shapes of a worksheet: they lie in parts of their own, which its relations name. */
import { resolveTarget } from "../../../lib/part-paths.ts";
import type { RawAside } from "../../../model/raw-workbook.ts";
import { MOST_ASIDES } from "../asides.ts";
import { noteReader } from "./notes.ts";
import { readRelations, type PartReader } from "./relations.ts";
import { shapeReader } from "./shapes.ts";
import { NotPlain } from "./xml/not-plain.ts";
import type { XmlParser } from "./xml/xml-reader.ts";

/** Pictures are parts of their own: no form's notes or drawings come near. */
const LARGEST = 5_000_000;
/** A sheet has one part of notes and one drawing; nobody can have thousands read. */
const MOST_PARTS = 4;

/**
 * Of the worksheet whose part lies at this path. What is odd or damaged is left out: asides never keep a workbook from being
 * read.
 */
export function readAsides(sheet: string, part: PartReader, parse: XmlParser): readonly RawAside[] {
  // Most sheets have none, or only their printer's settings: then this is all that asides take.
  return orNone(() => readRelations(sheet, part, parse, LARGEST))
    .filter(({ type }) => type === "comments" || type === "drawing")
    .slice(0, MOST_PARTS)
    .flatMap(({ type, target }) =>
      orNone(() => {
        const content = part(resolveTarget(sheet, target), LARGEST);
        if (content === null) return [];
        return type === "comments" ? parse(content, "comments", noteReader) : parse(content, "xdr:wsDr", shapeReader);
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
