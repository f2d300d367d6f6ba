/** A composed report → the bytes of a Word file, the same for the same report on every day, in every process. */
import { Packer } from "docx";
import type { ComposedReport } from "./composed-report.ts";
import { fillSlots } from "./document/body-slot.ts";
import { contentsEntries, layOutReport } from "./document/lay-out-report.ts";
import { stablePackage } from "./document/stable-package.ts";
import { wordDocument } from "./document/word-document.ts";
import { measureRows } from "./pages/block-heights.ts";
import { estimatePages } from "./pages/estimate-pages.ts";
import type { ReportStyles } from "./styles/report-styles.ts";

/** Draws a report; its wording has been checked, so nothing can go wrong here but a bug. */
export async function drawReport(report: ComposedReport, styles: ReportStyles): Promise<Uint8Array> {
  const sections = layOutReport(report);
  const contents = contentsEntries(sections);
  const heights = measureRows(sections, styles);
  const pages = estimatePages(sections, styles, contents, heights);
  const { document, slots } = wordDocument(report, sections, { styles, contents, pages, heights });
  const packed = await Packer.pack(document, "uint8array");
  return stablePackage(packed, {
    date: report.rollup.asOf,
    // As the office has it: docx would take it apart and write it anew for each report.
    styles: styles.xml,
    fillBody: (xml) => fillSlots(xml, slots),
  });
}
