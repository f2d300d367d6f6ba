/**
 * `word/charts/chart*.xml`: horizontal bars, each split by series, in shares of the whole or not. A native chart that Word can edit.
 * Source: ECMA-376, part 1, 21.2 (DrawingML charts).
 */
import { formatCount } from "../../../lib/format-count.ts";
import type { Chart, ChartSeries } from "../block.ts";
import { chartId } from "../xml/chart-paragraph-xml.ts";
import { escapeXml } from "../../../lib/escape-xml.ts";
import { CHART_NAMESPACE, DRAWING_NAMESPACE, WORD_NAMESPACES } from "../xml/namespaces.ts";
import { cellRange, chartWorkbook, SHEET_TYPE } from "./chart-workbook.ts";
import { xmlPart, type Part } from "./part.ts";
import { OFFICE_ROLES, relationshipsPart } from "./relationships.ts";
import { deflatePart } from "../../../lib/deflate-part.ts";

/** Narrower pieces of a bar have no room for their number: it stands below the name of the category. The number of a bar as short stands where it begins. */
const LEGIBLE_SHARE = 0.04;
const GRID = "D9D9D9";
const OUTLINE = "404040";
const WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>';
const WORKBOOK_ID = "rId1";

/**
 * The chart, and the workbook in which its numbers are edited.
 *
 * @param ordinal among the charts of the document, from 1
 * @param font typeface; null for that of the theme
 */
export function chartParts(given: Chart, ordinal: number, font: string | null): readonly Part[] {
  const chart = { ...given, categories: given.categories.map((name, index) => name + smallCounts(given, index)) };
  const name = `word/charts/chart${String(ordinal)}.xml`;
  const workbook = `word/embeddings/Microsoft_Excel_Worksheet${String(ordinal)}.xlsx`;
  return [
    {
      ...xmlPart(name, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", chartXml(chart, font)),
      reference: { id: chartId(ordinal), role: "chart" },
    },
    relationshipsPart(name, [{ id: WORKBOOK_ID, type: `${OFFICE_ROLES}package`, target: workbook }]),
    { name: workbook, contentType: SHEET_TYPE, packed: deflatePart(workbook, chartWorkbook(chart)) },
  ];
}

function chartXml(chart: Chart, font: string | null): string {
  const look = (size: number): string => characterXml(size, font);
  const series = chart.series.map((each, index) => seriesXml(each, index, chart, look(8)));
  const bars = `<c:barChart><c:barDir val="bar"/><c:grouping val="${chart.shares ? "percentStacked" : "stacked"}"/><c:varyColors val="0"/>${series.join("")}<c:gapWidth val="45"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`;
  const plot = `<c:plotArea><c:layout/>${bars}${categoryAxisXml(look(8))}${valueAxisXml(look(8), chart)}</c:plotArea>`;
  const legend =
    chart.series.length === 1
      ? ""
      : `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textXml(look(9))}</c:legend>`;
  const frame = `<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>${lineXml(GRID)}</c:spPr>`;
  return `<c:chartSpace xmlns:c="${CHART_NAMESPACE}" xmlns:a="${DRAWING_NAMESPACE}" ${WORD_NAMESPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>${plot}${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>${frame}<c:externalData r:id="${WORKBOOK_ID}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
}

function seriesXml(series: ChartSeries, index: number, chart: Chart, look: string): string {
  const { name, values } = series;
  const format = chart.labelFormat ?? "#,##0;;;";
  const { categories } = chart;
  const [column, last] = [index + 2, categories.length + 1];
  const number = String(index);
  const heading = `<c:tx>${textsXml(cellRange(column, 1), [name])}</c:tx>`;
  const names = `<c:cat>${textsXml(cellRange(1, 2, last), categories)}</c:cat>`;
  const numbers = `<c:val><c:numRef><c:f>${cellRange(column, 2, last)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${pointsXml(values.map(String))}</c:numCache></c:numRef></c:val>`;
  const labelAt = (place: "ctr" | "inBase"): string =>
    `<c:numFmt formatCode="${format}" sourceLinked="0"/><c:spPr>${series.pattern === undefined ? "<a:noFill/>" : WHITE}<a:ln><a:noFill/></a:ln></c:spPr>${textXml(look)}<c:dLblPos val="${place}"/>${SHOW_VALUE}`;
  const longest = chart.axisEnd ?? Math.max(...chart.series.flatMap((each) => each.values));
  const others = values.flatMap((value, category) => {
    const own = (label: string) => [`<c:dLbl><c:idx val="${String(category)}"/>${label}</c:dLbl>`];
    if (!isLegible(value, category, chart)) return own('<c:delete val="1"/>');
    // A bar in whose middle no number could stand, if it is one at all.
    return !chart.shares && value < longest * LEGIBLE_SHARE ? own(labelAt("inBase")) : [];
  });
  const labels = `<c:dLbls>${others.join("")}${labelAt("ctr")}</c:dLbls>`;
  return `<c:ser><c:idx val="${number}"/><c:order val="${number}"/>${heading}<c:spPr>${fillXml(series)}${lineXml(OUTLINE)}</c:spPr><c:invertIfNegative val="0"/>${labels}${names}${numbers}</c:ser>`;
}

function fillXml({ fill, pattern }: ChartSeries): string {
  const colour = `<a:srgbClr val="${fill}"/>`;
  if (pattern === undefined) return `<a:solidFill>${colour}</a:solidFill>`;
  return `<a:pattFill prst="${pattern}"><a:fgClr>${colour}</a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>`;
}

const SHOW_VALUE =
  '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>';

function isLegible(value: number, category: number, { series, shares }: Chart): boolean {
  // Among several series, no number means that another one has this bar.
  if (!shares) return value > 0 || series.length === 1;
  const whole = series.reduce((sum, { values }) => sum + (values[category] ?? 0), 0);
  return value > 0 && value >= whole * LEGIBLE_SHARE;
}

/** `\n空欄 3、判読不能 1`: numbers that the bar of a category has no room for. */
function smallCounts(chart: Chart, category: number): string {
  const small = chart.series.flatMap(({ name, values }) => {
    const value = values[category] ?? 0;
    return value === 0 || isLegible(value, category, chart) ? [] : [`${name} ${formatCount(value)}`];
  });
  return small.length === 0 ? "" : `\n${small.join("、")}`;
}

function textsXml(range: string, texts: readonly string[]): string {
  return `<c:strRef><c:f>${range}</c:f><c:strCache>${pointsXml(texts.map(escapeXml))}</c:strCache></c:strRef>`;
}

function pointsXml(values: readonly string[]): string {
  const points = values.map((value, index) => `<c:pt idx="${String(index)}"><c:v>${value}</c:v></c:pt>`);
  return `<c:ptCount val="${String(values.length)}"/>${points.join("")}`;
}

/** The categories, from the top down. */
function categoryAxisXml(look: string): string {
  return `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="1"/>${TICKS}<c:spPr>${lineXml(GRID)}</c:spPr>${textXml(look)}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>`;
}

/** The shares; the axis of categories runs downwards, so that this one is at the bottom where that one ends. */
function valueAxisXml(look: string, { shares, axisEnd }: Chart): string {
  const format = shares ? "0%" : "#,##0";
  const end = axisEnd === undefined ? "" : `<c:max val="${String(axisEnd)}"/>`;
  return `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>${end}<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorGridlines><c:spPr>${lineXml(GRID)}</c:spPr></c:majorGridlines><c:numFmt formatCode="${format}" sourceLinked="0"/>${TICKS}<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textXml(look)}<c:crossAx val="1"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>`;
}

const TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>';

function lineXml(color: string): string {
  return `<a:ln w="9525"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></a:ln>`;
}

function textXml(look: string): string {
  return `<c:txPr><a:bodyPr/><a:p><a:pPr>${look}</a:pPr></a:p></c:txPr>`;
}

/** @param size in points */
function characterXml(size: number, font: string | null): string {
  const face = font === null ? "" : `<a:latin typeface="${font}"/><a:ea typeface="${font}"/>`;
  return `<a:defRPr sz="${String(size * 100)}" b="0"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>${face}</a:defRPr>`;
}
