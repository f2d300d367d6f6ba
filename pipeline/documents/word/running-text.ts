/** Header and footer: cycle and body above, page X of Y below, on upright and on landscape pages. */
import { Footer, Header, PageNumber, Paragraph, Tab, TabStopType, TextRun } from "docx";
import type { Orientation } from "./block.ts";
import { textWidth } from "./page-setup.ts";
import type { PlacedTexts } from "./frame-places.ts";

export function reportTitle(cycleName: string): string {
  return `${cycleName}　取りまとめ報告書`;
}

export function pageHeader(
  { cycleName, bodyName }: Pick<PlacedTexts, "cycleName" | "bodyName">,
  orientation: Orientation,
): Header {
  return new Header({
    children: [
      new Paragraph({
        style: "Header",
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth(orientation) }],
        children: [new TextRun(reportTitle(cycleName)), new TextRun({ children: [new Tab(), bodyName] })],
      }),
    ],
  });
}

export function pageFooter(): Footer {
  const numbers = new TextRun({ children: [PageNumber.CURRENT, "／", PageNumber.TOTAL_PAGES] });
  return new Footer({ children: [new Paragraph({ style: "Footer", children: [numbers] })] });
}
