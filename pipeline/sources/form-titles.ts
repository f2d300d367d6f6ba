/** Chapter and section titles of the form, in the spellings that prints of it use. */
import { foldText, trimText } from "../lib/japanese/text.ts";

/** A title with the number that it begins with, e.g. `1.2` for a section and `1` for a chapter. */
export interface Title {
  readonly kind: "chapter" | "section";
  readonly number: string;
  /** In one spelling: `1.2 対策推進計画の策定`. */
  readonly text: string;
  /** Its number is set apart from its words by a space or a sign: 2要素認証 is none. */
  readonly apart: boolean;
}

const SECTION = /^(\d{1,2})\.(\d{1,2})\.?(?=[\p{L}「『])/u;
const CHAPTER = /^第?(\d{1,2})(?:章|\.|、)?(?=[\p{L}「『])/u;
/** Printed again at the top of a page. */
const CONTINUED = /[(（［[【〔]?(?:続き|つづき|続)[)）\]］】〕]?$/u;
/** A note below a table may begin with a number as well; it is a sentence, or speaks of the marks. */
const LONGEST_TITLE = 60;
const NOTE = /[。〇○◯△]|してください|記入|こと$/u;

/** null for any text that is no title. */
export function readTitle(text: string): Title | null {
  const folded = foldText(text);
  if (folded.length > LONGEST_TITLE || NOTE.test(folded)) return null;
  const section = SECTION.exec(folded);
  const chapter = section === null ? CHAPTER.exec(folded) : null;
  if (section === null && chapter === null) return null;
  const number = section === null ? Number(chapter?.[1]).toString() : `${plain(section[1])}.${plain(section[2])}`;
  const words = joinLines(text).replace(LEADING_NUMBER, "").replace(CONTINUED, "");
  const apart = /^\s*(?:第\s*)?[\d０-９]+(?:[\s.．、]|章)/u.test(text);
  return { kind: section === null ? "chapter" : "section", number, text: `${number} ${trimText(words)}`, apart };
}

/** The number as it stands before the words, in any width and with spaces. */
const LEADING_NUMBER = /^\s*(?:第\s*)?[\d０-９]+\s*(?:[.．。]\s*[\d０-９]+\s*)?(?:章|[.．、])?\s*/u;

function plain(digits: string | undefined): string {
  return String(Number(digits));
}

/** Whether a further line of a cell begins something of its own: a section, or a part such as `(1)`. */
export function beginsHeading(line: string): boolean {
  return readTitle(line)?.kind === "section" || /^\(\d{1,2}\)/u.test(foldText(line));
}

/** Lines that a column was too narrow for, as one: Japanese is written without spaces between them. */
export function joinLines(text: string): string {
  const lines = text.split("\n").map(trimText);
  return lines.reduce((joined, line) =>
    /[A-Za-z0-9,]$/u.test(joined) && /^[A-Za-z0-9]/u.test(line) ? `${joined} ${line}` : joined + line,
  );
}
