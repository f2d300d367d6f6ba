/** Where Japanese text breaks: the number of lines it takes, as Word and LibreOffice break it in a fixed-pitch font. */

const NO_START = "、。，．・：；？！゛゜ヽヾゝゞ々）］｝〕〉》」』】°′″℃％‰,.:;?!)]}";
const NO_END = "（［｛〔〈《「『【([{";
/** May stand in the margin after a full line. */
const HANGING = "、。，．";
/** What JavaScript's `trim` takes for white space. */
const SPACES =
  "\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";

/** What a character is, as bits: looked up for each character of a report. */
const IS = { noStart: 1, noEnd: 2, hanging: 4, space: 8 } as const;
const KINDS = new Uint8Array(0x10000);
for (const [kind, characters] of [
  [IS.noStart, NO_START],
  [IS.noEnd, NO_END],
  [IS.hanging, HANGING],
  [IS.space, SPACES],
] as const)
  for (let index = 0; index < characters.length; index++)
    KINDS[characters.charCodeAt(index)] = (KINDS[characters.charCodeAt(index)] ?? 0) | kind;

/**
 * Lines of a text.
 *
 * @param width of a line, and `first` of the first one, in the unit of `em` (the width of a full-width character)
 */
export function countLines(text: string, width: number, em: number, first = width): number {
  // Most cells: not one of their characters is wider than an em.
  const many = text.includes("\n");
  if (!many && text.length * em <= Math.min(width, first)) return 1;
  if (!many) return wrap(text, width, em, first);
  return text.split("\n").reduce((lines, part) => lines + wrap(part, width, em, lines === 0 ? first : width), 0);
}

/**
 * Greedy: a piece that does not fit starts a new line; one wider than a line is broken anywhere. A piece must not be broken:
 * it is a Latin word, or a character with the marks that may not be parted from it.
 */
function wrap(text: string, width: number, em: number, first: number): number {
  if (textWidth(text, em) <= first) return 1;
  let [lines, room] = [1, first];
  for (let start = 0; start < text.length;) {
    const end = pieceEnd(text, start);
    const wide = partWidth(text, start, end, em);
    // What may hang in the margin or is not seen there takes no room at the end of a line.
    const seen = seenEnd(text, start, end);
    if (partWidth(text, start, seen, em) <= room) {
      room -= wide;
    } else if (isBlank(text, start, seen)) {
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
    start = end;
  }
  return lines;
}

/** Where the piece that begins at `start` ends. */
function pieceEnd(text: string, start: number): number {
  let end = start;
  let joins = true;
  while (end < text.length && joins) {
    const last = text.charCodeAt(end);
    // A character beyond U+FFFF takes two.
    end += isHighSurrogate(last) && isLowSurrogate(text.charCodeAt(end + 1)) ? 2 : 1;
    const next = text.charCodeAt(end);
    joins =
      (kindOf(last) & IS.noEnd) !== 0 ||
      (kindOf(next) & IS.noStart) !== 0 ||
      next === 0x20 ||
      (isWordCharacter(next) && isWordCharacter(last));
  }
  return end;
}

function seenEnd(text: string, start: number, end: number): number {
  if ((kindOf(text.charCodeAt(end - 1)) & IS.hanging) !== 0) return end - 1;
  let seen = end;
  while (seen > start && isSpace(text.charCodeAt(seen - 1))) seen -= 1;
  return seen;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) if (!isSpace(text.charCodeAt(index))) return false;
  return true;
}

function kindOf(code: number): number {
  return KINDS[code] ?? 0;
}

function isSpace(code: number): boolean {
  return (kindOf(code) & IS.space) !== 0;
}

function isWordCharacter(code: number): boolean {
  return (code >= 0x21 && code <= 0x7e) || (code >= 0xa0 && code <= 0x24f);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Half-width characters (Latin, half-width kana) are half an em wide. */
export function textWidth(text: string, em: number): number {
  return partWidth(text, 0, text.length, em);
}

function partWidth(text: string, start: number, end: number, em: number): number {
  let halves = 0;
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    // The second half of a character beyond U+FFFF has been counted with the first.
    if (!isLowSurrogate(code)) halves += isHalfWidth(code) ? 1 : 2;
  }
  return (halves * em) / 2;
}

function isHalfWidth(code: number): boolean {
  return code < 0x100 ? !FULL_WIDTH_LATIN.has(code) : code >= 0xff61 && code <= 0xff9f;
}

/** Marks below U+0100 that Japanese fonts draw full width: § ¨ ° ± ´ ¶ × ÷. */
const FULL_WIDTH_LATIN = new Set([0xa7, 0xa8, 0xb0, 0xb1, 0xb4, 0xb6, 0xd7, 0xf7]);
