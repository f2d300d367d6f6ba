/** An earlier registry → what of it stays in the next cycle, and what a person must look at. Its faults do not stop it. */
import { normalizeCode } from "../lib/japanese/institution-code.ts";
import type { Fault } from "../model/pipeline-error.ts";
import type { RawWorkbook } from "../model/raw-workbook.ts";
import { bodyRecord, cycleRecord, institutionRecord, isOneCode } from "../model/registry-records.ts";
import { FaultList } from "./fault-list.ts";
import { findSheet } from "./find-sheet.ts";
import { readHeadedTable } from "./headed-table.ts";
import type { CarriedOver } from "./new-registry.ts";
import { BODY_SHEET } from "./read-bodies.ts";
import { INSTITUTION_SHEET } from "./read-institutions.ts";
import { settingTexts } from "./read-cycle.ts";
import { checkRegistry } from "./read-registry.ts";

/** What an earlier registry gives for a new one, and what is to be looked at. */
export interface CarryOver {
  readonly carried: CarriedOver;
  readonly look: readonly Fault[];
}

type Rows = CarriedOver["bodies"];

/** Settings of the cycle that stay; name, dates and measures are the new one's own. */
const STAYING = ["点検区分", "様式版", "運営主体"] as const;

/** @param file name of the earlier registry, as faults show it. */
export function carryOver(workbook: RawWorkbook, file: string): CarryOver {
  const faults = new FaultList(file);
  checkRegistry(workbook, faults);
  const bodies = rowsOf(workbook, BODY_SHEET, Object.keys(bodyRecord.shape));
  const institutions = rowsOf(workbook, INSTITUTION_SHEET, Object.keys(institutionRecord.shape));
  const settings = settingTexts(workbook);
  const cycle = Object.fromEntries(STAYING.map((label) => [label, settings.get(label) ?? ""]));
  return {
    carried: {
      bodies: bodies.map((row) => ({ ...row, 文書番号: "" })),
      // What was last cycle then is so no longer.
      institutions: institutions.map((row) => ({ ...row, 前回機関コード: "" })),
      cycle,
    },
    look: [...newCycle(settings.get("発出日") ?? ""), ...countsOf(bodies, institutions), ...faults.list],
  };
}

/** Every row of the sheet that says anything, codes in their one spelling; none where a column is missing, which the checks tell. */
function rowsOf(workbook: RawWorkbook, name: string, columns: readonly string[]): Rows {
  const unheard = new FaultList("");
  const sheet = findSheet(workbook, name, unheard);
  const rows = sheet === null ? null : readHeadedTable(sheet, columns, name, unheard);
  return (rows ?? []).map((cells) =>
    Object.fromEntries(
      columns.map((column) => {
        const text = cells[column]?.text ?? "";
        return [column, isOneCode(column) ? normalizeCode(text) : text];
      }),
    ),
  );
}

function newCycle(issuedOn: string): readonly Fault[] {
  const where = "「点検」シート B列";
  return [
    {
      where,
      what: `${Object.keys(cycleRecord.shape)
        .filter((label) => label === "点検名" || label === "基準日" || label === "提出期限")
        .join("・")}は引き継いでいません。`,
      fix: "今回の点検のものを記入してください。点検区分と様式版も、今回のものか確かめてください。",
    },
    ...(issuedOn === ""
      ? []
      : [{ where, what: "発出日は引き継いでいません。", fix: "文書を送る日が決まったら、記入してください。" }]),
  ];
}

function countsOf(bodies: Rows, institutions: Rows): readonly Fault[] {
  const numbered = bodies.filter((row) => row["文書番号"] !== "").length;
  const renamed = institutions.filter((row) => row["前回機関コード"] !== "").length;
  const silent = institutions.filter((row) => row["連絡先"] === "" && row["メール"] === "");
  const unmailed = institutions.filter((row) => row["メール"] === "").length - silent.length;
  const fault = (count: number, where: string, what: string, fix: string): readonly Fault[] =>
    count === 0 ? [] : [{ where, what, fix }];
  return [
    ...fault(
      numbered,
      `「${BODY_SHEET}」シート 文書番号`,
      `文書番号（${String(numbered)}件）は引き継いでいません。`,
      "今回の文書の番号を記入してください。",
    ),
    ...fault(
      renamed,
      `「${INSTITUTION_SHEET}」シート 前回機関コード`,
      `前回機関コード（${String(renamed)}件）は引き継いでいません。`,
      "引き継ぎ元の名簿の点検から後に、機関コードが変わった機関だけ記入してください。",
    ),
    ...fault(
      silent.length,
      `「${INSTITUTION_SHEET}」シート 連絡先・メール`,
      `連絡先もメールもない機関が${String(silent.length)}機関あります（${silent
        .slice(0, 5)
        .map((row) => row["機関名"] ?? "")
        .join("、")}${silent.length > 5 ? "など" : ""}）。`,
      "督促や確認の依頼に使う連絡先を記入してください。",
    ),
    ...fault(
      unmailed,
      `「${INSTITUTION_SHEET}」シート メール`,
      `メールが空欄の機関が${String(unmailed)}機関あります。`,
      "メールで依頼を送る機関があれば、記入してください。",
    ),
  ];
}
