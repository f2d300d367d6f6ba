/** Word files by docx: headings, sentences, tables, page numbers. */
import { writeFile } from "node:fs/promises";
import {
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";

export const heading = (text) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
export const paragraph = (text) => new Paragraph(text);

/** A row for each of `things`; of each column the heading, which repeats on each page, and what it says of a thing. */
export function table(columns, things) {
  const toRow = (cells, tableHeader = false) =>
    new TableRow({
      tableHeader,
      children: cells.map((cell) => new TableCell({ children: [new Paragraph(String(cell))] })),
    });
  const valuesOf = Object.values(columns);
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      toRow(Object.keys(columns), true),
      ...things.map((thing) => toRow(valuesOf.map((valueOf) => valueOf(thing)))),
    ],
  });
}

/** Each of `papers` (headings, sentences, tables) begins on a page of its own. */
export async function writeWord(file, papers, orientation = PageOrientation.PORTRAIT) {
  const sections = papers.map((children) => ({
    properties: { page: { size: { orientation } } },
    footers: {
      default: new Footer({
        children: [new Paragraph({ children: [new TextRun({ children: [PageNumber.CURRENT] })] })],
      }),
    },
    children,
  }));
  await writeFile(file, await Packer.toBuffer(new Document({ sections })));
}
