/** A table of a Word document as lines: widths, the looks of its cells wherever they change, and one line a row. */
import { digest } from "./digest.ts";
import { paragraphLook, paragraphText } from "./describe-paragraph.ts";
import { attribute, child, elementsOf, inOneLine, type XmlElement } from "./xml-tree.ts";

/** Of a folded table, as many rows are written out at its head. */
const SHOWN_ROWS = 4;
/** Tables up to this size are never folded. */
const MOST_ROWS = 12;

export function describeTable(table: XmlElement, folded: boolean): readonly string[] {
  const rows = elementsOf(table).filter(({ name }) => name === "w:tr");
  const properties = child(table, "w:tblPr");
  const grid = child(table, "w:tblGrid");
  const widths = grid === undefined ? [] : elementsOf(grid).map((column) => attribute(column, "w:w") ?? "?");
  const others = elementsOf(table).filter(({ name }) => !["w:tr", "w:tblPr", "w:tblGrid"].includes(name));
  return [
    `table of ${String(rows.length)} rows: ${properties === undefined ? "" : elementsOf(properties).map(inOneLine).join(" ")}`,
    `  widths: ${widths.join(" ")}`,
    ...others.map((other) => `  ${inOneLine(other)}`),
    ...(folded && rows.length > MOST_ROWS ? foldedRows(rows) : rowLines(rows, "")),
  ];
}

function foldedRows(rows: readonly XmlElement[]): readonly string[] {
  const between = rows.slice(SHOWN_ROWS, -1);
  const lookBefore = lookOf(rows[SHOWN_ROWS - 1]);
  const lookLast = lookOf(rows.at(-2));
  return [
    ...rowLines(rows.slice(0, SHOWN_ROWS), ""),
    `  … ${String(between.length)} rows more: ${columnDigests(between, cellTexts(rows[0]))}; looks ${digest(between.map(lookOf).join("\n"))}`,
    ...rowLines(rows.slice(-1), lookLast === lookBefore ? lookBefore : ""),
  ];
}

/** So that a difference names its column. */
function columnDigests(rows: readonly XmlElement[], headings: readonly string[]): string {
  const texts = rows.map(cellTexts);
  const columns = Math.max(...texts.map(({ length }) => length));
  return Array.from({ length: columns }, (_, column) => {
    const values = texts.map((cells) => cells[column] ?? "");
    return `${headings[column] ?? "?"} ${digest(values.join("\n"))}`;
  }).join(", ");
}

function rowLines(rows: readonly XmlElement[], lookBefore: string): readonly string[] {
  let before = lookBefore;
  return rows.flatMap((row) => {
    const look = lookOf(row);
    const lines = [...(look === before ? [] : [`  = ${look}`]), `  | ${cellTexts(row).join(" | ")} |`];
    before = look;
    return lines;
  });
}

function cellsOf(row: XmlElement | undefined): readonly XmlElement[] {
  return row === undefined ? [] : elementsOf(row).filter(({ name }) => name === "w:tc");
}

function cellTexts(row: XmlElement | undefined): readonly string[] {
  return cellsOf(row).map((cell) =>
    elementsOf(cell)
      .filter(({ name }) => name !== "w:tcPr")
      .map((block) => (block.name === "w:p" ? paragraphText(block).replace(/\|/gu, "\\|") : `{${inOneLine(block)}}`))
      .join(" ¶ "),
  );
}

/** Properties of the row, then the looks of its cells, equal neighbours counted. */
function lookOf(row: XmlElement | undefined): string {
  const properties = row === undefined ? undefined : child(row, "w:trPr");
  const looks: { readonly look: string; count: number }[] = [];
  for (const look of cellsOf(row).map(cellLook)) {
    const last = looks.at(-1);
    if (last?.look === look) last.count += 1;
    else looks.push({ look, count: 1 });
  }
  const cells = looks.map(({ look, count }) => (count === 1 ? look : `${look} ×${String(count)}`)).join(", ");
  return `${properties === undefined ? "" : `${elementsOf(properties).map(inOneLine).join(" ")}: `}${cells}`;
}

function cellLook(cell: XmlElement): string {
  const properties = child(cell, "w:tcPr");
  const paragraphs = elementsOf(cell)
    .filter(({ name }) => name === "w:p")
    .map(paragraphLook);
  return [...(properties === undefined ? [] : elementsOf(properties).map(inOneLine)), paragraphs.join(" ¶ ")].join(" ");
}
