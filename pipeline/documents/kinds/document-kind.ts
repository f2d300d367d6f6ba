/** What there is to say of a kind of document. Each kind is a folder here; nothing else in the program knows it by name. */
import type { BodyFigures } from "../../model/body-figures.ts";
import type { InstitutionResult } from "../../model/inspection.ts";
import type { Registry, SupervisingBody } from "../../model/registry.ts";
import type { BodyRollup } from "../../model/rollup.ts";
import type { TraceLine } from "../../model/trace.ts";
import type { Block, DocumentTexts } from "../word/block.ts";
import type { PageSetup } from "../word/page-setup.ts";
import type { ComposedWording, Orientation } from "../wording/composed-section.ts";
import type { Vocabulary, WordingContext } from "../wording/vocabulary.ts";

/** All that a run has found: documents are about some part of it. */
export interface RunResults {
  readonly registry: Registry;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly rollups: readonly BodyRollup[];
  /** What is known of each body besides its totals. */
  readonly figures: readonly BodyFigures[];
  readonly institutions: readonly InstitutionResult[];
}

/** Draws what stands in the place of a `::table` or `::chart` as wide as the text (DXA); nothing when there is nothing to show. */
export type DataDrawing<Subject> = (subject: Subject, width: number) => readonly Block[];

/** Where a document is put below the outputs: `<area>/<body's code>_<name>/<file>_<name>_<cycle>.docx`. */
export interface DocumentPlace {
  readonly area: "reports" | "letters";
  readonly body: Pick<SupervisingBody, "code" | "name">;
  /** What the paper is, as its name begins; short, as the names of body and cycle follow. */
  readonly file: string;
  /** For a document a body has many of: whom each is about. The file's name begins with `<code>_<name>_` then. */
  readonly about?: { readonly code: string; readonly name: string };
}

/**
 * A kind of document.
 *
 * @typeParam Subject what one document is about, as plain data: it may be sent to another process for drawing.
 */
export interface DocumentKind<Subject> {
  /** What the wording may use; its files are in templates/, in the folder that is named as the kind is in the list. */
  readonly vocabulary: Vocabulary;
  /** The whole wording stood in this one file of templates/ once. */
  readonly formerTemplate?: string;
  /** By the names of the vocabulary. */
  readonly tables: Readonly<Record<string, DataDrawing<Subject>>>;
  readonly charts: Readonly<Record<string, DataDrawing<Subject>>>;
  readonly pages: Readonly<Record<Orientation, PageSetup>>;
  /** One document each. */
  readonly subjectsOf: (results: RunResults) => readonly Subject[];
  readonly context: (subject: Subject) => WordingContext;
  /** For running heads and document properties. */
  readonly texts: (subject: Subject) => DocumentTexts;
  readonly place: (subject: Subject) => DocumentPlace;
  /** All that a document shows, as one text: documents whose texts are equal are equal. */
  readonly basis: (subject: Subject) => string;
  /** Every figure that a document shows, with where it comes from; absent where a document has none. @param context of the subject */
  readonly trace?: (subject: Subject, results: RunResults, context: WordingContext) => Iterable<TraceLine>;
  /** About how many rows it will have: long documents are begun first. */
  readonly rows: (subject: Subject) => number;
}

/** A document whose wording is settled. */
export interface ComposedDocument<Subject> extends ComposedWording {
  readonly subject: Subject;
}
