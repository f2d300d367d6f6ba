/** Sheet 点検: this cycle's settings, label in column A, value in column B. */
import { readOneDay, readStatedDate } from "../lib/japanese/stated-date.ts";
import { foldText } from "../lib/japanese/text.ts";
import type { RawWorkbook } from "../model/raw-workbook.ts";
import { cycleRecord, type CycleRecord } from "../model/registry-records.ts";
import type { Cycle } from "../model/registry.ts";
import { toGrid } from "../forms/annex2/tables/index.ts";
import { FaultList } from "./fault-list.ts";
import { findSheet } from "./find-sheet.ts";
import { toSourceCell, type SourceCell } from "./headed-table.ts";
import { parseMeasureList } from "./parse-measure-list.ts";
import { parseRecord, type CellRecord } from "./parse-record.ts";

const SHEET = "点検";
const LABELS = Object.keys(cycleRecord.shape) as (keyof CycleRecord)[];
/** Any date will do to read dates that carry their own year. */
const ANY_DATE = "2019-05-01";

/** The settings as they stand, by label; none where there is no such sheet. */
export function settingTexts(workbook: RawWorkbook): ReadonlyMap<string, string> {
  const sheet = findSheet(workbook, SHEET, new FaultList(""));
  if (sheet === null) return new Map();
  const grid = toGrid(sheet);
  return new Map(
    LABELS.map((label) => {
      const row = rowOf(grid, label);
      return [label, row === undefined ? "" : toSourceCell(grid.at(row, 2), row, 2).text];
    }),
  );
}

function rowOf(grid: ReturnType<typeof toGrid>, label: string): number | undefined {
  return grid.rows.find((row) => foldText(grid.at(row, 1)?.text ?? "").replace(/:$/u, "") === label);
}

/** null when the settings cannot be used; the reasons are in `faults`. */
export function readCycle(workbook: RawWorkbook, faults: FaultList): Cycle | null {
  const sheet = findSheet(workbook, SHEET, faults);
  if (sheet === null) return null;
  const grid = toGrid(sheet);
  const cellOf = (label: keyof CycleRecord): SourceCell => {
    const row = rowOf(grid, label);
    const cell = row === undefined ? { text: "", date: undefined, cell: "A列" } : toSourceCell(grid.at(row, 2), row, 2);
    if (label === "発出日") return { ...cell, text: cell.date?.iso ?? readOneDay(cell.text, ANY_DATE) ?? cell.text };
    return label === "基準日" || label === "提出期限" ? toDateCell(cell) : cell;
  };
  const cells = Object.fromEntries(LABELS.map((label) => [label, cellOf(label)])) as CellRecord<keyof CycleRecord>;
  const record = parseRecord(cycleRecord, cells, SHEET, faults);
  if (record === null) return null;
  const onlyMeasures = record.点検区分 === "変更時" ? readOnlyMeasures(cells.対象措置, faults) : null;
  return {
    name: record.点検名,
    kind: record.点検区分,
    referenceDate: record.基準日,
    deadline: record.提出期限,
    formVersion: readVersion(record.様式版),
    operator: record.運営主体,
    onlyMeasures,
    ...(record.発出日 !== "" && { issuedOn: record.発出日 }),
  };
}

function toDateCell(cell: SourceCell): SourceCell {
  return { ...cell, text: cell.date?.iso ?? readStatedDate(cell.text, ANY_DATE)?.on ?? "" };
}

/** 第2.0版, v2.0, ２．０, and the 2 that Excel makes of 2.0 → `2.0`. */
function readVersion(text: string): string {
  const version = foldText(text).replace(/^(?:第|VER\.?|V)|版$/giu, "");
  return /^\d+$/u.test(version) ? `${version}.0` : version;
}

function readOnlyMeasures(cell: SourceCell, faults: FaultList): readonly number[] | null {
  const measures = parseMeasureList(cell.text);
  if (measures === null) {
    faults.add(
      SHEET,
      cell.cell,
      `変更時の点検には、対象措置が必要です（記入: 「${cell.text}」）。`,
      "「20,21,36-38」のように、点検する措置の番号を記入してください。",
    );
  }
  return measures;
}
