/** One file of the wording, checked and compiled by itself: what it opens, it must close. */
import Handlebars from "handlebars";
import { cleanText } from "../../lib/japanese/text.ts";
import type { Fault } from "../../model/pipeline-error.ts";
import { braceSlips } from "./brace-slips.ts";
import { checkMarkdown } from "./check-markdown.ts";
import { checkTemplateNames } from "./check-template-names.ts";
import { decodeSection } from "./decode-section.ts";
import { placeFaults } from "./line-fault.ts";
import { lineSlips } from "./line-slips.ts";
import { withoutComments, withoutMustaches } from "./plain-wording.ts";
import type { Section, SectionSource } from "./section.ts";
import { unclosedBlocks } from "./unclosed-blocks.ts";
import { allNames, type Vocabulary, type WordingContext } from "./vocabulary.ts";

/**
 * The section, or null when something is wrong with it, which is then among `faults`.
 *
 * @param layout whether the text goes out as it is (a mail), or is Markdown, with what can be wrong in that.
 */
export function compileSection(
  { file, source }: SectionSource,
  vocabulary: Vocabulary,
  faults: Fault[],
  layout: "markdown" | "plain" = "markdown",
): Section | null {
  const decoded = typeof source === "string" ? source : decodeSection(source, file, faults);
  if (decoded === null) return null;
  const text = cleanText(decoded).replace(/^\uFEFF/u, "");
  const plain = withoutComments(text);
  const slips = [
    ...braceSlips(plain.split("\n"), allNames(vocabulary)),
    ...(layout === "plain" ? [] : lineSlips(withoutMustaches(plain).split("\n"), vocabulary)),
  ];
  const syntax: Fault[] = [];
  const program = parse(text, plain, file, syntax);
  // A slip is what Handlebars stumbles over, in other words.
  if (slips.length === 0) faults.push(...syntax);
  const told = new Set(slips.map(({ line }) => line));
  const names = program === null ? [] : checkTemplateNames(program, vocabulary).filter(({ line }) => !told.has(line));
  for (const { line } of names) told.add(line);
  const marked = layout === "plain" ? [] : checkMarkdown(withoutMustaches(plain), vocabulary, told);
  const found = [...slips, ...names, ...marked];
  faults.push(...placeFaults(found, file));
  return program === null || found.length > 0 ? null : { file, lines: plain.split("\n"), fill: compile(program) };
}

/** @param plain the same without comments */
function parse(text: string, plain: string, file: string, faults: Fault[]): hbs.AST.Program | null {
  try {
    return Handlebars.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const unclosed = UNCLOSED.test(message) ? placeFaults(unclosedBlocks(plain), file) : [];
    faults.push(...(unclosed.length > 0 ? unclosed : [syntaxFault(message, file)]));
    return null;
  }
}

/** Of a block the file ends in, or that ends by another name. */
const UNCLOSED = /'OPEN_ENDBLOCK'.*got 'EOF'|doesn't match/u;

/** Handlebars says `Parse error on line 5:` or `… - 5:3`. */
function syntaxFault(message: string, file: string): Fault {
  const line = /on line (\d+)|- (\d+):\d+/u.exec(message);
  return {
    where: line === null ? file : `${file} ${line[1] ?? line[2] ?? ""}行目の付近`,
    what: "{{ }} の書き方に誤りがあり、読み取れません",
    fix: "{{ と }} の数、{{#if}} と {{/if}} などの対応を確かめてください。始めたものは、同じファイルの中で終えてください。",
  };
}

function compile(program: hbs.AST.Program): Section["fill"] {
  const compiled = Handlebars.create().compile<WordingContext>(program, {
    strict: true,
    noEscape: true,
    knownHelpersOnly: true,
    knownHelpers: { if: true, unless: true, each: true },
  });
  return (context) => compiled(context, { allowProtoPropertiesByDefault: false });
}
