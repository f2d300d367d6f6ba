/** Puts a report's numbers into a chart that docx has drawn with none: into the chart, and into the workbook behind it. */
import type { Chart } from "./block.ts";

/** Narrower pieces of a bar have no room for their number; the table beside the chart gives it. */
const LEGIBLE_SHARE = 0.04;

/** @param xml a chart with a 0 for each number, and each number's label left out */
export function fillChart(xml: string, chart: Chart): string {
  const [before = "", ...series] = xml.split("<c:ser>");
  const filled = series.map((part, index) => {
    const values = chart.series[index]?.values ?? [];
    return fillNumbers(part, values).replace(
      /<c:dLbl><c:idx val="(\d+)"\/><c:delete val="1"\/><\/c:dLbl>/gu,
      (leftOut, category: string) => (isLegible(values[Number(category)] ?? 0, Number(category), chart) ? "" : leftOut),
    );
  });
  return [before, ...filled].join("<c:ser>");
}

/** Texts (names of series and categories) stand in another kind of cache. */
function fillNumbers(seriesXml: string, values: readonly number[]): string {
  return seriesXml.replace(/<c:numCache>.*?<\/c:numCache>/su, (numbers) =>
    numbers.replace(/(<c:pt idx="(\d+)"><c:v>)0/gu, (_, start: string, category: string) => {
      return start + String(values[Number(category)] ?? 0);
    }),
  );
}

function isLegible(value: number, category: number, { series }: Chart): boolean {
  const whole = series.reduce((sum, { values }) => sum + (values[category] ?? 0), 0);
  return value > 0 && value >= whole * LEGIBLE_SHARE;
}

/** @param sheetXml a row a category, a column a series, below a row and beside a column of names */
export function fillSheet(sheetXml: string, { series }: Chart): string {
  return sheetXml.replace(/(<c r="([A-Z])(\d+)"><v>)0/gu, (_, start: string, column: string, row: string) => {
    const values = series[column.charCodeAt(0) - "B".charCodeAt(0)]?.values;
    return start + String(values?.[Number(row) - 2] ?? 0);
  });
}
