/** Values on their way into Markdown: whatever they hold, they come out as the same plain text. */
import { cleanText } from "../../lib/japanese/text.ts";
import { visibleText } from "../../lib/visible-text.ts";

/** One line, every ASCII punctuation mark escaped, so that no value can become a heading, a directive or a link. */
export function escapeMarkdown(text: string): string {
  return cleanText(visibleText(text))
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ")
    .replace(/[!-/:-@[-`{-~]/gu, "\\$&");
}
