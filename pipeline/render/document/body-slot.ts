/** A place in a docx document where XML of ours is put in after docx has written its own. */
import { FileChild } from "docx";

/** Stands in the body as `<w:slot>3</w:slot>`: no text can be mistaken for it, as text is escaped. */
export class BodySlot extends FileChild {
  constructor(index: number) {
    super("w:slot");
    this.root.push(String(index));
  }
}

/** Makes the XML of a slot, piece by piece, when it is wanted. */
export type SlotContent = () => Iterable<string>;

/** The XML with each slot's content in its place, in pieces: a long report is never in memory as a text. */
export function* fillSlots(documentXml: string, contents: readonly SlotContent[]): Iterable<string> {
  const [before = "", ...others] = documentXml.split("<w:slot>");
  yield before;
  for (const other of others) {
    const [index, after = ""] = other.split("</w:slot>");
    yield* contents[Number(index)]?.() ?? [];
    yield after;
  }
}
