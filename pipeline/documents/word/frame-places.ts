/** The places in a frame where a report is filled in. Nobody's text stands in those parts, so nothing can be mistaken for them. */
import { FileChild } from "docx";
import type { WriteAll } from "../../lib/deflate-part.ts";
import { escapeXml } from "./xml/escape-xml.ts";

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

/** Writes the body with a report's XML in its slots, in their order. */
export function fillSlots(documentXml: string, fillings: readonly WriteAll[]): WriteAll {
  const [before = "", ...after] = documentXml.split("<w:slot/>");
  return (write) => {
    write(before);
    for (const [index, text] of after.entries()) {
      fillings[index]?.(write);
      write(text);
    }
  };
}
