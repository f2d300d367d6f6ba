/** The check sheet of a prefilled form (記入確認): a line for each measure, by formulas alone, and in one sentence whether anything is left to do. */
import { distinctNames } from "../../../lib/distinct-names.ts";
import { abbreviateWareki, formatWarekiMonth } from "../../../lib/japanese/wareki.ts";
import { CHECK_SHEET, CHECK_TAG } from "../../../model/check-sheet.ts";
import type { FormPlace } from "../../../model/form-layout.ts";
import {
  sheetReference,
  solidFill,
  worksheetXml,
  type BookEditor,
  type CellValue,
  type NewCell,
  type NewRow,
  type NewStyle,
} from "../in-place/index.ts";
import {
  DATE_SHAPES,
  dateShape,
  deedOf,
  eraYearOf,
  shownDeed,
  foldedText,
  overallOf,
  slashedDate,
  stateOf,
  stateOfDate,
  STATES,
  statesDate,
  withoutSpaces,
  type ExampleDates,
} from "./check-formulas.ts";

/** What one line checks. */
export type CheckLine =
  | { readonly kind: "measure"; readonly place: FormPlace; readonly title: string; readonly byAggregator: boolean }
  | { readonly kind: "date"; readonly sheet: string; readonly cell: string; readonly title: string };

/** What stands over the lines. */
export interface CheckHead {
  /** Name of the sheet that is checked. */
  readonly form: string;
  /** Lines of text: which cycle, until when, what is inspected. */
  readonly facts: readonly string[];
  /** Year of 令和 beyond which no plan reaches. */
  readonly lastEraYear: number;
  readonly like: ExampleDates;
}

const explanation = (form: string, planned: string): string =>
  "この表は、書いた内容から自動で作られます。ここには何も書かないでください。" +
  `「${form}」シートを直すと、この表も変わります。確かめているのは、次の点です。` +
  `①点検結果の記号が1つあること。②「△」の特記事項に、いつまでに実施するかが、年と月（${formatWarekiMonth(planned)}、${abbreviateWareki(planned)}、${planned.slice(0, 4)}/9/30など）か年度（${eraYearOf(planned)}度中、来年度末など）で書いてあり、暦にある日付であること。` +
  `「未定」「順次」「9月末」だけのもの、「${eraYearOf(planned)}度以降」「${eraYearOf(planned)}春頃」は、時期として数えません。「検討中」「未定」「要求中」「見送り」などと書いてあるときも同じです。③「－」の特記事項に、理由があること。理由や時期の内容までは確かめません。`;

const GREY = '<color rgb="FF595959"/>';
const FONT = '<sz val="10"/><name val="ＭＳ ゴシック"/><family val="3"/><charset val="128"/>';
const SIDE = (side: string): string => `<${side} style="thin">${GREY}</${side}>`;
const BORDER = `<border>${["left", "right", "top", "bottom"].map(SIDE).join("")}<diagonal/></border>`;
const LOOKS = {
  title: { font: `<font><b/>${FONT.replace('"10"', '"14"')}</font>`, alignment: '<alignment vertical="center"/>' },
  overall: {
    font: `<font><b/>${FONT.replace('"10"', '"12"')}</font>`,
    fill: solidFill("FFEEF1F5"),
    border: BORDER,
    alignment: '<alignment vertical="center" wrapText="1" indent="1"/>',
  },
  fact: { font: `<font>${FONT}</font>`, alignment: '<alignment vertical="top" wrapText="1"/>' },
  heading: {
    font: `<font><b/>${FONT}</font>`,
    fill: solidFill("FFDCE3EC"),
    border: BORDER,
    alignment: '<alignment horizontal="center" vertical="center" wrapText="1"/>',
  },
  centred: {
    font: `<font>${FONT}</font>`,
    border: BORDER,
    alignment: '<alignment horizontal="center" vertical="center"/>',
  },
  link: {
    font: `<font><u/>${FONT.replace("<name", '<color rgb="FF1F4E9E"/><name')}</font>`,
    border: BORDER,
    alignment: '<alignment horizontal="center" vertical="center"/>',
  },
  text: { font: `<font>${FONT}</font>`, border: BORDER, alignment: '<alignment vertical="center" wrapText="1"/>' },
} as const satisfies Readonly<Record<string, NewStyle>>;

const HEADINGS = ["状態", "措置の番号", "確かめる項目", "記号", "すること"];
const WIDTHS = [13, 11, 58, 7, 66];
/** Hidden: mark and remark as they stand; both folded; the remark's shape, its date between slashes, whether it states one; whose it is; the shapes of dates. */
const [RAW_MARK, RAW_REMARK, MARK, FOLDED, SHAPE, SLASHED, DATED, BY_AGGREGATOR] = [
  "F",
  "G",
  "H",
  "I",
  "J",
  "K",
  "L",
  "M",
] as const;
const HELPERS = 9;
const SHAPES_FROM = 2;
const SHAPES = `$N$${String(SHAPES_FROM)}:$N$${String(SHAPES_FROM + DATE_SHAPES.length - 1)}`;
/** Columns whose formula is the same in every line of a measure: said once, as a country's forms hold them a hundred thousand times. */
const SHARED = ["A", "D", "E", MARK, FOLDED, SHAPE, SLASHED, DATED];
const NOTHING: NewCell = { value: null, style: 0 };

/** The sheet's name, and the cell that holds the state of each measure. */
export interface CheckSheet {
  readonly name: string;
  readonly stateOf: ReadonlyMap<number, string>;
}

/** Adds the sheet behind all others. @param shown states of lines before anything is filled in, in their order */
export function addCheckSheet(book: BookEditor, head: CheckHead, lines: readonly CheckLine[]): CheckSheet {
  const name = freeName(book.sheets.map((sheet) => sheet.name));
  const headed = head.facts.length + 4;
  const last = headed + lines.length;
  const rows = [
    ...headRows(book, head, headed, lines),
    ...lines.map((line, at) => lineRow(book, head, line, headed + 1 + at)),
  ];
  const merged = [1, 2, ...Array.from({ length: head.facts.length + 1 }, (_, at) => at + 3)];
  const dates = lines.filter(({ kind }) => kind === "date").length;
  const filter = `A${String(headed)}:E${String(last)}`;
  book.addSheet(
    name,
    withSharedFormulas(
      worksheetXml({
        columns: [
          ...WIDTHS.map((width) => ({ width })),
          ...Array.from({ length: HELPERS }, () => ({ width: 10, hidden: true })),
        ],
        rows: withShapes(rows),
        merges: merged.map((row) => `A${String(row)}:E${String(row)}`),
        frozenRows: headed,
        filter,
        orientation: "landscape",
        tabColour: "FF2E7D32",
      }),
      headed + 1 + dates,
      last,
    ),
  );
  finish(book, name, lines, headed, filter);
  const states = lines.flatMap((line, at) =>
    line.kind === "measure" ? [[line.place.measure, `A${String(headed + 1 + at)}`] as const] : [],
  );
  return { name, stateOf: new Map(states) };
}

/** Links to the cells, a look for what is open, print settings, protection. */
function finish(book: BookEditor, name: string, lines: readonly CheckLine[], headed: number, filter: string): void {
  const sheet = book.sheet(name);
  lines.forEach((line, at) => {
    const to =
      line.kind === "measure"
        ? { sheet: line.place.sheet, target: line.place.answer }
        : { sheet: line.sheet, target: line.cell };
    sheet.addLink({ cells: `B${String(headed + 1 + at)}`, ...to, tip: "押すと、この欄へ移ります。" });
  });
  const [first, last] = [String(headed + 1), String(headed + lines.length)];
  const look = (formula: string, font: string, colour: string): void => {
    const fill = `<fill><patternFill patternType="solid"><bgColor rgb="${colour}"/></patternFill></fill>`;
    sheet.addConditionalLook({ cells: `A${first}:E${last}`, formula, look: `<dxf>${font}${fill}</dxf>` });
  };
  const quiet = [STATES.done, STATES.notNeeded, STATES.blank].map((state) => `$A${first}<>"${state}"`);
  look(`$A${first}="${STATES.blank}"`, "", "FFFFFBE6");
  look(`AND(${quiet.join(",")})`, '<font><b/><color rgb="FF9C2B00"/></font>', "FFFDE3CF");
  sheet.protect({ filter: true, formatColumns: true, formatRows: true });
  const absolute = filter.replace(/([A-Z])(\d+)/gu, "$$$1$$$2");
  book.defineNames([
    { name: "_xlnm._FilterDatabase", refersTo: sheetReference(name, absolute), sheet: name, hidden: true },
    { name: "_xlnm.Print_Area", refersTo: sheetReference(name, `$A$1:$E$${last}`), sheet: name },
    {
      name: "_xlnm.Print_Titles",
      refersTo: sheetReference(name, `$${String(headed)}:$${String(headed)}`),
      sheet: name,
    },
  ]);
}

function freeName(names: readonly string[]): string {
  const all = distinctNames([...names, CHECK_SHEET], {
    keyOf: (name) => name.toUpperCase().toLowerCase(),
    withNumber: (name, number) => `${name} (${String(number)})`,
  });
  return all.at(-1) ?? CHECK_SHEET;
}

function headRows(
  book: BookEditor,
  { facts, like, form }: CheckHead,
  headed: number,
  lines: readonly CheckLine[],
): readonly NewRow[] {
  const style = (look: keyof typeof LOOKS): number => book.addStyle(LOOKS[look]);
  const text = (value: string, look: keyof typeof LOOKS): NewCell => ({ value: { text: value }, style: style(look) });
  const states = `A${String(headed + 1)}:A${String(headed + lines.length)}`;
  const framed: NewCell = { value: null, style: style("overall") };
  const tag: readonly NewCell[] = [
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    ...Array.from({ length: HELPERS - 1 }, () => NOTHING),
  ];
  return [
    {
      cells: [
        text(`${CHECK_SHEET}（提出の前に、直すところがないか確かめてください）`, "title"),
        ...tag,
        { value: { text: CHECK_TAG }, style: 0 },
      ],
      height: 26,
    },
    {
      cells: [
        { value: { formula: overallOf(states), shown: shownOverall(lines) }, style: style("overall") },
        framed,
        framed,
        framed,
        framed,
      ],
      height: 32,
    },
    ...facts.map((fact): NewRow => ({ cells: [text(fact, "fact")], height: 17 })),
    { cells: [text(explanation(form, like.planned), "fact")], height: 64 },
    { cells: HEADINGS.map((heading) => text(heading, "heading")), height: 24 },
  ];
}

/** Before anything is filled in. */
function shownOverall(lines: readonly CheckLine[]): string {
  const blank = String(lines.filter((line) => shownState(line) === STATES.blank).length);
  const none = [STATES.wrongMark, STATES.noDate, STATES.noReason, STATES.badDate].map((state) => `${state} 0`);
  return `直すところが ${blank} か所あります（${[`${STATES.blank} ${blank}`, ...none].join("、")}）。`;
}

/** What a line says of the form as it is sent out. */
export function shownState(line: CheckLine): string {
  return line.kind === "measure" && line.byAggregator ? STATES.notNeeded : STATES.blank;
}

function lineRow(book: BookEditor, { lastEraYear, like }: CheckHead, line: CheckLine, row: number): NewRow {
  const at = (column: string): string => `$${column}${String(row)}`;
  const formula = (text: string, shown: string | number, look?: keyof typeof LOOKS): NewCell => ({
    value: { formula: text, shown },
    style: look === undefined ? 0 : book.addStyle(LOOKS[look]),
  });
  const constant = (value: CellValue, look?: keyof typeof LOOKS): NewCell => ({
    value,
    style: look === undefined ? 0 : book.addStyle(LOOKS[look]),
  });
  const isMeasure = line.kind === "measure";
  const byAggregator = isMeasure && line.byAggregator;
  const [mark, remark] = isMeasure ? [line.place.answer, line.place.remark] : [null, line.cell];
  const sheet = isMeasure ? line.place.sheet : line.sheet;
  const raw = (cell: string | null, shown: string): NewCell => {
    const reference = cell === null ? null : sheetReference(sheet, cell);
    return reference === null ? NOTHING : formula(`IF(${reference}="","",${reference})`, shown);
  };
  const [state, shownMark] = [shownState(line), byAggregator ? "－" : ""];
  const cells = { mark: at(MARK), folded: at(FOLDED), dated: at(DATED), byAggregator: at(BY_AGGREGATOR) };
  const date = { raw: at(RAW_REMARK), folded: at(FOLDED), shape: at(SHAPE), slashed: at(SLASHED) };
  return {
    height: 18,
    cells: [
      formula(isMeasure ? stateOf(cells) : stateOfDate(cells.folded, cells.dated), state, "centred"),
      constant(isMeasure ? { number: line.place.measure } : { text: "－" }, "link"),
      constant({ text: line.title }, "text"),
      formula(at(MARK), shownMark, "centred"),
      formula(deedOf(at("A"), like), shownDeed(state, like), "text"),
      raw(mark, shownMark),
      raw(remark, ""),
      formula(withoutSpaces(at(RAW_MARK)), shownMark),
      formula(foldedText(at(RAW_REMARK)), ""),
      formula(dateShape(at(FOLDED)), ""),
      formula(slashedDate(at(FOLDED)), "/"),
      formula(statesDate(date, SHAPES, lastEraYear), ""),
      constant({ number: byAggregator ? 1 : 0 }),
    ],
  };
}

/** @param first row of the first line of a measure; @param last row of the last one */
function withSharedFormulas(xml: string, first: number, last: number): string {
  return xml.replace(
    /<c r="([A-Z])(\d+)"([^>]*)><f>([^<]*)<\/f>/gu,
    (cell, column: string, row: string, rest: string, formula: string) => {
      const [index, at] = [SHARED.indexOf(column), Number(row)];
      if (index < 0 || at < first || at > last) return cell;
      const shared = `t="shared" si="${String(index)}"`;
      const written =
        at === first ? `<f ${shared} ref="${column}${row}:${column}${String(last)}">${formula}</f>` : `<f ${shared}/>`;
      return `<c r="${column}${row}"${rest}>${written}`;
    },
  );
}

/** The shapes of dates stand in the last column, from the second row on. */
function withShapes(rows: readonly NewRow[]): readonly NewRow[] {
  const width = WIDTHS.length + HELPERS;
  // A cycle of one measure has fewer lines than there are shapes.
  const more = SHAPES_FROM + DATE_SHAPES.length - 1 - rows.length;
  return [...rows, ...Array.from({ length: Math.max(0, more) }, (): NewRow => ({ cells: [] }))].map((row, index) => {
    const shape = DATE_SHAPES[index + 1 - SHAPES_FROM];
    if (shape === undefined) return row;
    const blank = Array.from({ length: width - 1 - row.cells.length }, () => NOTHING);
    return { ...row, cells: [...row.cells, ...blank, { value: { text: shape }, style: 0 }] };
  });
}
