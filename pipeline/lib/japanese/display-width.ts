/** Lining text up on a terminal, where Japanese letters take two places. */

const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6〇△○◆※×\u{20000}-\u{3FFFD}]/u;

/** In places of a terminal: two for a Japanese letter, one for any other. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const letter of text) {
    // Most letters are told by their number alone.
    if (letter < "\u0080") width += 1;
    else width += (letter >= "\u3041" && letter <= "\uA4CF") || WIDE.test(letter) ? 2 : 1;
  }
  return width;
}

/** Text filled up with spaces to a width; longer text stays as it is. */
export function padToWidth(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}
