/** A file in the package of a Word document, and how the body refers to it. Source: ECMA-376, part 2 (OPC). */
import { deflatePart } from "../../../lib/deflate-part.ts";
import type { PackedPart } from "../../../lib/zip-writer.ts";

/** A part, packed already: one that many documents share is packed once. */
export interface Part {
  /** Path in the package, without a slash in front. */
  readonly name: string;
  /** Null for what {@link contentTypesPart} knows by its ending. */
  readonly contentType: string | null;
  readonly packed: PackedPart;
  /** Set on what the body refers to: by this id, as this kind of thing (`header`, `chart`, …). */
  readonly reference?: { readonly id: string; readonly role: string };
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A part whose root element is `xml`. */
export function xmlPart(name: string, contentType: string | null, xml: string): Part {
  return { name, contentType, packed: deflatePart(name, DECLARATION + xml) };
}

/** @param kind `header`, `document.main`, … */
export function wordType(kind: string): string {
  return `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`;
}
