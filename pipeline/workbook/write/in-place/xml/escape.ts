/** Text on its way into the XML of a workbook, and back. */
import { cleanText } from "../../../../lib/japanese/text.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const BREAKS: Readonly<Record<string, string>> = { "\n": "&#10;", "\t": "&#9;" };

/** For attributes and formulas; line ends and tabs as references, which a reader of attributes would make spaces of. */
export function escapeXml(text: string): string {
  return cleanText(text).replace(/[&<>"\n\t]/gu, (letter) => ENTITIES[letter] ?? BREAKS[letter] ?? "");
}

/** For what a cell or a note shows. `_x0041_` would be read as a letter's number: its first `_` is written as one. */
export function escapeShown(text: string): string {
  return cleanText(text)
    .replace(/_(?=x[0-9a-fA-F]{4}_)/gu, "_x005F_")
    .replace(/[&<>]/gu, (letter) => ENTITIES[letter] ?? "");
}

const LETTERS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Entities and references resolved; what is none stays as it is. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/gu,
    (written, hex?: string, decimal?: string, name?: string) => {
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      if (name !== undefined) return LETTERS[name] ?? written;
      return code <= 0x10ffff ? String.fromCodePoint(code) : written;
    },
  );
}
