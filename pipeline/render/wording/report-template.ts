/** The wording of a report as office staff write it: Handlebars around Markdown, compiled once for all reports. */
import Handlebars from "handlebars";
import { cleanText } from "../../lib/japanese/text.ts";
import { PipelineError, type Fault } from "../../model/pipeline-error.ts";
import { checkTemplateNames } from "./check-template-names.ts";
import { templateConditions } from "./template-conditions.ts";
import type { WordingContext } from "./wording-context.ts";

export interface ReportTemplate {
  /** As shown in messages. */
  readonly file: string;
  /** Lines of the template without its comments: to find where a sentence stands. */
  readonly lines: readonly string[];
  /** Names that decide on what is written. */
  readonly conditions: ReadonlySet<string>;
  /** @throws PipelineError exit 2 when Handlebars cannot fill the wording. */
  readonly fill: (context: WordingContext) => string;
}

/**
 * Compiles the wording once.
 *
 * @param source text of the template
 * @param templateFile its path, for messages
 * @throws PipelineError exit 2 that lists every misspelt name with its line
 */
export function compileReportTemplate(source: string, templateFile: string): ReportTemplate {
  const text = cleanText(source).replace(/^\uFEFF/u, "");
  const program = parse(text, templateFile);
  const faults = checkTemplateNames(program, templateFile);
  if (faults.length > 0) throw templateError(templateFile, faults);
  const handlebars = Handlebars.create();
  const compiled = handlebars.compile<WordingContext>(program, {
    strict: true,
    noEscape: true,
    knownHelpersOnly: true,
    knownHelpers: { if: true, unless: true, each: true },
  });
  return {
    file: templateFile,
    conditions: templateConditions(program),
    lines: withoutComments(text).split("\n"),
    fill: (context) => fill(() => compiled(context, { allowProtoPropertiesByDefault: false }), templateFile),
  };
}

/** The error that a template raises: nothing can be written with it. */
export function templateError(templateFile: string, faults: readonly Fault[], cause?: unknown): PipelineError {
  return new PipelineError(`文面のひな形「${templateFile}」を使えません。`, { exitCode: 2, faults, cause });
}

function parse(text: string, templateFile: string): hbs.AST.Program {
  try {
    return Handlebars.parse(text);
  } catch (cause) {
    throw templateError(templateFile, [syntaxFault(cause, templateFile)], cause);
  }
}

/** Handlebars says `Parse error on line 5:` or `… - 5:3`. */
function syntaxFault(cause: unknown, templateFile: string): Fault {
  const message = cause instanceof Error ? cause.message : String(cause);
  const line = /on line (\d+)|- (\d+):\d+/u.exec(message);
  const where = line === null ? templateFile : `${templateFile} ${line[1] ?? line[2] ?? ""}行目の付近`;
  return {
    where,
    what: "{{ }} の書き方に誤りがあり、読み取れません",
    fix: "{{ と }} の数、{{#if}} と {{/if}} などの対応を確かめてください。",
  };
}

function fill(compiled: () => string, templateFile: string): string {
  try {
    return compiled();
  } catch (cause) {
    const what = `文面を組み立てられません（${cause instanceof Error ? cause.message : String(cause)}）`;
    throw templateError(
      templateFile,
      [{ where: templateFile, what, fix: "{{ }} の中の名前を確かめてください。" }],
      cause,
    );
  }
}

function withoutComments(text: string): string {
  return text.replace(/\{\{!--[\s\S]*?--~?\}\}|\{\{![^}]*\}\}/gu, (comment) => comment.replace(/[^\n]/gu, ""));
}
