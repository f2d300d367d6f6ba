/** The wording of a kind of document as office staff write it, a file a section: Handlebars around Markdown, compiled once for all. */
import { PipelineError, type Fault } from "../../model/pipeline-error.ts";
import { compileSection } from "./compile-section.ts";
import type { Section, SectionSource } from "./section.ts";
import type { Vocabulary, WordingContext } from "./vocabulary.ts";

/** Compiled once, filled for every document of the kind. */
export interface Template {
  readonly vocabulary: Vocabulary;
  /** In the order of the document. */
  readonly sections: readonly Pick<Section, "file" | "lines">[];
  /** Markdown of each section. @throws PipelineError exit 2 when Handlebars cannot fill the wording. */
  readonly fill: (context: WordingContext) => readonly string[];
}

/**
 * Compiles the wording once.
 *
 * @throws PipelineError exit 2 that lists every fault of every file with its line
 */
export function compileTemplate(sources: readonly SectionSource[], vocabulary: Vocabulary): Template {
  const faults: Fault[] = [];
  const sections = sources
    .map((source) => compileSection(source, vocabulary, faults))
    .filter((section) => section !== null);
  if (faults.length > 0) throw templateError(vocabulary, faults);
  return {
    vocabulary,
    sections,
    fill: (context) => sections.map((section) => fillSection(section, context, vocabulary)),
  };
}

/** The error that a template raises: nothing can be written with it. */
export function templateError({ document }: Vocabulary, faults: readonly Fault[], cause?: unknown): PipelineError {
  return new PipelineError(`${document}の文面のひな形を使えません。`, { exitCode: 2, faults, cause });
}

function fillSection({ file, fill }: Section, context: WordingContext, vocabulary: Vocabulary): string {
  try {
    return fill(context);
  } catch (cause) {
    const what = `文面を組み立てられません（${cause instanceof Error ? cause.message : String(cause)}）`;
    throw templateError(vocabulary, [{ where: file, what, fix: "{{ }} の中の名前を確かめてください。" }], cause);
  }
}
