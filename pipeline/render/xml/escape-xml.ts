/** Text on its way into XML. */

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Characters that XML forbids have gone before (clean-deep.ts); a tab would jump to a tab stop, so it becomes a space. */
export function escapeXml(text: string): string {
  if (!/[&<>"\t]/u.test(text)) return text;
  return text.replace(/[&<>"]/gu, (character) => ENTITIES[character] ?? "").replace(/\t/gu, " ");
}
