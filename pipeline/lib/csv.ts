/** CSV that Excel opens as it stands: UTF-8 with BOM, CRLF, no cell that Excel would run as a formula, and none that a terminal would obey. */
import { visibleText } from "./visible-text.ts";

const BOM = "\uFEFF";
/**
 * A cell starts a formula when one of these leads it, what nobody sees (spaces, line breaks, zero-width and direction marks) left aside, and
 * something follows; a mark such as `-` alone is harmless.
 */
const FORMULA = /^'*(?:\t|[\p{White_Space}\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠])(?=.)/su;
/** Hardly any cell holds one of these; looking once is faster than looking for each danger. */
const UNSAFE =
  /^[\p{White_Space}\p{Default_Ignorable_Code_Point}'=+\-@＝＋－＠]|[",\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/u;

/** Letters of a part: what is put together piece by piece is made one text where it is short-lived memory, in a third of the time of a text of megabytes. */
const PART = 16_000;

/** A heading and the value that stands below it. */
export interface CsvColumn<Row> {
  readonly name: string;
  /** null is an empty cell. */
  readonly value: (row: Row) => string | number | null;
}

/** One file's text, in parts that end with a line: the answers of a whole country take a hundred megabytes. */
export function* toCsv<Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row>): Generator<string, void> {
  let part = `${BOM}${columns.map(({ name }) => name).join(",")}\r\n`;
  const cellsOf = columns.map(({ value }) => cellWriter(value));
  for (const row of rows) {
    part += `${cellsOf.map((cellOf) => cellOf(row)).join(",")}\r\n`;
    if (part.length < PART) continue;
    yield part;
    part = "";
  }
  if (part !== "") yield part;
}

/** Most cells repeat the one above: the same file, sheet, names. */
function cellWriter<Row>(valueOf: CsvColumn<Row>["value"]): (row: Row) => string {
  let [above, cell]: [string | number | null, string] = [null, ""];
  return (row) => {
    const value = valueOf(row);
    if (value !== above) [above, cell] = [value, csvCell(value)];
    return cell;
  };
}

/**
 * A cell that begins like a formula gets a leading `'`, as a person would type it in Excel. Cells that already begin with
 * `'` before such a character get one more, so that taking one `'` away always gives the text back. Line breaks and tabs within a cell stay:
 * quoted, they are text to every reader of CSV. Other control characters and marks of direction are shown ({@link visibleText}).
 */
function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  if (!UNSAFE.test(value)) return value;
  const visible = visibleText(value);
  const safe = FORMULA.test(visible) ? `'${visible}` : visible;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text of a cell as it was before it was made safe. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
