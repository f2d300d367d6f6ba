/** No date and no count of a document is parted at the end of a line, wherever it stands: in sentences, lists, notes and cells; on the cover, no title and no name. */
import {
  listMark,
  type Block,
  type Cell,
  type Paragraph,
  type Row,
  type Section,
  type Table,
  type TextRun,
} from "./block.ts";
import { textWidth } from "./page-setup.ts";
import { packLines } from "./pages/pack-lines.ts";
import { keepFiguresWhole } from "./pages/keep-figures-whole.ts";
import type { DocumentStyles } from "./styles/document-styles.ts";
import type { StyleId } from "./styles/style-ids.ts";

/** The section with line breaks before what would be parted. Headings stay as they are: the contents repeat them. */
export function wholeFigures({ page, blocks }: Section, styles: DocumentStyles): Section {
  const width = textWidth(page);
  const kept = (block: Block): Block => {
    if (block.kind === "table") return figuresOfTable(block, styles);
    return block.kind === "paragraph" && block.heading === undefined ? figuresOfParagraph(block, width, styles) : block;
  };
  return { page, blocks: blocks.map(kept) };
}

/** To whom and from whom: body, title and name, between spaces. */
const NAMES: ReadonlySet<StyleId> = new Set<StyleId>(["CoverAddressee", "CoverSender"]);
/** 様 stays with the name before it. */
const BETWEEN_NAMES = /(?<=[ 　])(?![ 　]|(?:様|殿|御中)[ 　]*$)/u;

function keepIn(text: string, style: StyleId, width: number, { paragraphs }: DocumentStyles): string {
  const metrics = paragraphs[style];
  const room = width - metrics.left - metrics.right;
  if (NAMES.has(style)) return packLines(text.split(BETWEEN_NAMES), "", room, metrics, (name) => name.trimEnd());
  return keepFiguresWhole(text, room, metrics, room - metrics.firstLine);
}

function figuresOfParagraph(paragraph: Paragraph, width: number, styles: DocumentStyles): Paragraph {
  const mark = paragraph.item === undefined ? "" : listMark(paragraph.item.number);
  const text = mark + paragraph.runs.map((run) => run.text).join("");
  const kept = keepIn(text, paragraph.style, width, styles);
  // Nothing is parted within a mark.
  return kept === text ? paragraph : { ...paragraph, runs: shareOut(kept.slice(mark.length), paragraph.runs) };
}

/** Runs with the line breaks that `kept` has more than all of them together. */
function shareOut(kept: string, runs: readonly TextRun[]): readonly TextRun[] {
  let from = 0;
  return runs.map((run) => {
    let to = from;
    for (let index = 0; index < run.text.length; index += 1) to += kept[to] === run.text[index] ? 1 : 2;
    const text = kept.slice(from, to);
    from = to;
    return { ...run, text };
  });
}

function figuresOfTable(table: Table, styles: DocumentStyles): Table {
  const { left, right } = styles.tables[table.style];
  const widthOf = (columns: Table["columns"]): number => columns.reduce((sum, each) => sum + each.width, -left - right);
  const widths = table.columns.map((column) => widthOf([column]));
  const keepCell = (cell: Cell, column: number): Cell => {
    const { text, span = 1 } = cell;
    const width = span === 1 ? (widths[column] ?? 0) : widthOf(table.columns.slice(column, column + span));
    const kept = keepIn(text, cell.style ?? table.columns[column]?.style ?? "TableText", width, styles);
    return kept === text ? cell : { ...cell, text: kept };
  };
  const keepRow = (row: Row): Row => {
    let column = 0;
    const cells = row.cells.map((cell) => {
      // Hundreds of thousands of cells hold one character, which nothing parts.
      const kept = cell.text.length > 1 ? keepCell(cell, column) : cell;
      column += cell.span ?? 1;
      return kept;
    });
    return cells.some((cell, index) => cell !== row.cells[index]) ? { cells } : row;
  };
  return { ...table, rows: table.rows.map(keepRow) };
}
