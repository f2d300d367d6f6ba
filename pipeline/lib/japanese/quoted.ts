/** What a message says of texts and lists that come from a file: on one line and no longer than a message can bear, whatever the file holds. */
import { visibleLine } from "../visible-text.ts";

/** Letters of a text, unless a message has little room for it. */
const LONGEST = 100;
/** Letters of a name, a code or a sheet, of which a message may hold several. */
const LONGEST_NAME = 60;
/** Letters of a path. */
const LONGEST_PATH = 200;
/** What is quoted as it is: kana, kanji, digits and Latin letters, of one unit each. */
const PLAIN = /^[0-9A-Za-z、。〇△－ぁ-ヿ一-鿿]*$/u;
/** Items of a list. */
const MOST = 10;

/** A text as it stands between 「 and 」: a single space as it is, more of it and line breaks as one, commands shown, cut after `longest` letters, which `…` tells. */
export function quoted(text: string, longest = LONGEST): string {
  // Nearly always: short, and of plain letters.
  if (text.length <= longest && PLAIN.test(text)) return text;
  // Not all of a long text need be looked at: spaces are the only letters that become fewer.
  const begin = text.slice(0, 10 * longest);
  const letters = Array.from(visibleLine(begin.replace(/\s+/gu, (blanks) => (blanks === "\u3000" ? blanks : " "))));
  const isWhole = letters.length <= longest && begin.length === text.length;
  return isWhole ? letters.join("") : `${letters.slice(0, longest).join("")}…`;
}

/** {@link quoted} for a name, a code or a sheet. */
export function quotedName(name: string): string {
  return quoted(name, LONGEST_NAME);
}

/** A path, whose end tells most: cut at its beginning. */
export function quotedPath(path: string): string {
  const letters = Array.from(visibleLine(path.slice(-4 * LONGEST_PATH)));
  const isWhole = letters.length <= LONGEST_PATH && path.length <= 4 * LONGEST_PATH;
  return isWhole ? letters.join("") : `…${letters.slice(-LONGEST_PATH).join("")}`;
}

interface ListedOptions {
  readonly between?: string;
  readonly counter?: string;
  readonly most?: number;
  readonly beyond?: number | undefined;
}

/**
 * `E12、E15ほか19か所`: the first of a list, and how many more there are, counted in `counter`. The items are bounded already.
 *
 * @param options `beyond`: how many there are that `items` does not hold.
 */
export function listed(
  items: readonly string[],
  { between = "、", counter = "", most = MOST, beyond = 0 }: ListedOptions = {},
): string {
  const more = Math.max(0, items.length - most) + beyond;
  return items.slice(0, most).join(between) + (more > 0 ? `ほか${String(more)}${counter}` : "");
}
