/** How a cell's style shows a number. */
import { builtInDateFormat, dateFormatOf, type DateFormat } from "../date-format.ts";
import { NotPlain } from "./not-plain.ts";
import { attribute } from "./xml-text.ts";

/** A date; a number as it is (`digits` 0) or as a whole number of at least so many digits; or something that only the library shows rightly. */
export type NumberFormat = { readonly date: DateFormat } | { readonly digits: number } | "other";

export const AS_IT_IS: NumberFormat = { digits: 0 };

/** The formats of styles.xml's cellXfs, by index. */
export function readNumberFormats(xml: string): readonly NumberFormat[] {
  const texts = new Map<number, string>();
  for (const [tag] of xml.matchAll(/<numFmt\s[^>]*>/gu))
    texts.set(Number(attribute(tag, "numFmtId")), attribute(tag, "formatCode") ?? "");
  const cellXfs = /<cellXfs[\s>][^]*?<\/cellXfs>/u.exec(xml)?.[0] ?? "";
  return Array.from(cellXfs.matchAll(/<xf[\s/>][^>]*>|<xf>/gu), ([tag]) => {
    const id = Number(attribute(tag, "numFmtId") ?? 0);
    return toNumberFormat(id, texts.get(id));
  });
}

function toNumberFormat(id: number, text: string | undefined): NumberFormat {
  const date = text === undefined ? builtInDateFormat(id) : dateFormatOf(text);
  if (date !== null) return { date };
  if (text === undefined) return id === 0 || id === 49 ? AS_IT_IS : id === 1 ? { digits: 1 } : "other";
  if (text === "General" || text === "@") return AS_IT_IS;
  return /^0+$/u.test(text) ? { digits: text.length } : "other";
}

/** The number as its format shows it. @throws NotPlain when that takes the library's formatter. */
export function showNumber(value: number, format: NumberFormat): string {
  if (format === "other" || "date" in format) throw new NotPlain("number format");
  const shown = String(value);
  // General shows eleven characters; longer numbers are rounded or take an exponent.
  if (shown.length > 11 || shown.includes("e")) throw new NotPlain("a long number");
  if (format.digits === 0) return shown;
  if (!Number.isInteger(value) || value < 0) throw new NotPlain("number format");
  return shown.padStart(format.digits, "0");
}
