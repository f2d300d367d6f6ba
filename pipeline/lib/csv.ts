/** CSV that Excel opens as it stands: UTF-8 with BOM, CRLF, and no cell that Excel would run as a formula. */

const BOM = "\uFEFF";
/** A cell starts a formula when one of these leads it and something follows; a mark such as `-` alone is harmless. */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r](?=.)/su;
/** Hardly any cell holds one of these; looking once is faster than looking for each danger. */
const UNSAFE = /^['=+\-@＝＋－＠]|[",\t\r\n]/u;

/** Letters of a part: large enough to be written in one go, small beside what a whole country takes. */
const PART = 1_000_000;

/**
 * One file's text, in parts: the answers of a whole country take a hundred megabytes.
 *
 * @param lines as {@link csvLine} makes them, their cells in the order of `columns`.
 */
export function* toCsv(columns: readonly string[], lines: Iterable<string>): Generator<string, void> {
  let part = `${BOM}${columns.join(",")}\r\n`;
  for (const line of lines) {
    part += line;
    if (part.length < PART) continue;
    yield part;
    part = "";
  }
  if (part !== "") yield part;
}

/** A line with its end. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/**
 * A cell that begins like a formula gets a leading `'`, as a person would type it in Excel. Cells that already begin with
 * `'` before such a character get one more, so that taking one `'` away always gives the value back.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  if (!UNSAFE.test(value)) return value;
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
