/** A place in a docx document where XML of ours is put in after docx has written its own. */
import { FileChild } from "docx";

/** Stands in the body as `<w:slot>3</w:slot>`: no text can be mistaken for it, as text is escaped. */
export class BodySlot extends FileChild {
  constructor(index: number) {
    super("w:slot");
    this.root.push(String(index));
  }
}

/** The XML with each slot's piece in its place, in pieces: a long report is never in memory as one text. */
export function* fillSlots(documentXml: string, pieces: readonly string[]): Iterable<string> {
  const [before = "", ...others] = documentXml.split("<w:slot>");
  yield before;
  for (const other of others) {
    const [index, after = ""] = other.split("</w:slot>");
    yield pieces[Number(index)] ?? "";
    yield after;
  }
}
