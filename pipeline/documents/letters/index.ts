/** Every kind of letter. A new one is a folder here, its files in templates/letters/, and one entry. */
import { correctionRequest } from "./correction-request/index.ts";
import type { LetterKind } from "./letter-kind.ts";
import { reminder } from "./reminder/index.ts";
import { bodyReport, ownReport } from "./result-report/index.ts";

const LIST = { correctionRequest, reminder, bodyReport, ownReport };

/** Names a kind. */
export type LetterName = keyof typeof LIST;
/** Every kind by its name. */
export const LETTERS: Readonly<Record<LetterName, LetterKind>> = LIST;
/** In the order in which letters are composed. */
export const LETTER_NAMES = Object.keys(LIST) as readonly LetterName[];
