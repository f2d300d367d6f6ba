/** A composed report → the bytes of a Word file, the same for the same report on every day, in every process. */
import type { ComposedReport } from "./kinds/report/composed-report.ts";
import { bodyXml } from "./word/body-xml.ts";
import { frameFor } from "./word/frame.ts";
import { chartsOf, frameShape } from "./word/frame-shape.ts";
import { contentsEntries, layOutReport } from "./kinds/report/lay-out-report.ts";
import { measureRows } from "./word/pages/block-heights.ts";
import { estimatePages } from "./word/pages/estimate-pages.ts";
import type { ReportStyles } from "./word/styles/report-styles.ts";

/** Draws a report; its wording has been checked, so nothing can go wrong here but a bug. */
export async function drawReport(report: ComposedReport, styles: ReportStyles): Promise<Uint8Array> {
  const sections = layOutReport(report);
  const contents = contentsEntries(sections);
  const heights = measureRows(sections, styles);
  const pages = estimatePages(sections, styles, contents, heights);
  const fillFrame = await frameFor(frameShape(report.cover, sections), styles);
  const { cycle, body, asOf } = report.rollup;
  return fillFrame({
    texts: { cycleName: cycle.name, bodyName: body.name, date: asOf },
    body: sections.flatMap((section) => bodyXml(section, { contents, pages, heights })),
    charts: sections.flatMap(chartsOf),
  });
}
