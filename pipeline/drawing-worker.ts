/** Entry of a worker thread: draws one report at a time with the styles it was started with. */
import { workerData } from "piscina";
import { drawReport, readReportStyles, type ComposedReport } from "./render/index.ts";

const styles = readReportStyles(workerData as Uint8Array);

export default function drawTask(report: ComposedReport): Promise<Uint8Array> {
  return drawReport(report, styles);
}
