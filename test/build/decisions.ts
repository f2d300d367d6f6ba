/** Decisions as values, and as the rows of decisions.xlsx. */
import { DECISION_COLUMNS, type Decision, type DecisionColumn } from "../../pipeline/model/decision.ts";
import type { RawWorkbook } from "../../pipeline/model/raw-workbook.ts";
import type { CellValue, Rows } from "./annex2.ts";
import { rawSheet, rawWorkbook } from "./raw-workbook.ts";

/** Decided by 総務 on 2027-03-01, in row 2 unless `more` says otherwise. */
export function decision(kind: Decision["kind"], more: Partial<Decision> = {}): Decision {
  const row = more.row ?? 2;
  return {
    kind,
    row,
    cell: `G${String(row)}`,
    on: "2027-03-01",
    file: "",
    sheet: "",
    institutionCode: "",
    measure: null,
    findingCode: null,
    value: "",
    reason: "電話で確認した",
    by: "総務",
    until: null,
    ...more,
  };
}

export type DecisionCells = Partial<Readonly<Record<DecisionColumn, CellValue>>>;

/** Headings and rows; date, reason and clerk are filled in unless a row says otherwise. */
export function decisionRows(...rows: readonly DecisionCells[]): Rows {
  return [
    DECISION_COLUMNS,
    ...rows.map((cells) => {
      const all: DecisionCells = { 日付: "2027-03-01", 理由: "電話で確認した", 担当者: "総務", ...cells };
      return DECISION_COLUMNS.map((column) => all[column] ?? null);
    }),
  ];
}

export function decisionWorkbook(...rows: readonly DecisionCells[]): RawWorkbook {
  return rawWorkbook([rawSheet("判断", decisionRows(...rows))]);
}
