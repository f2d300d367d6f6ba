/** Text on its way into XML. */
import { cleanText } from "./japanese/text.ts";
import { visibleText } from "./visible-text.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": " " };
/** Hardly any text holds one of these: seeing that takes a single pass. */
const UNSAFE = /[&<>"\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uD800-\uDFFF\uFFFE\uFFFF]/;

/**
 * Control characters and marks of direction shown (a path may hold any), without the others that XML forbids; a tab would jump to a tab stop,
 * so it becomes a space.
 */
export function escapeXml(text: string): string {
  if (!UNSAFE.test(text)) return text;
  return cleanText(visibleText(text)).replace(/[&<>"\t]/gu, (character) => ENTITIES[character] ?? "");
}
