/** Filled wording → Markdown tree, with the directives of the report. */
import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { directiveFromMarkdown } from "mdast-util-directive";
import { directive } from "micromark-extension-directive";

/**
 * Markdown as reports use it. Directives inside a sentence (`:name`) are off, so that `URL:abc` stays text; indented
 * lines are no code, so that staff may indent what stands between `{{#if}}` and `{{/if}}`.
 */
export function parseWording(markdown: string): Root {
  const { flow } = directive();
  return fromMarkdown(markdown, {
    extensions: [flow === undefined ? {} : { flow }, { disable: { null: ["codeIndented"] } }],
    mdastExtensions: [directiveFromMarkdown()],
  });
}
