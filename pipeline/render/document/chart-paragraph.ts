/** A chart as a native, editable Word chart in a paragraph of its own. */
import { Paragraph } from "docx";
import { ChartRun, type BarChartOptions } from "docx/charts";
import type { Chart } from "../block.ts";

const PIXELS_PER_POINT = 96 / 72;

/**
 * @param width of the text, in points
 * @param ordinal position among the charts of the report, from 1: docx would count on through all reports of a process
 */
export function chartParagraph(chart: Chart, width: number, ordinal: number, font: string): Paragraph {
  return new Paragraph({ style: "ChartFrame" }).addRunToFront(new ChartRun(chartOptions(chart, width, ordinal, font)));
}

function chartOptions(chart: Chart, width: number, ordinal: number, font: string): BarChartOptions {
  const text = { name: font, color: "000000" };
  return {
    type: "bar",
    stacking: "percent",
    gapWidth: 45,
    categories: chart.categories,
    series: chart.series.map((series) => ({
      name: series.name,
      values: series.values,
      color: series.fill,
      dataLabels: { value: true, numberFormat: "#,##0;;;", font: { ...text, size: 8, color: series.label } },
      pointLabels: series.values.map((value, category) => (isLegible(value, category, chart) ? undefined : false)),
    })),
    title: { text: chart.title, font: { ...text, size: 10, bold: false } },
    legend: { position: "bottom", font: { ...text, size: 9 } },
    font: text,
    categoryAxis: { reverseOrder: true, font: { ...text, size: 8 } },
    valueAxis: { font: { ...text, size: 8 }, crossesAt: "maximum" },
    transformation: {
      width: Math.floor(width * PIXELS_PER_POINT),
      height: Math.floor(chart.height * PIXELS_PER_POINT),
    },
    altText: { id: String(ordinal), name: `図${String(ordinal)}`, description: chart.title },
  };
}

/** Narrower pieces of a bar have no room for their number; the table beside the chart gives it. */
const LEGIBLE_SHARE = 0.04;

function isLegible(value: number, category: number, { series }: Chart): boolean {
  const whole = series.reduce((sum, { values }) => sum + (values[category] ?? 0), 0);
  return value > 0 && value >= whole * LEGIBLE_SHARE;
}
