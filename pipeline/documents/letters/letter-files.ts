/** Which files in templates/letters/ a kind of letter is made of. */
import type { LetterKind } from "./letter-kind.ts";

/** The folder in templates/, and its name in messages. */
const LETTER_FOLDER = "letters";

/** What is in a file of wording: a key, or the text of the mail. */
export const MAIL = "メール文面";

/** The office's Word file. */
export function wordFileOf({ title }: Pick<LetterKind, "title">): string {
  return `${LETTER_FOLDER}/${title}.docx`;
}

/** By what is in them. */
export function wordingFilesOf({ title, passages, mailed }: LetterKind): ReadonlyMap<string, string> {
  const names = mailed ? [...passages, MAIL] : passages;
  return new Map(names.map((name) => [name, `${LETTER_FOLDER}/${title}（${name}）.txt.hbs`]));
}
