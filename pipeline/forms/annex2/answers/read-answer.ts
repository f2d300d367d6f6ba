/** The rows of one measure → its answer, every value with its place. */
import { cellAddress } from "../../../lib/cell-address.ts";
import { lastDayOfMonth, splitIsoDate, toIsoDate } from "../../../lib/japanese/calendar.ts";
import { isWithinReach, readPlannedDate } from "../../../lib/japanese/planned-date.ts";
import { trimText } from "../../../lib/japanese/text.ts";
import { dateRule } from "../../../model/answer-rule.ts";
import type { Measure } from "../../../model/measure.ts";
import type { Place } from "../../../model/place.ts";
import type { RawCell, RawDate } from "../../../model/raw-workbook.ts";
import type { Answer, MarkReading, PlannedDate } from "../../../model/submission.ts";
import type { FormRow } from "../tables/index.ts";
import { createAlikeAnswers } from "./alike-answers.ts";
import { sentenceOf, type MatchedRow } from "./match-measures.ts";
import { agreedMark, MISSING, rawMarkOf } from "./agreed-mark.ts";
import { isReason, readFilling } from "./remark-filling.ts";

/**
 * @param rows the table's rows for this measure; none, one, or several when the measure is repeated.
 * @param reference date that era-less and relative dates are taken from, `YYYY-MM-DD`.
 */
export function readAnswer(measure: Measure, rows: readonly MatchedRow[], reference: string): Answer {
  const first = rows[0];
  if (first === undefined) return { ...NO_ROW, measure: measure.number };
  const cell = rows.length === 1 ? onlyMark(measure, first) : null;
  if (cell === null) return readRows(measure, first, rows, reference);
  const known = alike.find(measure.number, first, cell);
  if (known !== null) return known;
  const answer = readRows(measure, first, rows, reference);
  // What may lie over a cell without an answer is its own sheet's.
  if (answer.mark.kind !== "missing") alike.keep(answer, first, cell);
  return answer;
}

/** Most answers are a mark alone, in the same cell in form after form: one object for all of them, which is also encoded once (state/encode-reading.ts). */
const alike = createAlikeAnswers();

/** The cell of an answer that is a mark and no more; null for any other. */
function onlyMark({ text: own }: Measure, { row }: MatchedRow): RawCell | null {
  const { answers, partlyBlank, planned, remarks, reasons, notes, text } = row;
  const only = answers[0];
  if (only === undefined || answers.length > 1 || partlyBlank || planned !== undefined) return null;
  if (remarks.length > 0 || reasons.length > 0 || notes.length > 0 || (text !== "" && text !== own)) return null;
  const { cell, ticks } = only;
  return ticks !== null || cell.zeroOfFormula === true || cell.text.length > LONGEST_MARK ? null : cell;
}

const LONGEST_MARK = 20;

function readRows(measure: Measure, first: MatchedRow, rows: readonly MatchedRow[], reference: string): Answer {
  const { row } = first;
  const mark = agreedMark(rows.map((each) => each.row));
  const aside = mark.kind === "missing" ? asideOf(first) : null;
  const own = row.planned === undefined ? row.remarks : [row.planned, ...row.remarks];
  const reasons = mark.kind === "not_applicable" ? reasonsBeside(row, own) : [];
  const cells = reasons.length === 0 ? own : [...own, ...reasons];
  const remarks = mark.kind === "not_applicable" ? saying(cells).filter((cell) => !isError(cell)) : saying(cells);
  const planned = mark.kind === "planned" ? readPlanned(remarks, reference) : null;
  const remark = joinTexts(remarks, " ", trimText);
  const rawRemark = joinTexts(cells, " | ", asItIs);
  const alteredText = readAlteredText(measure, first);
  return {
    measure: measure.number,
    mark,
    rawMark: rawMarkOf(row),
    remark,
    ...(rawRemark !== remark && { rawRemark }),
    rule: ruleOf(first, mark, planned),
    planned,
    place: placeOf(first, "answer", row.answers[0]?.cell),
    remarkPlace: placeOf(first, "remark", row.remarks[0]) ?? placeOf(first, "planned", row.planned),
    ...(rows.length > 1 && furtherPlaces(rows)),
    ...(alteredText && { alteredText }),
    ...(aside && { aside }),
  };
}

function furtherPlaces(rows: readonly MatchedRow[]): Pick<Answer, "repeatedAt"> {
  const repeatedAt = rows
    .slice(1)
    .map((other) => placeOf(other, "answer", other.row.answers[0]?.cell))
    .filter((place) => place !== null);
  return repeatedAt.length === 0 ? {} : { repeatedAt };
}

/** Most measures have no remark at all, and most others one. */
function joinTexts(cells: readonly RawCell[], between: string, shown: (text: string) => string): string {
  const first = cells[0];
  if (first === undefined) return "";
  return cells.length === 1 ? shown(first.text) : cells.map(({ text }) => shown(text)).join(between);
}

function asItIs(text: string): string {
  return text;
}

const NO_ROW: Omit<Answer, "measure"> = {
  mark: MISSING,
  rawMark: "",
  remark: "",
  rule: "row:none",
  planned: null,
  place: null,
  remarkPlace: null,
};

/** What lies at an answer cell in which nobody sees an answer; the likeliest one first. */
function asideOf({ table, row }: MatchedRow): Answer["aside"] | null {
  if (row.answers.some(({ cell }) => cell.zeroOfFormula === true)) return { kind: "formula", text: "" };
  const { grid, columns } = table;
  const asides = grid.sheet.asides;
  if (asides === undefined || columns.answer === undefined) return null;
  const { first: left, last: right } = columns.answer;
  const area = grid.mergeAt(row.row, left) ?? { top: row.row, left, bottom: row.row, right };
  const here = asides.filter(
    (aside) =>
      area.top <= aside.row && aside.row <= area.bottom && area.left <= aside.column && aside.column <= area.right,
  );
  const [likeliest] = ASIDES.flatMap((kind) => here.find((aside) => aside.kind === kind) ?? []);
  return likeliest ? { kind: likeliest.kind, text: likeliest.text } : null;
}

const ASIDES = ["shape", "formula", "note"] as const;

/** Fixed words, so that a program can read them too: which row, how the mark was read, which words gave the date, or a date that is over. */
function ruleOf({ by, row }: MatchedRow, { kind, unusual }: MarkReading, planned: PlannedDate | null): string {
  const mark =
    kind === "invalid" && (row.answers.length > 1 || row.partlyBlank)
      ? "disagree"
      : kind === "missing" || kind === "invalid"
        ? kind
        : unusual === true
          ? "unusual"
          : "usual";
  return `row:${by} mark:${mark}${kind === "planned" && planned !== null ? dateRule(planned) : ""}`;
}

/** The cells that say something: no dashes that only fill a cell, and no 令和　年　月 that is printed on the form. */
function saying(cells: readonly RawCell[]): readonly RawCell[] {
  if (cells.length === 0) return cells;
  const others = cells.filter((cell) => fillingOf(cell) !== "dash");
  return others.every((cell) => fillingOf(cell) === "unfilled date") ? [] : others;
}

function fillingOf(cell: RawCell): ReturnType<typeof readFilling> {
  if (cell.zeroOfFormula === true) return "dash";
  return cell.date === undefined ? readFilling(cell.text) : null;
}

/** `#N/A`, also where someone has copied it as text: no reason, and no date either. */
function isError({ error, text }: RawCell): boolean {
  return error === true || /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/u.test(text.trim());
}

/**
 * What stands beside 特記事項 and gives the reason of a －: all of a column headed 理由, of 備考 what reads like a reason
 * where nothing else is said. Neither ever gives a date.
 */
function reasonsBeside({ reasons, notes }: FormRow, own: readonly RawCell[]): readonly RawCell[] {
  const stated = saying(reasons).filter((cell) => !isError(cell));
  if (stated.length > 0 || saying(own).some((cell) => !isError(cell))) return stated;
  return saying(notes).filter(({ text }) => isReason(text));
}

function readPlanned(cells: readonly RawCell[], reference: string): PlannedDate | null {
  const [cell] = cells;
  if (cell === undefined) return null;
  const readings = cells.map((candidate) => readDateCell(candidate, reference));
  const stated = readings.flatMap((reading) => (reading?.on == null ? [] : [reading]));
  const found = contradicting(stated) ?? stated[0];
  // 令和 | 9 | 年 | 9 | 月 in the cells of a divided column, or a sentence that goes on in the next cell.
  const joined = cells.map((candidate) => candidate.text).join("");
  return (
    found ??
    (cells.length > 1 ? readPlannedDate(joined, reference) : null) ??
    readings.find((reading) => reading !== null) ?? { on: null, words: "", outsideEra: false }
  );
}

/** A column that says one month and a remark that says another: which of them holds, only the institution knows. */
function contradicting(stated: readonly PlannedDate[]): PlannedDate | null {
  const months = new Set(stated.map(({ on }) => on?.slice(0, "YYYY-MM".length)));
  if (months.size < 2) return null;
  return { on: null, words: stated.map(({ words }) => words).join("、"), outsideEra: false };
}

function readDateCell(cell: RawCell, reference: string): PlannedDate | null {
  if (cell.date) {
    const on = lastDayShown(cell.date);
    return { on: on !== null && isWithinReach(on, reference) ? on : null, words: cell.text, outsideEra: false };
  }
  return readPlannedDate(cell.text, reference);
}

/** A cell that shows only the month (2027年9月 stored as 1 September) means the month's last day. */
function lastDayShown({ iso, precision }: RawDate): string | null {
  const { year, month } = splitIsoDate(iso);
  if (precision === "day") return iso;
  return precision === "month" ? lastDayOfMonth(year, month) : toIsoDate(year, 12, 31);
}

function placeOf(
  { table, row }: MatchedRow,
  role: "answer" | "remark" | "planned" | "text",
  cell: RawCell | undefined,
): Place | null {
  const span = table.columns[role];
  if (span === undefined) return null;
  return { sheet: table.grid.sheet.name, cell: cellAddress(cell?.row ?? row.row, cell?.column ?? span.first) };
}

function readAlteredText(measure: Measure, matched: MatchedRow): NonNullable<Answer["alteredText"]> | null {
  const { text } = matched.row;
  if (text === "" || text === measure.text || sentenceOf(text) === sentenceOf(measure.text)) return null;
  const place = placeOf(matched, "text", undefined);
  return place && { text, place };
}
