/** How cells of a table look, also on paper without colours: each answer has its mark, and each fill another lightness. */
import type { AnswerKind } from "../../../model/answer-kind.ts";
import type { TableFormat } from "../../../model/table-book.ts";

const font = (more: string, size = 10): string => `<font>${more}<sz val="${String(size)}"/>NAME</font>`;
const FONTS = [
  font(""),
  font("<b/>", 14),
  font("").replace("NAME", '<color rgb="FF595959"/>NAME'),
  font("<b/>"),
  font("<b/>").replace("NAME", '<color rgb="FFFFFFFF"/>NAME'),
].map((each) => each.replace("NAME", '<name val="游ゴシック"/><family val="2"/>'));

const solid = (rgb: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  solid("D9E1F2"),
  solid("F4B183"),
  solid("E7E6E6"),
  solid("C00000"),
  solid("7030A0"),
];

const side = (name: string): string => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`;
const BORDERS = [
  "<border><left/><right/><top/><bottom/><diagonal/></border>",
  `<border>${["left", "right", "top", "bottom"].map(side).join("")}<diagonal/></border>`,
];

interface Look {
  readonly font?: number;
  readonly fill?: number;
  /** 0 general, 3 `#,##0`, 49 text (what is typed into such a cell stays text), 164 our date. */
  readonly format?: number;
  readonly align: string;
  readonly plain?: true;
}

const TOP = 'vertical="top" wrapText="1"';
const CENTER = 'horizontal="center" vertical="top"';
const LOOKS = {
  none: { align: 'vertical="top"', plain: true },
  title: { font: 1, format: 49, align: 'vertical="center"', plain: true },
  remark: { font: 2, format: 49, align: 'vertical="center"', plain: true },
  heading: { font: 3, fill: 2, format: 49, align: 'horizontal="center" vertical="center" wrapText="1"' },
  text: { format: 49, align: TOP },
  date: { format: 164, align: CENTER },
  number: { format: 3, align: 'vertical="top"' },
  implemented: { format: 49, align: CENTER },
  planned: { font: 3, fill: 3, format: 49, align: CENTER },
  not_applicable: { fill: 4, format: 49, align: CENTER },
  missing: { font: 4, fill: 5, format: 49, align: CENTER },
  invalid: { font: 4, fill: 6, format: 49, align: CENTER },
} as const satisfies Readonly<
  Record<Exclude<TableFormat, "answer"> | AnswerKind | "none" | "title" | "remark" | "heading", Look>
>;

/** Names a look. */
export type LookName = keyof typeof LOOKS;
const NAMES = Object.keys(LOOKS);

/** Its number in {@link STYLES_XML}. */
export function styleOf(look: LookName): string {
  return String(NAMES.indexOf(look));
}

function formatXml({ font = 0, fill = 0, format = 0, align, plain }: Look): string {
  const ids = `numFmtId="${String(format)}" fontId="${String(font)}" fillId="${String(fill)}" borderId="${plain ? "0" : "1"}"`;
  const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"';
  return `<xf ${ids} xfId="0" ${applied}><alignment ${align}/></xf>`;
}

const counted = (name: string, items: readonly string[]): string =>
  `<${name} count="${String(items.length)}">${items.join("")}</${name}>`;

/** The part `xl/styles.xml`, without its header. */
export const STYLES_XML =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy/m/d"/></numFmts>' +
  counted("fonts", FONTS) +
  counted("fills", FILLS) +
  counted("borders", BORDERS) +
  counted("cellStyleXfs", ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']) +
  counted("cellXfs", Object.values(LOOKS).map(formatXml)) +
  counted("cellStyles", ['<cellStyle name="標準" xfId="0" builtinId="0"/>']) +
  "</styleSheet>";
