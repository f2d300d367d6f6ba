/** The strings of a workbook, each once. Source: ISO/IEC 29500-1, 18.4. */
import type { Write } from "../../../lib/deflate-part.ts";
import { escapeXml } from "../../../lib/escape-xml.ts";

/** Filled while sheets are written. */
export interface StringTable {
  /** `<v>12</v></c>`: how a cell ends that shows the text. Asked for hundreds of thousands of cells, and made once a text. */
  readonly cellEnd: (text: string) => string;
  readonly write: (write: Write) => void;
}

/** An empty one. */
export function createStringTable(): StringTable {
  const ends = new Map<string, string>();
  return {
    cellEnd: (text) => {
      const known = ends.get(text);
      if (known !== undefined) return known;
      const end = `<v>${String(ends.size)}</v></c>`;
      ends.set(text, end);
      return end;
    },
    write: (write) => {
      write('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n');
      write('<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">');
      for (const text of ends.keys()) write(`<si><t xml:space="preserve">${stringXml(text)}</t></si>`);
      write("</sst>");
    },
  };
}

/** Excel takes `_x000D_` for the character of that number, whoever has typed it: the underscore itself is written as its number then. */
function stringXml(text: string): string {
  return escapeXml(text).replace(/_(?=x[0-9a-f]{4}_)/giu, "_x005F_");
}
