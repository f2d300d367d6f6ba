/** The places in a frame where a document is filled in. Nobody's text stands in those parts, so nothing can be mistaken for them. */
import { FileChild } from "docx";
import type { WriteAll } from "../../lib/deflate-part.ts";
import type { DocumentTexts } from "./block.ts";
import { escapeXml } from "./xml/escape-xml.ts";

/** Stand for a document's own texts in running heads and document properties. */
export const TEXT_PLACES = { title: "[title]", author: "[author]", date: "[date]" } as const;

export function fillTexts(xml: string, texts: DocumentTexts): string {
  return xml.replace(/\[(title|author|date)\]/gu, (_, name: keyof DocumentTexts) => escapeXml(texts[name]));
}

/** A place in the body: `<w:slot/>`. */
export class BodySlot extends FileChild {
  constructor() {
    super("w:slot");
  }
}

/** Writes the body with a document's XML in its slots, in their order. */
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
