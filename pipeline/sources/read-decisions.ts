/** RawWorkbook of decisions.xlsx → decisions, checked as the registry is: every fault at once, each with its cell. */
import { normalizeCode } from "../lib/japanese/institution-code.ts";
import { readStatedDate } from "../lib/japanese/stated-date.ts";
import { foldText } from "../lib/japanese/text.ts";
import {
  DECISION_COLUMNS,
  DECISION_NEEDS,
  DECISION_SHEET,
  decisionRecord,
  WAITING,
  type Decision,
  type DecisionColumn,
} from "../model/decision.ts";
import { FINDING_KINDS, type FindingCode } from "../model/finding.ts";
import { PipelineError } from "../model/pipeline-error.ts";
import type { RawWorkbook } from "../model/raw-workbook.ts";
import { FaultList } from "./fault-list.ts";
import { findSheet } from "./find-sheet.ts";
import { readHeadedTable, type SourceCell } from "./headed-table.ts";
import { parseMeasureList } from "./parse-measure-list.ts";
import { parseRecord, type CellRecord } from "./parse-record.ts";

type Cells = CellRecord<DecisionColumn>;

/**
 * In the order of the sheet; the example row that nobody has overwritten is left out.
 *
 * @param file name shown in faults.
 * @param reference a day of this cycle, `YYYY-MM-DD`: gives its era to `9年9月`.
 * @throws PipelineError (exit 2) with all faults.
 */
export function readDecisions(workbook: RawWorkbook, file: string, reference: string): readonly Decision[] {
  const faults = new FaultList(file);
  const sheet = findSheet(workbook, DECISION_SHEET, faults);
  const rows = sheet === null ? null : readHeadedTable(sheet, DECISION_COLUMNS, DECISION_SHEET, faults);
  const decisions = (rows ?? []).flatMap((cells) => toDecision(cells, reference, faults) ?? []);
  if (faults.count === 0) return decisions;
  throw new PipelineError(`判断の記録「${file}」に、直す必要のある箇所が${String(faults.count)}件あります。`, {
    exitCode: 2,
    faults: faults.list,
  });
}

function toDecision(cells: Cells, reference: string, faults: FaultList): Decision | null {
  const before = faults.count;
  const dated = { ...cells, 日付: asDate(cells.日付, reference), 期限: asDate(cells.期限, reference) };
  const record = parseRecord(decisionRecord, dated, DECISION_SHEET, faults);
  if (record === null) return null;
  const kind = record.判断;
  checkFilled(cells, kind, faults);
  const value = readValue(cells.値, kind, reference, faults);
  const measure = readMeasure(cells.措置番号, faults);
  const findingCode = readFindingCode(cells.指摘コード, faults);
  if (faults.count > before) return null;
  return {
    kind,
    row: Number(cells.判断.cell.replace(/\D/gu, "")),
    cell: cells.判断.cell,
    on: record.日付,
    file: record.対象ファイル.replaceAll("\\", "/"),
    sheet: record.シート,
    institutionCode: normalizeCode(record.機関コード),
    measure,
    findingCode,
    value,
    reason: record.理由,
    by: record.担当者,
    until: record.期限 === "" ? null : record.期限,
  };
}

/** A date that cannot be read stays as it stands, for the schema to refuse. */
function asDate(cell: SourceCell, reference: string): SourceCell {
  return { ...cell, text: cell.date?.iso ?? readStatedDate(cell.text, reference)?.on ?? cell.text };
}

/** Columns that only some kinds use. */
const USED_BY_SOME: readonly DecisionColumn[] = [
  "対象ファイル",
  "シート",
  "機関コード",
  "措置番号",
  "指摘コード",
  "値",
];

function checkFilled(cells: Cells, kind: Decision["kind"], faults: FaultList): void {
  const { needs, takes, value } = DECISION_NEEDS[kind];
  for (const column of USED_BY_SOME) {
    const { text, cell } = cells[column];
    const fix = (column === "値" ? value : null) ?? `${column}を記入してください。`;
    if (text === "" && needs.includes(column))
      faults.add(DECISION_SHEET, cell, `${column}: 判断「${kind}」に必要ですが、空欄です。`, fix);
    if (text !== "" && !needs.includes(column) && !takes.includes(column))
      faults.add(
        DECISION_SHEET,
        cell,
        `${column}: 判断「${kind}」では使いません（記入: 「${text}」）。`,
        "空欄にするか、別の判断を選んでください。",
      );
  }
}

function readValue(
  { text, date, cell }: SourceCell,
  kind: Decision["kind"],
  reference: string,
  faults: FaultList,
): string {
  const { value } = DECISION_NEEDS[kind];
  if (text === "" || value === null) return "";
  const read = READ_VALUE[kind]?.(text) ?? null;
  const settled = kind in READ_VALUE ? read : (date?.iso ?? readStatedDate(text, reference)?.on ?? null);
  if (settled === null) faults.add(DECISION_SHEET, cell, `値: 「${text}」は、判断「${kind}」に使えません。`, value);
  return settled ?? "";
}

/** Of the kinds whose value is no date. Only what cannot be mistaken: a mark stands here for figures of a report. */
const READ_VALUE: Partial<Readonly<Record<Decision["kind"], (text: string) => string | null>>> = {
  機関を指定: (text) => (foldText(text) === foldText(WAITING) ? WAITING : null),
  回答を読み替え: (text) => SPELLINGS.get(text) ?? null,
};
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  ["〇〇", "〇○", "〇◯", "△△", "－－", "－−", "－―", "－ー", "－-"].map(([mark = "", spelling = ""]) => [
    spelling,
    mark,
  ]),
);

function readMeasure({ text, cell }: SourceCell, faults: FaultList): number | null {
  if (text === "") return null;
  const [measure, ...more] = parseMeasureList(text.replace(/^\s*No\.?/iu, "")) ?? [];
  if (measure !== undefined && more.length === 0) return measure;
  faults.add(
    DECISION_SHEET,
    cell,
    `措置番号: 「${text}」は、1つの番号ではありません。`,
    "1行に1つの措置の番号を記入してください。",
  );
  return null;
}

function isFindingCode(text: string): text is FindingCode {
  return Object.hasOwn(FINDING_KINDS, text);
}

function readFindingCode({ text, cell }: SourceCell, faults: FaultList): FindingCode | null {
  const code = foldText(text).toLowerCase();
  if (code === "" || isFindingCode(code)) return code === "" ? null : code;
  faults.add(
    DECISION_SHEET,
    cell,
    `指摘コード: 「${text}」というコードはありません。`,
    "findings.csv の code の列から写してください。",
  );
  return null;
}
