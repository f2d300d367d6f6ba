/** What there is to say of a kind of letter: a Word file of the office, and with what its keys are filled. Each kind is a folder here. */
import type { Institution, SupervisingBody } from "../../model/registry.ts";
import type { TraceLine } from "../../model/trace.ts";
import type { TracedCells, TracedPaper } from "../kinds/trace-lines.ts";
import type { RunResults } from "../kinds/document-kind.ts";
import type { Vocabulary, WordingContext } from "../wording/vocabulary.ts";

/** What a letter may be filled with; letters have no tables and charts of ours: what they look like is the office's. */
type LetterVocabulary = Pick<Vocabulary, "document" | "texts" | "counts" | "flags" | "lists">;

/** One letter before its passages are worded. */
export interface Letter {
  /** Who sends it, or collects it: its folder. */
  readonly body: SupervisingBody;
  /** Whom it is about; null for a paper about the body itself. */
  readonly institution: Institution | null;
  /** A value for every name of the vocabulary but the passages. */
  readonly values: WordingContext;
}

/** A kind of letter. */
export interface LetterKind {
  /** Its files in templates/letters/ are called so: `<title>.docx`. */
  readonly title: string;
  /** The papers that are made are called so: `<paper>.docx`. */
  readonly paper: string;
  readonly area: "reports" | "letters";
  readonly vocabulary: LetterVocabulary;
  /** Keys whose values are worded by the office, in `<title>（<key>）.txt.hbs`: for what depends on figures. */
  readonly passages: readonly string[];
  /** Goes out by mail, whose text is in `<title>（メール文面）.txt.hbs`. */
  readonly mailed: boolean;
  /** Where the figures of all letters from one body come from. */
  readonly trace: (letters: readonly Letter[], paper: TracedPaper) => Iterable<TraceLine>;
  /** In the order of the registry. */
  readonly lettersOf: (results: RunResults) => readonly Letter[];
}

/** Rows of a traced table of letters about institutions: whom one is about, and what is printed for each name. */
export function figuresByInstitution(
  letters: readonly Letter[],
  names: Readonly<Record<string, unknown>>,
): readonly TracedCells[] {
  return letters.map(({ institution, values }) => [
    institution?.code ?? "",
    ...Object.keys(names).map((name) => textOf(values[name])),
  ]);
}

/** The same without what is zero, and with it nothing of whom all is zero: letters that count nothing print no zero. */
export function countsByInstitution(...asked: Parameters<typeof figuresByInstitution>): readonly TracedCells[] {
  return figuresByInstitution(...asked)
    .map(([code = "", ...texts]) => [code, ...texts.map((text) => (text === "0" ? "" : text))])
    .filter((row) => row.slice(1).some((text) => text !== ""));
}

function textOf(value: WordingContext[string] | undefined): string {
  return value === undefined || typeof value === "object" ? "" : String(value);
}
