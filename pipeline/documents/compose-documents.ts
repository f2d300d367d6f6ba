/** Templates and results → documents that only need drawing: every fault of a template shows here. */
import type { ComposedDocument, DocumentKind, DocumentPlace, RunResults } from "./kinds/document-kind.ts";
import { KIND_NAMES, KINDS, type WordedTask, type KindName } from "./kinds/index.ts";
import type { TraceLine } from "../model/trace.ts";
import { readWording } from "./wording/read-wording.ts";
import type { SectionSource } from "./wording/section.ts";
import { compileTemplate, type Template } from "./wording/template.ts";
import type { WordingContext } from "./wording/vocabulary.ts";

/** The wording of every kind, compiled. */
export type Templates = Readonly<Record<KindName, Template>>;

/**
 * Compiles the wording of all kinds once.
 *
 * @param sections all files below templates/ that hold wording, in their order
 * @throws PipelineError exit 2 that lists every fault of every file of the first kind that has any
 */
export function compileTemplates(sections: readonly SectionSource[]): Templates {
  const templates = KIND_NAMES.map((name) => {
    const ofKind = sections.filter(({ file }) => file.startsWith(`${name}/`));
    return [name, compileTemplate(ofKind, KINDS[name].vocabulary)] as const;
  });
  return Object.fromEntries(templates) as Templates;
}

/** A document ready for drawing. */
export interface Composed<Name extends KindName = KindName> {
  /** What messages call it, such as 報告書. */
  readonly label: string;
  readonly place: DocumentPlace;
  /** All that it shows, as one text, which may be long. */
  readonly basis: () => string;
  readonly rows: number;
  /** Its figures, with where they come from. */
  readonly trace: () => Iterable<TraceLine>;
  readonly task: WordedTask<Name>;
}

/**
 * Composes all documents of all kinds. Cheap: tables and charts are drawn later.
 *
 * @throws PipelineError exit 2 with every unknown directive, table or chart and every unsupported piece of Markdown
 */
export function composeDocuments(templates: Templates, results: RunResults): readonly Composed[] {
  return KIND_NAMES.flatMap((name) => documentsOfKind(name, templates, results).map(({ compose }) => compose()));
}

/** A document before its wording is filled: where it goes, and who is asked for the rest. */
export interface DocumentToCompose<Name extends KindName = KindName> {
  readonly place: DocumentPlace;
  /** @throws PipelineError as {@link composeDocuments} does. */
  readonly compose: () => Composed<Name>;
  /** A value for each name of the vocabulary. */
  readonly context: () => WordingContext;
}

/** All documents of one kind, none of them composed yet. */
export function documentsOfKind<Name extends KindName>(
  kind: Name,
  templates: Templates,
  results: RunResults,
): readonly DocumentToCompose<Name>[] {
  const { vocabulary, subjectsOf, place, basis, trace, rows, context } = KINDS[kind];
  return subjectsOf(results).map((subject) => ({
    place: place(subject),
    context: () => context(subject),
    compose: () => {
      const filled = context(subject);
      return {
        label: vocabulary.document,
        place: place(subject),
        basis: () => basis(subject),
        rows: rows(subject),
        trace: () => trace?.(subject, results, filled) ?? [],
        task: { kind, document: composeDocument(KINDS[kind], templates[kind], subject, filled) },
      };
    },
  }));
}

/** Fills the wording of one document and checks it. */
export function composeDocument<Subject>(
  kind: DocumentKind<Subject>,
  template: Template,
  subject: Subject,
  context = kind.context(subject),
): ComposedDocument<Subject> {
  return { subject, ...readWording(template, context) };
}
