/** Optional sheet パスワード of the registry: 機関コード (or `*` for any), パスワード. They stay in memory: no log, output or state may hold them. */
import { foldText } from "../lib/japanese/text.ts";
import { normalizeCode } from "../lib/japanese/institution-code.ts";
import type { RawWorkbook } from "../model/raw-workbook.ts";
import { PipelineError } from "../model/pipeline-error.ts";
import type { Password } from "../model/registry.ts";
import { FaultList } from "./fault-list.ts";
import { readHeadedTable } from "./headed-table.ts";

const SHEET = "パスワード";
const COLUMNS = ["機関コード", "パスワード"] as const;

/**
 * In the order of the sheet; none when there is no such sheet.
 *
 * @throws PipelineError (exit 2) when the sheet cannot be used.
 */
export function readPasswords(workbook: RawWorkbook, file: string): readonly Password[] {
  const sheet = workbook.sheets.find(({ name }) => foldText(name) === SHEET);
  if (sheet === undefined) return [];
  const faults = new FaultList(file);
  const rows = readHeadedTable(sheet, COLUMNS, SHEET, faults) ?? [];
  for (const { 機関コード: code, パスワード: password } of rows) {
    if (code.text === "")
      faults.add(
        SHEET,
        code.cell,
        "機関コードが空欄です。",
        "機関コード、又はどの機関にも使う場合は * を記入してください。",
      );
    if (password.text === "")
      faults.add(SHEET, password.cell, "パスワードが空欄です。", "パスワードを記入するか、行を削除してください。");
  }
  if (faults.count > 0)
    throw new PipelineError(`名簿「${file}」の「${SHEET}」シートを直してください。`, {
      exitCode: 2,
      faults: faults.list,
    });
  return rows.map(({ 機関コード: code, パスワード: password }) => ({
    code: foldText(code.text) === "*" ? null : normalizeCode(code.text),
    password: password.text,
  }));
}
