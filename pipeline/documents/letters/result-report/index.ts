/** 様02-06 安全管理措置確認結果報告書: what goes up to the operator, of a body or of an institution that reports by itself. */
export { bodyReport } from "./body-report.ts";
export { ownReport } from "./own-report.ts";
