/** Text boxes, shapes, lines, pen strokes and pictures over the cells (drawing1.xml). */
import type { RawAside } from "../../model/raw-workbook.ts";
import { asideText, MOST_ASIDES } from "../asides.ts";
import { decodeBytes, unescapeXml } from "./xml-text.ts";

/** Charts (graphicFrame) are not written into an answer's cell. */
const SHAPE = /<(?:\w{1,20}:)?(?:sp|pic|cxnSp|grpSp|contentPart)[\s/>]/u;
const HIDDEN = /<(?:\w{1,20}:)?cNvPr\s[^<>]*\shidden\s*=\s*["'](?:1|true)["']/u;

/** A shape over so many cells marks none of them: it is given for its first cell only. */
const MOST_COVERED = 200;

/** One for each cell that a shape covers. */
export function readShapes(xml: string): readonly RawAside[] {
  const asides: RawAside[] = [];
  for (const anchor of xml.split(/<(?:\w{1,20}:)?(?:two|one)CellAnchor[\s>]/u).slice(1)) {
    // Behind it stands the same shape once more, for older programs.
    const [shape = ""] = anchor.split("<mc:Fallback");
    if (SHAPE.test(shape) && !HIDDEN.test(shape) && asides.length < MOST_ASIDES) asides.push(...coveredBy(shape));
  }
  return asides;
}

function coveredBy(shape: string): readonly RawAside[] {
  const from = shape.search(/<(?:\w{1,20}:)?from>/u);
  const to = shape.search(/<(?:\w{1,20}:)?to>/u);
  if (from < 0) return [];
  const start = shape.slice(from, to > from ? to : from + LONGEST_CORNER);
  const end = to < 0 ? start : shape.slice(to, to + LONGEST_CORNER);
  const [, width = "0", height = "0"] = /<a:ext\s+cx="(\d{1,12})"\s+cy="(\d{1,12})"/u.exec(shape) ?? [];
  const columns = covered(numberIn(start, "col"), numberIn(end, "col"), numberIn(end, "colOff") ?? 0, Number(width));
  const rows = covered(numberIn(start, "row"), numberIn(end, "row"), numberIn(end, "rowOff") ?? 0, Number(height));
  const text = textOf(shape);
  const cells = rows.flatMap((row) => columns.map((column): RawAside => ({ row, column, kind: "shape", text })));
  return rows.length * columns.length > MOST_COVERED ? cells.slice(0, 1) : cells;
}

/** Bytes of `<from>` or `<to>`, with room for white space. */
const LONGEST_CORNER = 600;

function numberIn(corner: string, name: string): number | null {
  const value = new RegExp(`<(?:\\w{1,20}:)?${name}>\\s*(\\d{1,12})\\s*<`, "u").exec(corner)?.[1];
  return value === undefined ? null : Number(value);
}

/**
 * The rows (or columns) over which a shape lies, 1-based. Shapes are put down by hand and reach a little into the next cell;
 * what lies there is less than this share.
 *
 * @param end how far it reaches into the last one.
 * @param size of the shape in the same unit; 0 when it does not say.
 */
function covered(first: number | null, last: number | null, end: number, size: number): readonly number[] {
  if (first === null || first > LAST_ROW) return [];
  const count = Math.min(Math.max(last ?? first, first) - first + 1, MOST_COVERED + 1);
  const cells = Array.from({ length: count }, (_, index) => first + 1 + index);
  if (count === 1) return cells;
  const share = size > 0 ? end / (size / (count - 1)) : end / USUAL_HEIGHT;
  if (share < LEAST_SHARE) return cells.slice(0, -1);
  return count === 2 && size > 0 && share > 1 - LEAST_SHARE ? cells.slice(1) : cells;
}

const LEAST_SHARE = 0.3;
/** Of a row, in the unit of drawings (12,700 to a point). */
const USUAL_HEIGHT = 228_600;
const LAST_ROW = 1_048_576;

function textOf(shape: string): string {
  const paragraphs = shape
    .split("</a:p>")
    .map((paragraph) =>
      Array.from(paragraph.matchAll(/<a:t(?:\s[^<>]*)?>([^<]*)</gu), ([, text = ""]) => text).join(""),
    );
  return asideText(unescapeXml(decodeBytes(paragraphs.filter((text) => text !== "").join("\n"))));
}
