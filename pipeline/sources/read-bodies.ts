/** Sheet 取りまとめ機関: the supervising bodies. */
import type { RawWorkbook } from "../model/raw-workbook.ts";
import { bodyRecord } from "../model/registry-records.ts";
import type { SupervisingBody } from "../model/registry.ts";
import type { FaultList } from "./fault-list.ts";
import { readRecordSheet, type RecordRow } from "./read-record-sheet.ts";

/** As design.md names it ("registry.xlsx"). */
export const BODY_SHEET = "取りまとめ機関";

/** A body with the cells that later checks may have to name. */
export interface BodyRow {
  readonly body: SupervisingBody;
  readonly cells: RecordRow<typeof bodyRecord>["cells"];
}

/** The usable rows of the sheet, in its order. */
export interface BodySheet {
  readonly rows: readonly BodyRow[];
  /** Every 機関コード that the sheet states, in faulty rows too. */
  readonly codes: ReadonlySet<string>;
}

/** Blank 上位機関コード means the operator (`parent` null); whether it may, check-tree.ts says. */
export function readBodies(workbook: RawWorkbook, faults: FaultList): BodySheet {
  const { rows, codes } = readRecordSheet(workbook, BODY_SHEET, bodyRecord, faults);
  return {
    codes,
    rows: rows.map(({ record, cells }) => ({
      cells,
      body: {
        code: record.機関コード,
        name: record.機関名,
        kind: record.区分,
        parent: record.上位機関コード === "" ? null : record.上位機関コード,
        department: record.担当部署,
        addressee: record.宛名,
        ...(record.連絡先 !== "" && { contact: record.連絡先 }),
        ...(record.代表者職名 !== "" && { headTitle: record.代表者職名 }),
        ...(record.代表者氏名 !== "" && { headName: record.代表者氏名 }),
        ...(record.文書番号 !== "" && { documentNumber: record.文書番号 }),
      },
    })),
  };
}
