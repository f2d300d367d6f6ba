/** The places in a frame where a report is filled in. Nobody's text stands in those parts, so nothing can be mistaken for them. */
import { FileChild } from "docx";
import { escapeXml } from "../xml/escape-xml.ts";

/** Stand for a report's own texts in running heads and document properties. */
export const TEXT_PLACES = { cycleName: "[cycleName]", bodyName: "[bodyName]", date: "[date]" } as const;
export type PlacedTexts = Readonly<Record<keyof typeof TEXT_PLACES, string>>;

export function fillTexts(xml: string, texts: PlacedTexts): string {
  return xml.replace(/\[(cycleName|bodyName|date)\]/gu, (_, name: keyof PlacedTexts) => escapeXml(texts[name]));
}

/** A place in the body: `<w:slot/>`. */
export class BodySlot extends FileChild {
  constructor() {
    super("w:slot");
  }
}

/** The body with a report's XML in its slots, in their order, a piece at a time: a long one is never in memory as a whole. */
export function* fillSlots(documentXml: string, pieces: readonly Iterable<string>[]): Iterable<string> {
  const [before = "", ...after] = documentXml.split("<w:slot/>");
  yield before;
  for (const [index, text] of after.entries()) {
    yield* pieces[index] ?? [];
    yield text;
  }
}
