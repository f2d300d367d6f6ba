/** Values on their way into Markdown: whatever they hold, they come out as the same plain text. */

/** One line, every ASCII punctuation mark escaped, so that no value can become a heading, a directive or a link. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s*\n\s*/gu, " ")
    .trim()
    .replace(/[!-/:-@[-`{-~]/gu, "\\$&");
}
