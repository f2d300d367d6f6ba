/** A place in a docx document where XML of ours is put in after docx has written its own. */
import { FileChild } from "docx";

/** Stands in the body as `<w:slot>3</w:slot>`: no text can be mistaken for it, as text is escaped. */
export class BodySlot extends FileChild {
  constructor(index: number) {
    super("w:slot");
    this.root.push(String(index));
  }
}

/** Puts the pieces in the places of their slots. */
export function fillSlots(documentXml: string, pieces: readonly string[]): string {
  return documentXml.replace(/<w:slot>(\d+)<\/w:slot>/gu, (_, index: string) => pieces[Number(index)] ?? "");
}
