/** A chart as a native, editable Word chart in a paragraph of its own, without its numbers (chart-numbers.ts). */
import { Paragraph } from "docx";
import { ChartRun, type BarChartOptions } from "docx/charts";
import type { ChartShape } from "./frame-shape.ts";

const PIXELS_PER_POINT = 96 / 72;

/**
 * @param width of the text, in points
 * @param ordinal position among the charts of the report, from 1: docx would count on through all documents of a process
 */
export function chartParagraph(chart: ChartShape, width: number, ordinal: number, font: string): Paragraph {
  return new Paragraph({ style: "ChartFrame" }).addRunToFront(new ChartRun(chartOptions(chart, width, ordinal, font)));
}

function chartOptions(chart: ChartShape, width: number, ordinal: number, font: string): BarChartOptions {
  const text = { name: font, color: "000000" };
  return {
    type: "bar",
    stacking: "percent",
    gapWidth: 45,
    categories: chart.categories,
    series: chart.series.map((series) => ({
      name: series.name,
      values: chart.categories.map(() => 0),
      color: series.fill,
      dataLabels: { value: true, numberFormat: "#,##0;;;", font: { ...text, size: 8, color: series.label } },
      pointLabels: chart.categories.map(() => false as const),
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
