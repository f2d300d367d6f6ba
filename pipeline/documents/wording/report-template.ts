/** The wording of a report as office staff write it, a file a section: Handlebars around Markdown, compiled once for all reports. */
import { PipelineError, type Fault } from "../../model/pipeline-error.ts";
import { compileSection } from "./compile-section.ts";
import type { Section, SectionSource } from "./section.ts";
import type { WordingContext } from "../kinds/report/wording-context.ts";

export interface ReportTemplate {
  /** In the order of the report. */
  readonly sections: readonly Pick<Section, "file" | "lines">[];
  /** Markdown of each section. @throws PipelineError exit 2 when Handlebars cannot fill the wording. */
  readonly fill: (context: WordingContext) => readonly string[];
}

/**
 * Compiles the wording once.
 *
 * @throws PipelineError exit 2 that lists every fault of every file with its line
 */
export function compileReportTemplate(sources: readonly SectionSource[]): ReportTemplate {
  const faults: Fault[] = [];
  const sections = sources.map((source) => compileSection(source, faults)).filter((section) => section !== null);
  if (faults.length > 0) throw templateError(faults);
  return {
    sections,
    fill: (context) => sections.map((section) => fillSection(section, context)),
  };
}

/** The error that a template raises: nothing can be written with it. */
export function templateError(faults: readonly Fault[], cause?: unknown): PipelineError {
  return new PipelineError("報告書の文面のひな形を使えません。", { exitCode: 2, faults, cause });
}

function fillSection({ file, fill }: Section, context: WordingContext): string {
  try {
    return fill(context);
  } catch (cause) {
    const what = `文面を組み立てられません（${cause instanceof Error ? cause.message : String(cause)}）`;
    throw templateError([{ where: file, what, fix: "{{ }} の中の名前を確かめてください。" }], cause);
  }
}
