/** Where Japanese text breaks: the number of lines it takes, as Word and LibreOffice break it in a fixed-pitch font. */

const NO_START = "、。，．・：；？！゛゜ヽヾゝゞ々）］｝〕〉》」』】°′″℃％‰,.:;?!)]}";
const NO_END = "（［｛〔〈《「『【([{";
/** May stand in the margin after a full line. */
const HANGING = "、。，．";
/** What JavaScript's `trim` takes for white space. */
const SPACES =
  "\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";

/** Marks below U+0100 that Japanese fonts draw full width. */
const FULL_WIDTH_LATIN = "§¨°±´¶×÷";

/** What a character is, as bits. */
const IS = {
  noStart: 1,
  noEnd: 2,
  hanging: 4,
  space: 8,
  word: 16,
  half: 32,
  second: 64,
  latin: 128,
  japanese: 256,
} as const;

/** By code: a report has a million characters to look up. */
const KINDS = new Uint16Array(0x10000);
// Half-width characters (Latin, half-width kana) are half an em wide.
KINDS.fill(IS.half, 0, 0x100).fill(IS.half, 0xff61, 0xffa0);
KINDS.fill(IS.half | IS.word, 0x21, 0x7f)
  .fill(IS.half | IS.word, 0xa0, 0x100)
  .fill(IS.word, 0x100, 0x250);
for (const character of FULL_WIDTH_LATIN) KINDS[character.charCodeAt(0)] = IS.word;
mark(NO_START, IS.noStart);
mark(NO_END, IS.noEnd);
mark(HANGING, IS.hanging);
mark(SPACES, IS.space);
// A space stays with what is before it, as does the second half of a character beyond U+FFFF.
mark(" ", IS.noStart);
KINDS.fill(IS.noStart | IS.second, 0xdc00, 0xe000);
// Letters and digits: where the two kinds meet, LibreOffice leaves a fifth of an em, whatever the style says.
markRanges(["09", "AZ", "az"], IS.latin);
markRanges(["々々", "ぁゖ", "ァヺ", "ーー", "\u3400\u9fff", "\uf900\ufaff", "０９", "ＡＺ", "ａｚ", "ｦﾟ"], IS.japanese);

/** @param ranges each its first and its last character */
function markRanges(ranges: readonly string[], kind: number): void {
  for (const range of ranges)
    for (let code = range.charCodeAt(0); code <= range.charCodeAt(1); code += 1) KINDS[code] = kindOf(code) | kind;
}

function mark(characters: string, kind: number): void {
  for (const character of characters) {
    const code = character.charCodeAt(0);
    KINDS[code] = kindOf(code) | kind;
  }
}

function kindOf(code: number): number {
  return KINDS[code] ?? 0;
}

/** How a style breaks its lines. */
export interface LineBreaking {
  /** Width of a full-width character. */
  readonly em: number;
  /** Whether a mark such as 「。」 may stand in the margin after a full line. */
  readonly hangs: boolean;
}

/**
 * Lines of a text.
 *
 * @param width of a line, and `first` of the first one, in the unit of `em`
 */
export function countLines(text: string, width: number, style: LineBreaking, first = width): number {
  const { em } = style;
  // Most cells: not one of their characters is wider than an em.
  const many = text.includes("\n");
  if (!many && text.length * em <= Math.min(width, first)) return 1;
  if (!many) return wrap(text, width, style, first);
  return text.split("\n").reduce((lines, part) => lines + wrap(part, width, style, lines === 0 ? first : width), 0);
}

/**
 * Greedy: a piece that does not fit starts a new line; one wider than a line is broken anywhere. A piece must not be broken:
 * it is a Latin word, or a character with the marks that may not be parted from it.
 */
function wrap(text: string, width: number, { em, hangs: mayHang }: LineBreaking, first: number): number {
  if (textWidth(text, em) <= first) return 1;
  let [lines, room] = [1, first];
  let index = 0;
  let before = 0;
  while (index < text.length) {
    // Widths in tenths of an em: of the piece, of what is seen of it at the end of a line, and whether that is nothing.
    let [tenths, seen] = [0, 0];
    let [blank, blankBefore] = [true, true];
    let kind = 0;
    let next = kindOf(text.charCodeAt(index));
    const gap = (gapOf(before, next) * em) / 10;
    do {
      tenths += tenthsOf(next) + (tenths === 0 ? 0 : gapOf(kind, next));
      kind = next;
      blankBefore = blank;
      if ((kind & IS.space) === 0) {
        seen = tenths;
        blank = false;
      }
      index += 1;
      next = index < text.length ? kindOf(text.charCodeAt(index)) : 0;
    } while (index < text.length && mayNotPart(kind, next));
    const hangs = mayHang && (kind & IS.hanging) !== 0;
    before = kind;
    const wide = (tenths * em) / 10;
    if (gap + ((hangs ? tenths - 10 : seen) * em) / 10 <= room) {
      room -= gap + wide;
    } else if (hangs ? blankBefore : blank) {
      room = 0;
    } else if (wide <= width) {
      lines += 1;
      room = width - wide;
    } else {
      const rest = wide - Math.max(room, 0);
      const more = Math.ceil(rest / width);
      lines += more;
      room = more * width - rest;
    }
  }
  return lines;
}

function mayNotPart(kind: number, next: number): boolean {
  return (kind & IS.noEnd) !== 0 || (next & IS.noStart) !== 0 || (kind & next & IS.word) !== 0;
}

function textWidth(text: string, em: number): number {
  let tenths = 0;
  let before = 0;
  for (let index = 0; index < text.length; index++) {
    const kind = kindOf(text.charCodeAt(index));
    tenths += tenthsOf(kind) + gapOf(before, kind);
    before = kind;
  }
  return (tenths * em) / 10;
}

/** Widths in tenths of an em. The second half of a character beyond U+FFFF has been counted with the first. */
function tenthsOf(kind: number): number {
  return (kind & IS.half) !== 0 ? 5 : (kind & IS.second) !== 0 ? 0 : 10;
}

function gapOf(before: number, next: number): number {
  const scripts = IS.latin | IS.japanese;
  return ((before | next) & scripts) === scripts && (before & scripts) !== 0 && (next & scripts) !== 0 ? 2 : 0;
}
