/** One headed sheet of the registry → checked records, each with its cells. */
import type * as z from "zod";
import { hasValidCheckDigit, normalizeCode } from "../lib/japanese/institution-code.ts";
import type { RawWorkbook } from "../model/raw-workbook.ts";
import type { FaultList } from "./fault-list.ts";
import { findSheet } from "./find-sheet.ts";
import { readHeadedTable, type SourceCell } from "./headed-table.ts";
import { parseRecord, type CellRecord } from "./parse-record.ts";

/** A row that its schema takes, beside the cells it came from. */
export interface RecordRow<Schema extends z.ZodObject> {
  readonly record: z.infer<Schema>;
  readonly cells: CellRecord<Extract<keyof Schema["shape"], string>>;
}

/** The checked rows of a sheet, and every 機関コード that it states, in faulty rows too. */
export interface RecordSheet<Schema extends z.ZodObject> {
  readonly rows: readonly RecordRow<Schema>[];
  readonly codes: ReadonlySet<string>;
}

/** Rows that pass the schema; 機関コード must be unique and end in its check digit. All faults go to `faults`. */
export function readRecordSheet<Schema extends z.ZodObject>(
  workbook: RawWorkbook,
  sheetName: string,
  schema: Schema,
  faults: FaultList,
): RecordSheet<Schema> {
  const none = { rows: [], codes: new Set<string>() };
  const sheet = findSheet(workbook, sheetName, faults);
  if (sheet === null) return none;
  const columns = Object.keys(schema.shape) as Extract<keyof Schema["shape"], string>[];
  const rows = readHeadedTable(sheet, columns, sheetName, faults);
  if (rows === null) return none;
  if (rows.length === 0)
    faults.add(sheetName, null, "機関が1つも記入されていません。", "見出しの下に、1行に1機関ずつ記入してください。");
  const records = rows.flatMap((cells): RecordRow<Schema>[] => {
    const record = parseRecord(schema, cells, sheetName, faults);
    return record === null ? [] : [{ record, cells }];
  });
  checkCodes(sheetName, records, faults);
  return { rows: records, codes: new Set(rows.map((cells) => normalizeCode(codeCell(cells)?.text ?? ""))) };
}

function checkCodes(sheet: string, rows: readonly RecordRow<z.ZodObject>[], faults: FaultList): void {
  const firstCell = new Map<string, string>();
  for (const { record, cells } of rows) {
    const code = String(record["機関コード"]);
    const cell = codeCell(cells)?.cell ?? null;
    if (!hasValidCheckDigit(code)) {
      faults.add(
        sheet,
        cell,
        `機関コード「${code}」の検査数字（末尾の1桁）が合いません。`,
        "全国地方公共団体コードを確かめてください。",
      );
    }
    const first = firstCell.get(code);
    if (first === undefined) firstCell.set(code, cell ?? "");
    else
      faults.add(
        sheet,
        cell,
        `機関コード「${code}」が ${first} と重複しています。`,
        "どちらかの行を直すか、削除してください。",
      );
  }
}

function codeCell(cells: Readonly<Record<string, SourceCell>>): SourceCell | undefined {
  return cells["機関コード"];
}
