/** A part of a Word file made ready for filling: what stays, and what comes in its place. Filling it is putting texts together. */
import { escapeXml } from "../../lib/escape-xml.ts";
import type { WordingContext } from "../wording/vocabulary.ts";

/** Stretches of XML, and what is put between them. */
export type Piece = string | KeyPiece | RepeatPiece | OptionalPiece;

/** A value in the middle of a `w:t`. */
export interface KeyPiece {
  readonly kind: "key";
  readonly list: string | null;
  readonly name: string;
}

/** A row or a paragraph, once for each entry of a list. */
export interface RepeatPiece {
  readonly kind: "repeat";
  readonly list: string;
  readonly first: readonly Piece[];
  /** The same without what a document may have only once. */
  readonly again: readonly Piece[];
  /** What stands there when the list is empty: nothing, the row with 該当なし in its first cell, or the row or paragraph without values. */
  readonly whenNone: "nothing" | "said" | "blank";
}

/** A paragraph of nothing but keys: gone when none of them has a value. */
interface OptionalPiece {
  readonly kind: "optional";
  readonly keys: readonly KeyPiece[];
  readonly pieces: readonly Piece[];
}

type Entry = Readonly<Record<string, string | number | boolean>>;

/** Said where a list has no entries. */
const NONE = "該当なし";

/** The XML with all values in it. */
export function fillPieces(pieces: readonly Piece[], values: WordingContext, entry: Entry | null = null): string {
  let xml = "";
  for (const piece of pieces) {
    if (typeof piece === "string") xml += piece;
    else if (piece.kind === "key") xml += valueXml(valueOf(piece, values, entry));
    else if (piece.kind === "repeat") xml += fillRepeated(piece, values);
    else if (piece.keys.some((key) => valueOf(key, values, entry) !== ""))
      xml += fillPieces(piece.pieces, values, entry);
  }
  return xml;
}

function fillRepeated({ list, first, again, whenNone }: RepeatPiece, values: WordingContext): string {
  const entries = values[list];
  if (!Array.isArray(entries)) throw new Error(`${list} is no list.`);
  const each = entries as readonly Entry[];
  if (each.length > 0)
    return each.map((entry, index) => fillPieces(index === 0 ? first : again, values, entry)).join("");
  if (whenNone === "nothing") return "";
  const said = whenNone === "said" ? firstKey(first, list) : null;
  return fillPieces(first, values, said === null ? {} : { [said]: NONE });
}

/** The first value of an entry that is shown. */
function firstKey(pieces: readonly Piece[], list: string): string | null {
  for (const piece of pieces)
    if (typeof piece !== "string" && piece.kind === "key" && piece.list === list) return piece.name;
  return null;
}

function valueOf({ list, name }: KeyPiece, values: WordingContext, entry: Entry | null): string {
  if (list !== null) return String(entry?.[name] ?? "");
  const value = values[name];
  if (value === undefined || typeof value === "object") throw new Error(`${name} has no value.`);
  return String(value);
}

/** Braces in a value are text: what was filled is never read again. */
function valueXml(value: string): string {
  return escapeXml(value).replaceAll("\n", LINE_BREAK);
}

const LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">';

/** Marks, and numbers of paragraphs, that a document may have only once: the first has them. */
function asCopy(xml: string): string {
  return xml
    .replace(
      /<w:(?:bookmarkStart|bookmarkEnd|commentRangeStart|commentRangeEnd|commentReference|proofErr)\b[^<>]*\/>/gu,
      "",
    )
    .replace(/ w14:(?:paraId|textId)="[^"]*"/gu, "");
}

/** {@link asCopy} of all stretches. */
export function piecesAsCopy(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece) => {
    if (typeof piece === "string") return asCopy(piece);
    if (piece.kind === "key") return piece;
    if (piece.kind === "repeat") return { ...piece, first: piecesAsCopy(piece.first) };
    return { ...piece, pieces: piecesAsCopy(piece.pieces) };
  });
}
