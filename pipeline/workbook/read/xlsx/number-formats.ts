/** How a cell's style shows a number. */
import { builtInDateFormat, dateFormatOf, type DateFormat } from "../date-format.ts";
import type { XmlReader } from "./xml/xml-reader.ts";

/** Writes a number as its format says. */
export type NumberFormatter = (value: number, code: string) => string;

/** What there is to know of a format before a number is shown in it. */
export interface NumberFormat {
  /** As the file writes it. */
  readonly code: string;
  /** What it shows of a date; null when it shows none. */
  readonly date: DateFormat | null;
  /** A number as it is (0), or as a whole number of at least so many digits; null for whatever takes a formatter. */
  readonly digits: number | null;
}

/** For cells without a style, or with one that is not there. */
export const AS_IT_IS: NumberFormat = { code: "General", date: null, digits: 0 };

/** The formats of styles.xml's cellXfs, by index. */
export function numberFormatReader(): XmlReader<readonly NumberFormat[]> {
  const texts = new Map<number, string>();
  const ids: number[] = [];
  let within = "";
  return {
    open: (name, attribute) => {
      if (name === "numFmts" || name === "cellXfs") within = name;
      else if (name === "numFmt" && within === "numFmts") {
        // An empty one says nothing, as if it were not there.
        const code = attribute("formatCode") ?? "";
        if (code !== "") texts.set(Number(attribute("numFmtId")), code);
      } else if (name === "xf" && within === "cellXfs") ids.push(Number(attribute("numFmtId") ?? 0));
    },
    close: (name) => {
      if (name === within) within = "";
    },
    result: () => ids.map((id) => numberFormat(id, texts.get(id))),
  };
}

function numberFormat(id: number, text: string | undefined): NumberFormat {
  const date = text === undefined ? builtInDateFormat(id) : dateFormatOf(text);
  const code = text ?? BUILT_IN.get(id) ?? "General";
  return { code, date, digits: date === null ? digitsOf(code) : null };
}

/** Formats that have no text in the file (ISO/IEC 29500-1, 18.8.30), those of dates left out. */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  [9, "0%"],
  [10, "0.00%"],
  [11, "0.00E+00"],
  [12, "# ?/?"],
  [13, "# ??/??"],
  [18, "h:mm AM/PM"],
  [19, "h:mm:ss AM/PM"],
  [20, "h:mm"],
  [21, "h:mm:ss"],
  [32, 'h"時"mm"分"'],
  [33, 'h"時"mm"分"ss"秒"'],
  ...[5, 6, 37, 38].map((id) => [id, "#,##0;-#,##0"] as const),
  ...[7, 8, 39, 40].map((id) => [id, "#,##0.00;-#,##0.00"] as const),
  ...[41, 42].map((id) => [id, '#,##0;-#,##0;"-"'] as const),
  ...[43, 44].map((id) => [id, '#,##0.00;-#,##0.00;"-"'] as const),
  [45, "mm:ss"],
  [46, "[h]:mm:ss"],
  [47, "mm:ss.0"],
  [48, "##0.0E+0"],
  [49, "@"],
]);

function digitsOf(code: string): number | null {
  if (code === "General" || code === "@") return 0;
  return /^0+$/u.test(code) ? code.length : null;
}

/** Says that a number's format takes a formatter, which is loaded only then. */
export class FormatterNeeded extends Error {
  override readonly name = "FormatterNeeded";
}

/**
 * The number as its format shows it; empty where it shows none.
 *
 * @throws FormatterNeeded when that takes more than digits and there is none.
 */
export function showNumber(value: number, { code, digits }: NumberFormat, format: NumberFormatter | null): string {
  const shown = String(value);
  // General shows eleven characters; longer numbers are rounded or take an exponent.
  const isShort = shown.length <= 11 && !shown.includes("e");
  if (digits === 0 && isShort) return shown;
  if (digits !== null && isShort && Number.isInteger(value) && value >= 0) return shown.padStart(digits, "0");
  if (format === null) throw new FormatterNeeded();
  return format(value, code);
}
