/** The XML of one part of a Word file → pieces: its keys found, its repeated rows and paragraphs known. */
import { findKeys, type Key, type KeyNames, type KeySlip } from "./keys.ts";
import type { ParagraphRange, PartRanges, Range } from "./paragraphs.ts";
import { piecesAsCopy, type KeyPiece, type Piece, type RepeatPiece } from "./pieces.ts";
import { escapeXml } from "../../lib/escape-xml.ts";

/** What is put in the place of a stretch of XML. */
interface Edit extends Range {
  readonly pieces: readonly Piece[];
}

/** A stretch that comes several times, or not at all. */
interface Wrap extends Range {
  readonly wrap: (pieces: readonly Piece[]) => Piece;
}

/** A part ready to be cut into pieces, whole or in stretches. */
export interface CompiledPart {
  readonly pieces: (from: number, to: number) => readonly Piece[];
  readonly hasKeys: boolean;
}

/** Compiles one part; what is wrong with its keys is in `slips`. */
export function compilePart(xml: string, { paragraphs }: PartRanges, names: KeyNames, slips: KeySlip[]): CompiledPart {
  const edits: Edit[] = [];
  const wraps = new Map<number, Wrap>();
  const listOfRow = new Map<number, string>();
  for (const paragraph of paragraphs) {
    const text = paragraph.texts.map((each) => each.text).join("");
    const keys = findKeys(text, names, slips);
    if (keys.length === 0) continue;
    edits.push(...editsOf(paragraph, keys));
    const lists = [...new Set(keys.flatMap(({ list }) => list ?? []))];
    const repeated = paragraph.row ?? paragraph;
    for (const list of lists) {
      const other = listOfRow.get(repeated.start);
      if (other !== undefined && other !== list) slips.push(twoLists(text, other, list));
      listOfRow.set(repeated.start, list);
      wraps.set(repeated.start, { ...endsOf(repeated), wrap: repeat(list, paragraph, xml) });
    }
    if (lists.length === 0 && paragraph.inBody && isAllKeys(text, keys) && isPlain(xml, paragraph))
      wraps.set(paragraph.start, { ...endsOf(paragraph), wrap: optional(keys.map(toPiece)) });
  }
  edits.sort((a, b) => a.start - b.start);
  const inOrder = [...wraps.values()].sort((a, b) => a.start - b.start);
  return { hasKeys: edits.length > 0, pieces: (from, to) => cut(xml, { start: from, end: to }, edits, inOrder) };
}

function endsOf({ start, end }: Range): Range {
  return { start, end };
}

function twoLists(text: string, one: string, other: string): KeySlip {
  return {
    what: `同じ行に「${one}」と「${other}」の名前があります（「${text.slice(0, 60)}」）`,
    fix: "1つの行（表の外では1つの段落）には、1つの一覧の名前だけを書いてください。",
  };
}

function repeat(list: string, { row, inBody, ...range }: ParagraphRange, xml: string): Wrap["wrap"] {
  let whenNone: RepeatPiece["whenNone"] = "said";
  if (row === null)
    whenNone = inBody && !/<w:sectPr[ />]/u.test(xml.slice(range.start, range.end)) ? "nothing" : "blank";
  return (first) => ({ kind: "repeat", list, first, again: piecesAsCopy(first), whenNone });
}

function optional(keys: readonly KeyPiece[]): Wrap["wrap"] {
  return (pieces) => ({ kind: "optional", keys, pieces });
}

function toPiece({ list, name }: Key): KeyPiece {
  return { kind: "key", list, name };
}

function isAllKeys(text: string, keys: readonly Key[]): boolean {
  let at = 0;
  for (const { from, to } of keys) {
    if (text.slice(at, from).trim() !== "") return false;
    at = to;
  }
  return text.slice(at).trim() === "";
}

/** Holds nothing that would be missed: no picture, no end of a section, no mark that another paragraph needs. */
function isPlain(xml: string, { start, end }: Range): boolean {
  return !/<w:(?:drawing|pict|object|sectPr|br|fldChar|bookmark\w+|commentRange\w+|sdt)[ />]|<mc:/u.test(
    xml.slice(start, end),
  );
}

/** A key's value goes where it begins; its other letters go. A text that holds no letter of a key stays as it is. */
function editsOf({ texts }: ParagraphRange, keys: readonly Key[]): readonly Edit[] {
  let at = 0;
  return texts.flatMap(({ start, end, text }) => {
    const [from, to] = [at, at + text.length];
    at = to;
    const within = keys.filter((key) => key.from < to && key.to > from);
    if (within.length === 0 || start === end) return [];
    const pieces: Piece[] = ['<w:t xml:space="preserve">'];
    let done = from;
    for (const key of within) {
      if (key.from >= from) pieces.push(escapeXml(text.slice(done - from, key.from - from)), toPiece(key));
      done = Math.min(key.to, to);
    }
    pieces.push(escapeXml(text.slice(done - from)), "</w:t>");
    return [{ start, end, pieces: pieces.filter((piece) => piece !== "") }];
  });
}

/** @param wraps in the order of their starts; one that begins where another does is within it. */
function cut(xml: string, { start, end }: Range, edits: readonly Edit[], wraps: readonly Wrap[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  const inner = edits.filter((edit) => edit.start >= start && edit.end <= end);
  const plain = (to: number): void => {
    for (const edit of inner) {
      if (edit.start < at || edit.end > to) continue;
      if (edit.start > at) pieces.push(xml.slice(at, edit.start));
      pieces.push(...edit.pieces);
      at = edit.end;
    }
    if (to > at) pieces.push(xml.slice(at, to));
    at = to;
  };
  for (const [index, wrap] of wraps.entries()) {
    if (wrap.start < at || wrap.end > end) continue;
    plain(wrap.start);
    pieces.push(wrap.wrap(cut(xml, wrap, inner, wraps.slice(index + 1))));
    at = wrap.end;
  }
  plain(end);
  return pieces;
}
