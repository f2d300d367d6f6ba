/** What a supervising body must know → a composed report; document/ draws it as the Word report 取りまとめ報告書. */
export { compileReportTemplate, type ReportTemplate } from "./wording/report-template.ts";
export { composeReport } from "./kinds/report/compose-report.ts";
export type { ComposedReport } from "./kinds/report/composed-report.ts";
export { readReportStyles } from "./word/styles/report-styles.ts";
