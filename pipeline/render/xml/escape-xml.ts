/** Text on its way into XML. */
import { cleanText } from "../../lib/japanese/text.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": " " };
/** Hardly any text holds one of these: seeing that takes a single pass. */
const UNSAFE = /[&<>"\u0000-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** Without the characters that XML forbids (a path may hold any); a tab would jump to a tab stop, so it becomes a space. */
export function escapeXml(text: string): string {
  if (!UNSAFE.test(text)) return text;
  return cleanText(text).replace(/[&<>"\t]/gu, (character) => ENTITIES[character] ?? "");
}
