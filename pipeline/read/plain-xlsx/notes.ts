/** Notes at cells (comments.xml); threaded comments stand there too, behind a sentence for older programs. */
import type { RawAside } from "../../model/raw-workbook.ts";
import { asideText } from "../asides.ts";
import { readAddress } from "./cell-tag.ts";
import { attribute, decodeBytes, unescapeString } from "./xml-text.ts";

/** Cut by hand: patterns that look for an end take minutes on a long part without one. */
export function readNotes(xml: string): readonly RawAside[] {
  return xml
    .split(/<(?:\w{1,20}:)?comment\s/u)
    .slice(1)
    .flatMap((piece) => {
      const address = { row: 0, column: 0 };
      const open = piece.indexOf(">");
      readAddress(Buffer.from(attribute(` ${piece.slice(0, open)}`, "ref") ?? "", "latin1"), 0, address);
      const text = asideText(withoutPreface(shownOf(piece.slice(open + 1))));
      return address.row > 0 && address.column > 0 && text !== "" ? [{ ...address, kind: "note" as const, text }] : [];
    });
}

/** As a string item's text, its furigana left out; whatever the prefix. */
function shownOf(piece: string): string {
  const end = piece.search(/<\/(?:\w{1,20}:)?comment>/u);
  const [first = "", ...others] = piece.slice(0, end < 0 ? piece.length : end).split(/<(?:\w{1,20}:)?rPh[\s>]/u);
  const behind = others.map((other) => other.slice(other.indexOf("rPh>") + 1));
  const texts = [first, ...behind].join("").matchAll(/<(?:\w{1,20}:)?t(?:\s[^<>]*)?>([^<]*)</gu);
  return unescapeString(decodeBytes(Array.from(texts, ([, text = ""]) => text).join("")));
}

/** 「[スレッド化されたコメント] お使いのバージョンの Excel では… https://go.microsoft.com/… コメント: 」 is nobody's word. */
function withoutPreface(text: string): string {
  const link = text.startsWith("[") ? text.indexOf("go.microsoft.com/fwlink") : -1;
  const colon = link < 0 ? -1 : text.slice(link).search(/[:：]\s/u);
  return colon < 0 ? text : text.slice(link + colon + 1);
}
