/** Lining text up on a terminal, where Japanese letters take two places. */

const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6〇△○◆※×\u{20000}-\u{3FFFD}]/u;

/** In places of a terminal: two for a Japanese letter, one for any other. */
export function displayWidth(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Most letters are told by their number alone.
    if (unit < 0x80) width += 1;
    else if (isJapaneseUnit(unit)) width += 2;
    else {
      const letter = String.fromCodePoint(text.codePointAt(at) ?? unit);
      width += WIDE.test(letter) ? 2 : 1;
      at += letter.length - 1;
    }
  }
  return width;
}

/** Punctuation, kana and kanji, and the wide forms of what ASCII has. */
function isJapaneseUnit(unit: number): boolean {
  return (unit >= 0x3041 && unit <= 0xa4cf) || (unit >= 0x3000 && unit <= 0x303e) || (unit >= 0xff00 && unit <= 0xff60);
}

/** Text filled up with spaces to a width; longer text stays as it is. */
export function padToWidth(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}
