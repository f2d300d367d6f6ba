/** Sheet 接続機関: the institutions that must inspect themselves. */
import type { RawWorkbook } from "../model/raw-workbook.ts";
import { institutionRecord } from "../model/registry-records.ts";
import type { Institution } from "../model/registry.ts";
import { checkFormerCodes } from "./check-former-codes.ts";
import type { FaultList } from "./fault-list.ts";
import { readRecordSheet, type RecordRow } from "./read-record-sheet.ts";

/** As design.md names it ("registry.xlsx"). */
export const INSTITUTION_SHEET = "接続機関";

/** An institution with the cells that later checks may have to name. */
export interface InstitutionRow {
  readonly institution: Institution;
  readonly cells: RecordRow<typeof institutionRecord>["cells"];
}

/** The usable rows, in the order of the sheet; blank 集約機関コード means none. */
export function readInstitutions(workbook: RawWorkbook, faults: FaultList): readonly InstitutionRow[] {
  const { rows } = readRecordSheet(workbook, INSTITUTION_SHEET, institutionRecord, faults);
  checkFormerCodes(rows, INSTITUTION_SHEET, faults);
  return rows.map(({ record, cells }) => ({
    cells,
    institution: {
      code: record.機関コード,
      name: record.機関名,
      reading: record.よみ,
      kind: record.機関種別,
      supervisor: record.取りまとめ機関コード,
      aggregator: record.集約機関コード === "" ? null : record.集約機関コード,
      department: record.担当部署,
      contact: record.連絡先,
      ...(record.メール !== "" && { mail: record.メール }),
      ...(record.前回機関コード.length > 0 && { formerCodes: record.前回機関コード }),
    },
  }));
}
