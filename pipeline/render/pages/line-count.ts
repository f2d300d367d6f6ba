/** Where Japanese text breaks: the number of lines it takes, as Word and LibreOffice break it in a fixed-pitch font. */

/** What a character is to line breaking, as bits. */
const HALF = 1;
const SPACE = 2;
/** Of a Latin word. */
const WORD = 4;
/** May not start a line, may not end one, may stand in the margin after a full one. */
const NO_START = 8;
const NO_END = 16;
const HANGING = 32;
/** The second half of a character beyond U+FFFF: it has no width of its own. */
const SECOND = 64;

const CLASSES = classify();

/** By UTF-16 unit. A table, for a country's reports ask about millions of characters. */
function classify(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  const mark = (bits: number, from: number, to: number): void => {
    for (let unit = from; unit <= to; unit++) classes[unit] = (classes[unit] ?? 0) | bits;
  };
  const markAll = (bits: number, characters: string): void => {
    for (let index = 0; index < characters.length; index++)
      mark(bits, characters.charCodeAt(index), characters.charCodeAt(index));
  };
  mark(HALF, 0x00, 0xff);
  mark(HALF, 0xff61, 0xff9f);
  // Marks below U+0100 that Japanese fonts draw full width.
  for (const full of "§¨°±´¶×÷") classes[full.charCodeAt(0)] = 0;
  mark(WORD, 0x21, 0x7e);
  mark(WORD, 0xa0, 0x24f);
  markAll(SPACE, "\t\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff");
  mark(SPACE, 0x2000, 0x200a);
  markAll(NO_START, "、。，．・：；？！゛゜ヽヾゝゞ々）］｝〕〉》」』】°′″℃％‰,.:;?!)]}");
  markAll(NO_END, "（［｛〔〈《「『【([{");
  markAll(HANGING, "、。，．");
  mark(SECOND, 0xdc00, 0xdfff);
  return classes;
}

/**
 * Lines of a text.
 *
 * @param width of a line, and `first` of the first one, in the unit of `em` (the width of a full-width character)
 */
export function countLines(text: string, width: number, em: number, first = width): number {
  // Most cells: not one of their characters is wider than an em.
  if (text.length * em <= Math.min(width, first) && !text.includes("\n")) return 1;
  let lines = 0;
  for (const part of text.split("\n")) {
    const room = lines === 0 ? first : width;
    lines += textWidth(part, em) <= room ? 1 : wrap(part, width, em, room);
  }
  return lines;
}

/**
 * Greedy, token by token: a Latin word, or a character with the marks that may not be parted from it. A token that does not
 * fit starts a new line; one wider than a line is broken anywhere. Widths are counted in halves of an em.
 */
function wrap(text: string, width: number, em: number, first: number): number {
  const line = (width * 2) / em;
  let lines = 1;
  let room = (first * 2) / em;
  for (let at = 0; at < text.length;) {
    let [wide, spaces, inked, last] = [0, 0, 0, 0];
    do {
      last = CLASSES[text.charCodeAt(at)] ?? 0;
      const halves = halvesOf(last);
      wide += halves;
      spaces = last & SPACE ? spaces + halves : 0;
      if (!(last & SPACE)) inked++;
      at++;
    } while (at < text.length && joins(last, text.charCodeAt(at)));
    // What hangs in the margin, or is blank there, takes no room at the end of a line.
    const hangs = (last & HANGING) !== 0;
    if (wide - (hangs ? 2 : spaces) <= room) room -= wide;
    else if (inked === (hangs ? 1 : 0)) room = 0;
    else if (wide <= line) {
      lines += 1;
      room = line - wide;
    } else {
      const rest = wide - Math.max(room, 0);
      const more = Math.ceil(rest / line);
      lines += more;
      room = more * line - rest;
    }
  }
  return lines;
}

/** Whether a unit belongs to the token that ends in `last`. */
function joins(last: number, unit: number): boolean {
  const next = CLASSES[unit] ?? 0;
  return (
    (next & (NO_START | SECOND)) !== 0 ||
    (last & NO_END) !== 0 ||
    ((next & WORD) !== 0 && (last & WORD) !== 0) ||
    unit === 0x20
  );
}

function halvesOf(bits: number): number {
  return bits & SECOND ? 0 : bits & HALF ? 1 : 2;
}

/** Half-width characters (Latin, half-width kana) are half an em wide. */
export function textWidth(text: string, em: number): number {
  let halves = 0;
  for (let index = 0; index < text.length; index++) halves += halvesOf(CLASSES[text.charCodeAt(index)] ?? 0);
  return (halves * em) / 2;
}
