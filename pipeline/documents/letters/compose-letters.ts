/** The office's files and results → letters that only need filling in: every fault of a template shows here. */
import { groupBy } from "../../lib/group-by.ts";
import type { TraceLine } from "../../model/trace.ts";
import { PipelineError, type Fault } from "../../model/pipeline-error.ts";
import type { RunResults } from "../kinds/document-kind.ts";
import { readWordTemplate } from "../fill/word-template.ts";
import { compileSection } from "../wording/compile-section.ts";
import type { Section } from "../wording/section.ts";
import type { WordingContext } from "../wording/vocabulary.ts";
import { LETTERS, LETTER_NAMES, type LetterName } from "./index.ts";
import { MAIL, wordFileOf, wordingFilesOf } from "./letter-files.ts";
import type { Letter, LetterKind } from "./letter-kind.ts";

/** The wording of a kind of letter, by what it words; the Word files are kept as they are for those who draw. */
export type LetterWordings = ReadonlyMap<LetterName, ReadonlyMap<string, Section>>;

/** Every file that letters are made of, in templates/. */
export const LETTER_FILES: readonly string[] = LETTER_NAMES.flatMap((name) => [
  wordFileOf(LETTERS[name]),
  ...wordingFilesOf(LETTERS[name]).values(),
]);

/**
 * Checks the Word files and compiles the wording of all kinds.
 *
 * @param contentOf bytes of each of {@link LETTER_FILES}.
 * @throws PipelineError exit 2 that lists every fault of every file.
 */
export function compileLetters(contentOf: (file: string) => Uint8Array): LetterWordings {
  const faults: Fault[] = [];
  const compiled = LETTER_NAMES.map((name) => {
    const kind = LETTERS[name];
    const file = wordFileOf(kind);
    readWordTemplate(contentOf(file), file, kind.vocabulary, faults);
    const wordings = [...wordingFilesOf(kind)].flatMap(([what, source]) => {
      const section = compileWording(kind, what, { file: source, source: contentOf(source) }, faults);
      return section === null ? [] : [[what, section] as const];
    });
    return [name, new Map(wordings)] as const;
  });
  if (faults.length > 0) throw new PipelineError("通知文のひな形を使えません。", { exitCode: 2, faults });
  return new Map(compiled);
}

/** A passage cannot hold itself; the text of a mail may hold the passages. */
function compileWording(
  { vocabulary, passages }: LetterKind,
  what: string,
  source: { readonly file: string; readonly source: Uint8Array },
  faults: Fault[],
): Section | null {
  const texts = what === MAIL ? vocabulary.texts : vocabulary.texts.filter((name) => !passages.includes(name));
  return compileSection(source, { ...vocabulary, texts, tables: [], charts: [] }, faults, "plain");
}

/** A letter with a value for every key. */
export interface ComposedLetter extends Pick<Letter, "body" | "institution"> {
  readonly kind: LetterName;
  readonly values: WordingContext;
  /** The text of the mail that it goes out with; null for what is not sent. */
  readonly mail: string | null;
}

/** Where the figures of letters come from, kind by kind, body by body. */
export function* traceLetters(letters: readonly ComposedLetter[]): Generator<TraceLine, void> {
  for (const kind of LETTER_NAMES) {
    const all = letters.filter((letter) => letter.kind === kind);
    const { trace, vocabulary } = LETTERS[kind];
    for (const [body, own] of groupBy(all, (letter) => letter.body.code))
      yield* trace(own, { body, paper: vocabulary.document });
  }
}

/** All letters of all kinds, kind by kind, in the order of the registry. */
export function composeLetters(wordings: LetterWordings, results: RunResults): readonly ComposedLetter[] {
  return LETTER_NAMES.flatMap((kind) => {
    const { lettersOf, passages, mailed } = LETTERS[kind];
    const fill = (what: string, values: WordingContext): string =>
      wordings.get(kind)?.get(what)?.fill(values).trim() ?? "";
    return lettersOf(results).map(({ body, institution, values }) => {
      const worded = Object.fromEntries(passages.map((name) => [name, fill(name, values)]));
      const all = { ...values, ...worded };
      return { kind, body, institution, values: all, mail: mailed ? fill(MAIL, all) : null };
    });
  });
}
