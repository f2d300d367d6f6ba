/** Header and footer: title and author above, page X of Y below, on upright and on landscape pages. */
import { Footer, Header, PageNumber, Paragraph, Tab, TabStopType, TextRun } from "docx";
import type { DocumentTexts } from "./block.ts";

/** @param width of the text, in DXA */
export function pageHeader({ title, author }: Pick<DocumentTexts, "title" | "author">, width: number): Header {
  return new Header({
    children: [
      new Paragraph({
        style: "Header",
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        children: [new TextRun(title), new TextRun({ children: [new Tab(), author] })],
      }),
    ],
  });
}

export function pageFooter(): Footer {
  const numbers = new TextRun({ children: [PageNumber.CURRENT, "／", PageNumber.TOTAL_PAGES] });
  return new Footer({ children: [new Paragraph({ style: "Footer", children: [numbers] })] });
}
