/** The office's form made ready for one kind of institution, with slots for what only one institution has. */
import { columnLetters, readAddress } from "../../../lib/cell-address.ts";
import { groupBy } from "../../../lib/group-by.ts";
import { formatWareki } from "../../../lib/japanese/wareki.ts";
import { inspectedLike, plannedLike } from "../../../model/example-dates.ts";
import type { FormHeading, FormLayout, FormPlace } from "../../../model/form-layout.ts";
import { TAG_NAMES, tagFormula } from "../../../model/form-tag.ts";
import type { Measure } from "../../../model/measure.ts";
import type { Cycle } from "../../../model/registry.ts";
import { openBook, sheetReference, solidFill, type BookEditor, type SheetEditor } from "../in-place/index.ts";
import { STATES, type ExampleDates } from "./check-formulas.ts";
import { addCheckSheet, shownState, type CheckLine, type CheckSheet } from "./check-sheet.ts";
import { readSlots, slot, type SlottedBook } from "./slots.ts";

/** What all forms of one kind have in common. */
export interface FormKind {
  readonly cycle: Cycle;
  /** All of the form, ascending. */
  readonly measures: readonly Measure[];
  /** Whether this cycle has the measure inspected, and who does it. */
  readonly roleOf: (measure: Measure) => "open" | "byAggregator" | "notInspected";
  /** Names of the systems that are inspected. */
  readonly systems: readonly string[];
  /** Name of the cycle before, whose answers stand beside; null for none. */
  readonly previous: string | null;
}

const CLOSED = solidFill("FFD9D9D9");
const WHITE = '<fill><patternFill patternType="none"/></fill>';
const SMALL = '<sz val="9"/><name val="ＭＳ ゴシック"/><family val="3"/><charset val="128"/>';
const THIN = ["left", "right", "top", "bottom"]
  .map((side) => `<${side} style="thin"><color rgb="FFA6A6A6"/></${side}>`)
  .join("");
const BORDER = `<border>${THIN}<diagonal/></border>`;
const HEADING = {
  font: `<font><b/>${SMALL}</font>`,
  border: BORDER,
  alignment: '<alignment horizontal="center" vertical="center" wrapText="1"/>',
};
const BESIDE = {
  font: `<font><color rgb="FF595959"/>${SMALL}</font>`,
  border: BORDER,
  alignment: '<alignment vertical="center" wrapText="1"/>',
};
const CENTRED = { ...BESIDE, alignment: '<alignment horizontal="center" vertical="center"/>' };
/** 記入の確認, 前回の記号, 前回の記載 */
const WIDTHS = [12, 9, 36];
/** In the narrow columns of labels. */
const SYSTEMS_LABEL = "システム";
const CHOICES = '"〇,△,－"';

/** @throws Declined when the office's form cannot be changed without loss */
export function prepareForm(bytes: Uint8Array, layout: FormLayout, kind: FormKind): SlottedBook {
  const book = openBook(bytes);
  const lines = linesOf(layout, kind);
  const form = layout.measures[0]?.sheet ?? "";
  const head = { form, facts: factsOf(kind, form), lastEraYear: lastEraYear(kind.cycle), like: examplesOf(kind.cycle) };
  const check = addCheckSheet(book, head, lines);
  fillHead(book, layout, kind);
  const roles = new Map(kind.measures.map((measure) => [measure.number, kind.roleOf(measure)]));
  for (const place of layout.measures) prepareRow(book, place, roles.get(place.measure) ?? "open");
  for (const heading of layout.headings) addBesides(book, heading, layout, kind, check);
  for (const [sheet, places] of groupBy(layout.measures, (place) => place.sheet)) {
    addLooks(book.sheet(sheet), places);
    const headings = layout.headings.filter((heading) => heading.sheet === sheet);
    closeSheet(book, sheet, headings, places.at(-1)?.row ?? 1);
  }
  for (const [line, state] of lines.map((each) => [each, shownState(each)] as const))
    if (line.kind === "measure") addState(book, line.place, check, state);
  book.defineNames(
    (["institution", "cycle", "form"] as const).map((key) => ({
      name: TAG_NAMES[key],
      refersTo:
        key === "institution"
          ? `"${slot("tag")}"`
          : tagFormula(key === "cycle" ? kind.cycle.name : kind.cycle.formVersion),
      hidden: true,
    })),
  );
  book.recalculateOnOpen();
  return readSlots(book.save());
}

/** 〇 may be said of today; △ of 15 years from then, as the reader has it. */
function lastEraYear({ referenceDate }: Cycle): number {
  return Number(referenceDate.slice(0, 4)) - 2018 + 15;
}

/** Nobody knows when the form is filled in: 基準日 is when it counts. */
function examplesOf(cycle: Cycle): ExampleDates {
  const { referenceDate } = cycle;
  return { inspected: inspectedLike(cycle, referenceDate), planned: plannedLike(referenceDate) };
}

function factsOf({ cycle, systems, previous, measures, roleOf }: FormKind, form: string): readonly string[] {
  const only = cycle.onlyMeasures;
  const byAggregator = measures.filter((measure) => roleOf(measure) === "byAggregator").length;
  return [
    `点検名：${cycle.name}　点検区分：${cycle.kind}　提出期限：${formatWareki(cycle.deadline)}`,
    `対象システム：${systems.join("、")}`,
    ...(only === null
      ? []
      : [`今回記入する措置：${only.map(String).join("、")}（ほかの措置の欄は灰色で、記入できません）`]),
    ...(byAggregator === 0
      ? []
      : [
          `「◆」の措置（${String(byAggregator)}件）は集約機関が行うため、「－」を記入済みです。変える必要はありません。`,
        ]),
    ...(previous === null
      ? []
      : [
          `前回（${previous}）の記号と記載は、「${form}」シートの右の欄にあります。参考です。今回の回答にはなりません。`,
        ]),
  ];
}

function linesOf({ measures, fields }: FormLayout, { measures: catalog, roleOf }: FormKind): readonly CheckLine[] {
  const byNumber = new Map(catalog.map((measure) => [measure.number, measure]));
  const dates = fields
    .filter(({ label }) => label === "点検日")
    .map(({ sheet, cell }): CheckLine => ({ kind: "date", sheet, cell, title: "点検日" }));
  const answers = measures.flatMap((place): CheckLine[] => {
    const measure = byNumber.get(place.measure);
    if (measure === undefined || roleOf(measure) === "notInspected") return [];
    const title = `${measure.direct ? "◆ " : ""}${measure.heading}`;
    return [{ kind: "measure", place, title, byAggregator: roleOf(measure) === "byAggregator" }];
  });
  return [...dates, ...answers];
}

/** Labels over the table and what stands in their cells; those that are not listed are left for the institution. */
function headTexts({ cycle, systems }: FormKind): Readonly<Record<string, string>> {
  return {
    機関コード: slot("code"),
    団体コード: slot("code"),
    機関名: slot("name"),
    接続機関名: slot("name"),
    団体名: slot("name"),
    担当部署: slot("department"),
    連絡先: slot("contact"),
    点検区分: cycle.kind,
    点検名: cycle.name,
    提出期限: formatWareki(cycle.deadline),
    [SYSTEMS_LABEL]: systems.join("、"),
    対象システム: systems.join("、"),
  };
}

function fillHead(book: BookEditor, { fields, freePair, freeCell }: FormLayout, kind: FormKind): void {
  const texts = headTexts(kind);
  for (const { label, sheet, cell } of fields) {
    const text = texts[label];
    const editor = book.sheet(sheet);
    editor.restyle(cell, { locked: false });
    if (text !== undefined) editor.setValue(cell, { text });
  }
  const has = (label: string): boolean => fields.some((field) => field.label === label);
  const [field] = fields;
  if (freePair !== null && field !== undefined && !has("対象システム") && !has(SYSTEMS_LABEL)) {
    const editor = book.sheet(freePair.sheet);
    editor.setStyle(freePair.label, editor.styleOf(field.labelCell));
    editor.setValue(freePair.label, { text: SYSTEMS_LABEL });
    editor.setStyle(freePair.value, editor.styleOf(field.cell));
    editor.restyle(freePair.value, { fill: WHITE, locked: true });
    editor.setValue(freePair.value, { text: kind.systems.join("、") });
  }
  if (freeCell !== null && !has("提出期限")) {
    const editor = book.sheet(freeCell.sheet);
    editor.setStyle(freeCell.cell, editor.styleOf(freeCell.like));
    editor.setValue(freeCell.cell, { text: `提出期限　${formatWareki(kind.cycle.deadline)}` });
  }
}

function prepareRow(book: BookEditor, place: FormPlace, role: ReturnType<FormKind["roleOf"]>): void {
  const sheet = book.sheet(place.sheet);
  const cells = [place.answer, ...(place.remark === null ? [] : [place.remark])];
  for (const cell of cells) sheet.restyle(cell, role === "open" ? { locked: false } : { fill: CLOSED });
  if (role === "byAggregator") sheet.setValue(place.answer, { text: "－" });
  if (role === "open" && !sheet.hasChoices(place.answer))
    sheet.addValidation({
      cells: place.answer,
      type: "list",
      formula: CHOICES,
      severity: "stop",
      error: ["自己点検結果", "一覧から〇・△・－のいずれか1つを選んでください。"],
    });
}

/** What stands right of the table, outside of what is printed: the state of each line, and what was answered last time. */
function addBesides(
  book: BookEditor,
  { sheet: name, top, bottom, beside }: FormHeading,
  { measures }: FormLayout,
  { previous }: FormKind,
  { name: checkName }: CheckSheet,
): void {
  const sheet = book.sheet(name);
  const at = (row: number, further: number): string => `${columnLetters(beside + further)}${String(row)}`;
  // In the first row of the heading, and in words that are none of the form's: so they never head an answer.
  const headings = ["記入の確認", ...(previous === null ? [] : ["前回の記号", `前回の記載（${previous}）`])];
  headings.forEach((heading, further) => {
    for (let row = top; row <= bottom; row++) sheet.setStyle(at(row, further), book.addStyle(HEADING));
    sheet.setValue(at(top, further), { text: heading });
  });
  sheet.widen(beside, WIDTHS.slice(0, headings.length));
  sheet.addLink({ cells: at(top, 0), sheet: checkName, target: "A1", tip: "押すと、記入確認シートへ移ります。" });
  if (previous === null) return;
  for (const { measure, row } of measures.filter((place) => place.sheet === name)) {
    sheet.setStyle(at(row, 1), book.addStyle(CENTRED));
    sheet.setValue(at(row, 1), { text: slot(`mark${String(measure)}`) });
    sheet.setStyle(at(row, 2), book.addStyle(BESIDE));
    sheet.setValue(at(row, 2), { text: slot(`remark${String(measure)}`) });
  }
}

function addState(book: BookEditor, place: FormPlace, { name, stateOf }: CheckSheet, shown: string): void {
  const [sheet, cell] = [book.sheet(place.sheet), `${columnLetters(place.beside)}${String(place.row)}`];
  sheet.setStyle(cell, book.addStyle(CENTRED));
  sheet.setValue(cell, { formula: sheetReference(name, stateOf.get(place.measure) ?? "A1"), shown });
}

/** Colours for what is open, by the states beside. */
function addLooks(sheet: SheetEditor, places: readonly FormPlace[]): void {
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return;
  const state = `$${columnLetters(first.beside)}${String(first.row)}`;
  const rows = (cell: string): string => `${cell}:${columnLetters(readAddress(cell)?.column ?? 1)}${String(last.row)}`;
  const look = (cells: string, states: readonly string[], colour: string): void => {
    const formula = `OR(${states.map((each) => `${state}="${each}"`).join(",")})`;
    const dxf = `<dxf><fill><patternFill patternType="solid"><bgColor rgb="${colour}"/></patternFill></fill></dxf>`;
    sheet.addConditionalLook({ cells, formula, look: dxf });
  };
  if (first.remark !== null) {
    look(rows(first.remark), [STATES.noDate], "FFF8B878");
    look(rows(first.remark), [STATES.noReason], "FF9CC8EE");
  }
  look(rows(first.answer), [STATES.wrongMark], "FFF4A6A0");
  const open = [STATES.noDate, STATES.noReason, STATES.wrongMark];
  look(rows(`${columnLetters(first.beside)}${String(first.row)}`), open, "FFFDE3CF");
}

/** Nothing but what is filled in can be changed, and rows can be filtered; what stands beside is not printed. */
function closeSheet(book: BookEditor, name: string, headings: readonly FormHeading[], lastRow: number): void {
  const [first] = headings;
  if (first === undefined) return;
  const sheet = book.sheet(name);
  const right = columnLetters(first.beside + WIDTHS.length - 1);
  const [top, bottom] = [String(first.bottom), String(lastRow)];
  sheet.addFilter(`A${top}:${right}${bottom}`);
  const filtered = sheetReference(name, `$A$${top}:$${right}$${bottom}`);
  book.defineNames([{ name: "_xlnm._FilterDatabase", refersTo: filtered, sheet: name, hidden: true }]);
  sheet.protect({ filter: true, formatColumns: true, formatRows: true });
  if (book.names.some((each) => each.name === "_xlnm.Print_Area" && each.sheet === name)) return;
  const area = `$A$1:$${columnLetters(first.beside - 1)}$${String(first.end)}`;
  book.defineNames([{ name: "_xlnm.Print_Area", refersTo: sheetReference(name, area), sheet: name }]);
}
