/**
 * Places that stand for values while Markdown is read. A value is escaped (escape-markdown.ts), so that only the characters
 * at its ends could make a difference, and of those only whether they are letters or digits, and in ASCII.
 */
import type { ComposedBlock, ComposedSection } from "../kinds/report/composed-report.ts";
import type { WordingContext } from "../kinds/report/wording-context.ts";

/** Between its first and its last letter or digit. */
const INNER = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su;
/** U+FFFE and U+FFFF are in no text: XML forbids them. Before and after them, what a value begins and ends like. */
const PLACE = /[a字]\uFFFE(\d+)\uFFFF[a字]/gu;
/** `# {{name}}` may be an appendix (付録), and `{{count}}. …` an item of a list. */
const DEPENDS_ON_VALUE =
  /^[^\S\r\n\u2028\u2029]*#\s+[a字]\uFFFE|^(?:[*+>-]|[^\S\r\n\u2028\u2029])*[a字]\uFFFE\d+\uFFFF[a字][.)]/mu;

/**
 * The context with places instead of texts and counts.
 *
 * @param conditions names that decide on what is written: a 0 stays a 0 there
 */
export function placeValues(
  context: WordingContext,
  conditions: ReadonlySet<string>,
): { readonly placed: WordingContext; readonly values: readonly string[] } {
  const values: string[] = [];
  const place = ([name, value]: [string, unknown], index: number): readonly [string, unknown] => {
    if ((typeof value !== "string" && typeof value !== "number") || (value === 0 && conditions.has(name)))
      return [name, value];
    return [
      name,
      String(value).replace(INNER, (inner) => {
        values[index] = inner.replace(/\\(.)/gsu, "$1");
        return `${edge(inner.charCodeAt(0))}\uFFFE${String(index)}\uFFFF${edge(inner.charCodeAt(inner.length - 1))}`;
      }),
    ];
  };
  return { placed: Object.fromEntries(Object.entries(context).map(place)) as WordingContext, values };
}

function edge(code: number): string {
  return code < 0x80 ? "a" : "字";
}

/** Whether Markdown with places is read as it would be with any values in them. */
export function isReadAlike(markdown: string): boolean {
  return !DEPENDS_ON_VALUE.test(markdown);
}

export function fillPlaces(
  sections: readonly ComposedSection[],
  values: readonly string[],
): readonly ComposedSection[] {
  const fill = (block: ComposedBlock): ComposedBlock =>
    block.kind === "paragraph" && block.runs.some(({ text }) => text.includes("\uFFFE"))
      ? { ...block, runs: block.runs.map((run) => ({ ...run, text: fillText(run.text, values) })) }
      : block;
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(fill) }));
}

function fillText(text: string, values: readonly string[]): string {
  return text.replace(PLACE, (_, index: string) => values[Number(index)] ?? "");
}
