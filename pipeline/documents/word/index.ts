/** Composed reports → Word. A door of its own: the library behind it is larger than all the rest of the program. */
export { drawReport } from "../draw-report.ts";
export type { ComposedReport } from "../kinds/report/composed-report.ts";
export { readReportStyles } from "./styles/report-styles.ts";
