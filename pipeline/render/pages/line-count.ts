/** Where Japanese text breaks: the number of lines it takes, as Word and LibreOffice break it in a fixed-pitch font. */

const NO_START = new Set("、。，．・：；？！゛゜ヽヾゝゞ々）］｝〕〉》」』】°′″℃％‰,.:;?!)]}");
const NO_END = new Set("（［｛〔〈《「『【([{");
/** May stand in the margin after a full line. */
const HANGING = new Set("、。，．");

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
    lines += textWidth(part, em) <= room ? 1 : wrap(tokens(part), width, em, room);
  }
  return lines;
}

/** Greedy: a token that does not fit starts a new line; one wider than a line is broken anywhere. */
function wrap(parts: readonly string[], width: number, em: number, first: number): number {
  let lines = 1;
  let room = first;
  for (const token of parts) {
    const wide = textWidth(token, em);
    if (textWidth(withoutHanging(token), em) <= room) {
      room -= wide;
    } else if (withoutHanging(token).trimEnd() === "") {
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

/** Pieces that must not be broken: a Latin word, or a character with the marks that may not be parted from it. */
function tokens(text: string): readonly string[] {
  const pieces: string[] = [];
  let open = false;
  for (const character of text) {
    const last = pieces.at(-1);
    const joins =
      open || NO_START.has(character) || (isWordCharacter(character) && isWordCharacter(last?.at(-1) ?? ""));
    if (last !== undefined && (joins || character === " ")) pieces[pieces.length - 1] = last + character;
    else pieces.push(character);
    open = NO_END.has(character);
  }
  return pieces;
}

function isWordCharacter(character: string): boolean {
  const code = character.charCodeAt(0);
  return (code >= 0x21 && code <= 0x7e) || (code >= 0xa0 && code <= 0x24f);
}

function withoutHanging(token: string): string {
  return HANGING.has(token.at(-1) ?? "") ? token.slice(0, -1) : token.trimEnd();
}

/** Half-width characters (Latin, half-width kana) are half an em wide. */
export function textWidth(text: string, em: number): number {
  let halves = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // The second half of a character beyond U+FFFF has been counted with the first.
    if (code < 0xdc00 || code > 0xdfff) halves += isHalfWidth(code) ? 1 : 2;
  }
  return (halves * em) / 2;
}

function isHalfWidth(code: number): boolean {
  return code < 0x100 ? !FULL_WIDTH_LATIN.has(code) : code >= 0xff61 && code <= 0xff9f;
}

/** Marks below U+0100 that Japanese fonts draw full width: § ¨ ° ± ´ ¶ × ÷. */
const FULL_WIDTH_LATIN = new Set([0xa7, 0xa8, 0xb0, 0xb1, 0xb4, 0xb6, 0xd7, 0xf7]);
