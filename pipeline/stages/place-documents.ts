/** Composed documents and letters, each in its place: one for each institution, and one with all of a body to be printed. */
import { LETTERS, printPlace, wordFileOf, type Composed, type ComposedLetter } from "../documents/index.ts";
import { groupBy } from "../lib/group-by.ts";
import type { Cycle, Registry, SupervisingBody } from "../model/registry.ts";
import type { ComposedTables } from "./compose-tables.ts";
import { documentPaths, type Place } from "./document-paths.ts";
import { institutionFolders, letterFolders } from "./letter-folders.ts";
import type { PlacedDocument } from "./write-documents.ts";

/** All that is drawn. */
export interface ComposedPapers {
  readonly documents: readonly Composed[];
  readonly tables: readonly ComposedTables[];
  readonly letters: readonly ComposedLetter[];
  /** Where the figures of the documents come from, as text. */
  readonly trace: () => Iterable<string>;
}

/** A paper about a body or for it, in the folder of its reports. */
export interface PlacedReport extends PlacedDocument {
  readonly body: Pick<SupervisingBody, "code" | "name">;
  /** What it is called in names of files. */
  readonly file: string;
  /** Its place among the papers of its body that are printed, from 1; null for others. */
  readonly printed: number | null;
}

/** About as much work as so many rows of a report. */
const LETTER_ROWS = 6;

/** Reports by wording, workbooks of tables, then what is filled into the office's file. */
export function placeReports(
  { documents, tables, letters }: Omit<ComposedPapers, "trace">,
  cycle: Pick<Cycle, "name">,
): readonly PlacedReport[] {
  const papers = [
    ...documents.map((document) => ({ place: document.place, paper: { ...document, isMadeFrom: isWordedFrom } })),
    ...tables.map((book) => ({ place: book.place, paper: { ...book, isMadeFrom: () => false } })),
    ...letters
      .filter(({ kind }) => LETTERS[kind].area === "reports")
      .map((letter) => ({ place: placeOfReport(letter), paper: filled([letter], letter) })),
  ];
  const paths = documentPaths(
    papers.map(({ place }) => place),
    cycle.name,
  );
  return papers.map(({ place: { body, file }, paper }, index) => ({
    ...paper,
    body,
    file,
    printed: "tables" in paper.task ? null : printPlace(paper.task),
    path: paths[index] ?? "",
  }));
}

function placeOfReport({ kind, body, institution }: ComposedLetter): Place {
  const place = { area: "reports", body, file: LETTERS[kind].paper } as const;
  return institution === null ? place : { ...place, about: institution };
}

/** Letters have files of their own. */
function isWordedFrom(template: string): boolean {
  return /\.(?:hbs|docx)$/iu.test(template) && !template.startsWith("letters/");
}

/** A letter to an institution in its place. */
export interface PlacedLetter {
  readonly letter: ComposedLetter;
  readonly folder: string;
  readonly document: PlacedDocument;
}

/** Letters to institutions, and of each body one document of each kind with all of them. */
export interface PlacedLetters {
  readonly each: readonly PlacedLetter[];
  readonly together: readonly PlacedDocument[];
}

/** @param letters kind by kind, in the order of the registry. */
export function placeLetters(letters: readonly ComposedLetter[], { bodies, institutions }: Registry): PlacedLetters {
  const sent = letters.filter(({ kind }) => LETTERS[kind].area === "letters");
  const [folders, ofBodies] = [institutionFolders(bodies, institutions), letterFolders(bodies)];
  return {
    each: sent.flatMap((letter) => {
      const folder = folders.get(letter.institution?.code ?? "");
      if (folder === undefined) return [];
      const path = `${folder}/${LETTERS[letter.kind].paper}.docx`;
      return [{ letter, folder, document: { path, ...filled([letter], letter) } }];
    }),
    together: [...groupBy(sent, ({ body, kind }) => `${kind} ${body.code}`).values()].flatMap((all) => {
      const [first] = all;
      const folder = ofBodies.get(first?.body.code ?? "");
      if (first === undefined || folder === undefined) return [];
      return [{ path: `${folder}/${LETTERS[first.kind].paper}（全機関）.docx`, ...filled(all, first) }];
    }),
  };
}

/** Letters of one kind in one document. */
function filled(letters: readonly ComposedLetter[], { kind }: ComposedLetter): Omit<PlacedDocument, "path"> {
  const all = letters.map(({ values }) => values);
  return {
    label: LETTERS[kind].vocabulary.document,
    basis: () => JSON.stringify(all),
    rows: letters.length * LETTER_ROWS,
    isMadeFrom: (template) => template === wordFileOf(LETTERS[kind]),
    task: { letter: kind, all },
  };
}
