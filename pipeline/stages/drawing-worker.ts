/** What a worker process does (shell/worker-process.ts): draws one report at a time with the styles it was started with. */
import { drawReport, readReportStyles, type ComposedReport } from "../documents/word/index.ts";

export default function startDrawing(bytes: Uint8Array): (report: ComposedReport) => Promise<Uint8Array> {
  const styles = readReportStyles(bytes);
  return (report) => drawReport(report, styles);
}
