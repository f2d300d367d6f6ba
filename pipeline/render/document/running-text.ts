/** Header and footer: cycle and body above, page X of Y below, on upright and on landscape pages. */
import { Footer, Header, PageNumber, Paragraph, Tab, TabStopType, TextRun } from "docx";
import { cleanText } from "../../lib/japanese/text.ts";
import type { Orientation } from "../block.ts";
import type { BodyRollup } from "../../model/rollup.ts";
import { textWidth } from "../page-setup.ts";

export function pageHeader({ cycle, body }: BodyRollup, orientation: Orientation): Header {
  return new Header({
    children: [
      new Paragraph({
        style: "Header",
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth(orientation) }],
        children: [
          new TextRun(`${cleanText(cycle.name)}　取りまとめ報告書`),
          new TextRun({ children: [new Tab(), cleanText(body.name)] }),
        ],
      }),
    ],
  });
}

export function pageFooter(): Footer {
  const numbers = new TextRun({ children: [PageNumber.CURRENT, "／", PageNumber.TOTAL_PAGES] });
  return new Footer({ children: [new Paragraph({ style: "Footer", children: [numbers] })] });
}
