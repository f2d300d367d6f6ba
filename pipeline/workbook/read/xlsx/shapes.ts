/** Text boxes, shapes, lines, pen strokes and pictures over the cells. */
import type { RawAside } from "../../../model/raw-workbook.ts";
import { asideText, MOST_ASIDES } from "../asides.ts";
import { LAST_ROW } from "../../../lib/cell-address.ts";
import { isTrue, type Attributes, type XmlReader } from "./xml/xml-reader.ts";

/** Charts (graphicFrame) are not written into an answer's cell. */
const SHAPES: ReadonlySet<string> = new Set(["xdr:sp", "xdr:pic", "xdr:cxnSp", "xdr:grpSp", "xdr:contentPart"]);
const ANCHORS: ReadonlySet<string> = new Set(["xdr:twoCellAnchor", "xdr:oneCellAnchor"]);

/** What an anchor holds, as it is read. */
interface Anchor {
  /** `from.col`, `to.rowOff`, … and `width` and `height` of the first shape. */
  readonly numbers: Map<string, number>;
  readonly paragraphs: string[];
  isShape: boolean;
  isHidden: boolean;
}

/** One aside for each cell that a shape covers. */
export function shapeReader(): XmlReader<readonly RawAside[]> {
  const asides: RawAside[] = [];
  let anchor: Anchor | null = null;
  let corner = "";
  let text: string | null = null;
  return {
    open: (name, attribute) => {
      if (ANCHORS.has(name)) anchor = { numbers: new Map(), paragraphs: [], isShape: false, isHidden: false };
      else if (anchor !== null) note(anchor, name, attribute);
      if (name === "xdr:from" || name === "xdr:to") corner = name.slice(4);
      else if (CORNER.has(name) || name === "a:t") text = "";
      else if (name === "a:p") anchor?.paragraphs.push("");
    },
    text: (piece) => {
      if (text !== null && text.length < LONGEST) text += piece;
    },
    close: (name) => {
      if (anchor === null) return;
      if (CORNER.has(name) && corner !== "") setNumber(anchor, `${corner}.${name.slice(4)}`, text);
      else if (name === "a:t") anchor.paragraphs.push((anchor.paragraphs.pop() ?? "") + (text ?? ""));
      else if (name === "xdr:from" || name === "xdr:to") corner = "";
      if (CORNER.has(name) || name === "a:t") text = null;
      if (!ANCHORS.has(name)) return;
      if (anchor.isShape && !anchor.isHidden && asides.length < MOST_ASIDES) asides.push(...coveredBy(anchor));
      anchor = null;
    },
    result: () => asides,
  };
}

const CORNER: ReadonlySet<string> = new Set(["xdr:col", "xdr:colOff", "xdr:row", "xdr:rowOff"]);
/** Of a text that no aside shows wholly. */
const LONGEST = 10_000;

function note(anchor: Anchor, name: string, attribute: Attributes): void {
  if (SHAPES.has(name)) anchor.isShape = true;
  else if (name === "xdr:cNvPr" && isTrue(attribute("hidden"))) anchor.isHidden = true;
  else if (name === "a:ext" && !anchor.numbers.has("width")) {
    setNumber(anchor, "width", attribute("cx"));
    setNumber(anchor, "height", attribute("cy"));
  }
}

function setNumber({ numbers }: Anchor, name: string, text: string | null): void {
  if (text !== null && /^\s*\d{1,12}\s*$/u.test(text)) numbers.set(name, Number(text));
}

/** A shape over so many cells marks none of them: it is given for its first cell only. */
const MOST_COVERED = 200;

function coveredBy({ numbers, paragraphs }: Anchor): readonly RawAside[] {
  const along = (side: string, length: string): readonly number[] =>
    covered(
      numbers.get(`from.${side}`),
      numbers.get(`to.${side}`),
      numbers.get(`to.${side}Off`) ?? numbers.get(`from.${side}Off`) ?? 0,
      numbers.get(length) ?? 0,
    );
  const [rows, columns] = [along("row", "height"), along("col", "width")];
  const text = asideText(paragraphs.filter((paragraph) => paragraph !== "").join("\n"));
  const cells = rows.flatMap((row) => columns.map((column): RawAside => ({ row, column, kind: "shape", text })));
  return rows.length * columns.length > MOST_COVERED ? cells.slice(0, 1) : cells;
}

/**
 * The rows (or columns) over which a shape lies, 1-based. Shapes are put down by hand and reach a little into the next cell;
 * what lies there is less than this share.
 *
 * @param end how far it reaches into the last one.
 * @param size of the shape in the same unit; 0 when it does not say.
 */
function covered(first: number | undefined, last: number | undefined, end: number, size: number): readonly number[] {
  if (first === undefined || first > LAST_ROW) return [];
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
