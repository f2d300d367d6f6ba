/** The place of a chart in the body: a paragraph of its own, in which package/chart.ts's part is shown. */
import type { Chart } from "../block.ts";
import { escapeXml } from "../../../lib/escape-xml.ts";
import { CHART_NAMESPACE, DRAWING_NAMESPACE } from "./namespaces.ts";

/** DXA, and English Metric Units, to a 96th of an inch. */
const DXA_PER_PIXEL = 15;
const EMU_PER_PIXEL = 9525;
const DXA_PER_POINT = 20;

/** By which the body refers to a chart. */
export function chartId(ordinal: number): string {
  return `rIdChart${String(ordinal)}`;
}

/**
 * @param width of the text, in DXA
 * @param ordinal among the charts of the document, from 1
 */
export function chartParagraphXml(chart: Chart, width: number, ordinal: number): string {
  const size = `cx="${pixels(width)}" cy="${pixels(chart.height * DXA_PER_POINT)}"`;
  const number = String(ordinal);
  const properties = `<wp:docPr id="${number}" name="図${number}" title="${escapeXml(chart.title)}" descr="${escapeXml(chart.description)}"/><wp:cNvGraphicFramePr/>`;
  const shown = `<c:chart xmlns:c="${CHART_NAMESPACE}" r:id="${chartId(ordinal)}"/>`;
  const graphic = `<a:graphic xmlns:a="${DRAWING_NAMESPACE}"><a:graphicData uri="${CHART_NAMESPACE}">${shown}</a:graphicData></a:graphic>`;
  return `<w:p><w:pPr><w:pStyle w:val="ChartFrame"/></w:pPr><w:r><w:drawing><wp:inline xmlns:wp="${PLACING_NAMESPACE}" distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/>${properties}${graphic}</wp:inline></w:drawing></w:r></w:p>`;
}

const PLACING_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

/** Whole pixels in EMU, so that a chart is never wider than its room. */
function pixels(dxa: number): string {
  return String(Math.floor(dxa / DXA_PER_PIXEL) * EMU_PER_PIXEL);
}
