/** How much room paragraphs of a style take, in DXA: the base of the page numbers in the contents. */
import { attributeOf, switchOf, type StyleElement } from "./style-sheet.ts";

/** Room that a paragraph style takes, in DXA. */
export interface ParagraphMetrics {
  /** Width of a full-width character. */
  readonly em: number;
  /** Whether punctuation may hang out of a full line, as it does in Word unless the style says otherwise. */
  readonly hangs: boolean;
  /** Height of a line; null when it depends on the font, so that pages cannot be counted. */
  readonly line: number | null;
  readonly before: number;
  readonly after: number;
  readonly left: number;
  readonly right: number;
  /** Added to `left` on the first line; negative when the first line hangs out. */
  readonly firstLine: number;
  readonly keepNext: boolean;
  /** Height of the borders above and below. */
  readonly borders: number;
}

const WORD_DEFAULTS: ParagraphMetrics = {
  em: 200,
  hangs: true,
  line: null,
  before: 0,
  after: 0,
  left: 0,
  right: 0,
  firstLine: 0,
  keepNext: false,
  borders: 0,
};

/** Metrics of a style: its own properties over those of the styles it is based on, over the document's defaults. */
export function paragraphMetrics(
  id: string,
  styles: ReadonlyMap<string, StyleElement>,
  defaultsXml: string,
): ParagraphMetrics {
  const chain: StyleElement[] = [];
  for (
    let style = styles.get(id);
    style !== undefined && !chain.includes(style);
    style = styles.get(style.basedOn ?? "")
  )
    chain.unshift(style);
  return chain.reduce((inherited, style) => override(inherited, style.xml), override(WORD_DEFAULTS, defaultsXml));
}

function override(inherited: ParagraphMetrics, xml: string): ParagraphMetrics {
  const number = (element: string, attribute: string) => {
    const value = attributeOf(xml, element, attribute);
    return value === null ? null : Number(value);
  };
  const size = number("w:sz", "val");
  const hanging = number("w:ind", "hanging");
  const line = lineHeight(xml);
  return {
    em: size === null ? inherited.em : size * 10,
    hangs: switchOf(xml, "w:overflowPunct") ?? inherited.hangs,
    line: line === undefined ? inherited.line : line,
    before: number("w:spacing", "before") ?? inherited.before,
    after: number("w:spacing", "after") ?? inherited.after,
    left: number("w:ind", "left") ?? number("w:ind", "start") ?? inherited.left,
    right: number("w:ind", "right") ?? number("w:ind", "end") ?? inherited.right,
    firstLine: hanging === null ? (number("w:ind", "firstLine") ?? inherited.firstLine) : -hanging,
    keepNext: switchOf(xml, "w:keepNext") ?? inherited.keepNext,
    borders: xml.includes("<w:pBdr>") ? bordersOf(xml) : inherited.borders,
  };
}

/** undefined when the style does not say; null when the height depends on the font. */
function lineHeight(xml: string): number | null | undefined {
  const line = attributeOf(xml, "w:spacing", "line");
  if (line === null) return undefined;
  return attributeOf(xml, "w:spacing", "lineRule") === "exact" ? Number(line) : null;
}

/** Borders are measured in eighths of a point, their distance from the text in points. */
function bordersOf(xml: string): number {
  return ["w:top", "w:bottom"]
    .map((side) => Number(attributeOf(xml, side, "sz") ?? 0) * 2.5 + Number(attributeOf(xml, side, "space") ?? 0) * 20)
    .reduce((sum, height) => sum + height, 0);
}
