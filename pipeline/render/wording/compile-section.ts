/** One file of the wording, checked and compiled by itself: what it opens, it must close. */
import Handlebars from "handlebars";
import { cleanText } from "../../lib/japanese/text.ts";
import type { Fault } from "../../model/pipeline-error.ts";
import { checkContainers } from "./check-containers.ts";
import { checkTemplateNames } from "./check-template-names.ts";
import { withoutComments, withoutMustaches } from "./plain-wording.ts";
import { templateConditions } from "./template-conditions.ts";
import type { WordingContext } from "./wording-context.ts";

/** One file of the wording. */
export interface SectionSource {
  /** As shown in messages. */
  readonly file: string;
  readonly source: string;
}

export interface Section {
  /** As shown in messages. */
  readonly file: string;
  /** Its lines without the comments: to find where a sentence stands. */
  readonly lines: readonly string[];
  /** Names that decide on what is written. */
  readonly conditions: ReadonlySet<string>;
  /** @throws Error when Handlebars cannot fill it. */
  readonly fill: (context: WordingContext) => string;
}

/** The section, or null when something is wrong with it, which is then among `faults`. */
export function compileSection({ file, source }: SectionSource, faults: Fault[]): Section | null {
  const text = cleanText(source).replace(/^\uFEFF/u, "");
  const plain = withoutComments(text);
  const before = faults.length;
  faults.push(...checkContainers(withoutMustaches(plain).split("\n"), file));
  const program = parse(text, file, faults);
  if (program === null) return null;
  faults.push(...checkTemplateNames(program, file));
  return faults.length > before ? null : { file, lines: plain.split("\n"), ...compile(program) };
}

function parse(text: string, file: string, faults: Fault[]): hbs.AST.Program | null {
  try {
    return Handlebars.parse(text);
  } catch (cause) {
    faults.push(syntaxFault(cause, file));
    return null;
  }
}

/** Handlebars says `Parse error on line 5:` or `… - 5:3`. */
function syntaxFault(cause: unknown, file: string): Fault {
  const message = cause instanceof Error ? cause.message : String(cause);
  const line = /on line (\d+)|- (\d+):\d+/u.exec(message);
  return {
    where: line === null ? file : `${file} ${line[1] ?? line[2] ?? ""}行目の付近`,
    what: "{{ }} の書き方に誤りがあり、読み取れません",
    fix: "{{ と }} の数、{{#if}} と {{/if}} などの対応を確かめてください。始めたものは、同じファイルの中で終えてください。",
  };
}

function compile(program: hbs.AST.Program): Pick<Section, "conditions" | "fill"> {
  const compiled = Handlebars.create().compile<WordingContext>(program, {
    strict: true,
    noEscape: true,
    knownHelpersOnly: true,
    knownHelpers: { if: true, unless: true, each: true },
  });
  return {
    conditions: templateConditions(program),
    fill: (context) => compiled(context, { allowProtoPropertiesByDefault: false }),
  };
}
