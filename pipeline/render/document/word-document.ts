/** The Word document around the drawn blocks: sections, headers, footers, styles and fonts, all by docx. */
import { Document, PageOrientation, Paragraph, type FileChild, type ISectionOptions } from "docx";
import { cleanText } from "../../lib/japanese/text.ts";
import type { Orientation, Section } from "../block.ts";
import type { ComposedReport } from "../composed-report.ts";
import { PAGES, textWidth } from "../page-setup.ts";
import { blocksXml, bodyPieces, type Drawing } from "./body-xml.ts";
import { BodySlot, type SlotContent } from "./body-slot.ts";
import { chartParagraph } from "./chart-paragraph.ts";
import { pageFooter, pageHeader } from "./running-text.ts";

export interface WordDocument {
  readonly document: Document;
  /** XML for the slots that the document holds. */
  readonly slots: readonly SlotContent[];
}

export function wordDocument(report: ComposedReport, sections: readonly Section[], drawing: Drawing): WordDocument {
  const slots: SlotContent[] = [];
  let charts = 0;
  const childrenOf = (section: Section): readonly FileChild[] =>
    bodyPieces(section).map((piece) => {
      if (!("kind" in piece)) return new BodySlot(slots.push(() => blocksXml(piece, section, drawing)) - 1);
      charts += 1;
      return chartParagraph(piece, textWidth(section.orientation) / 20, charts, drawing.styles.chartFont);
    });
  const options = sections.map((section, index) => ({
    ...sectionFrame(report, section.orientation, report.cover && index === 0),
    // docx hangs the properties of a section on its last paragraph; a slot is none.
    children: [...childrenOf(section), new Paragraph({ style: "SectionEnd" })],
  }));
  return { slots, document: new Document({ ...documentOptions(report, drawing), sections: options }) };
}

function documentOptions({ rollup }: ComposedReport, { styles }: Drawing) {
  const { chartFont } = styles;
  const body = cleanText(rollup.body.name);
  const fonts = { latin: chartFont, eastAsia: chartFont, scripts: { Jpan: chartFont } };
  return {
    title: `${cleanText(rollup.cycle.name)}　取りまとめ報告書`,
    subject: body,
    creator: body,
    lastModifiedBy: body,
    description: "",
    theme: { fonts: { headings: fonts, body: fonts } },
  };
}

function sectionFrame(
  { rollup }: ComposedReport,
  orientation: Orientation,
  cover: boolean,
): Omit<ISectionOptions, "children"> {
  const { width, height, ...margin } = PAGES[orientation];
  // docx swaps the sides of a landscape page itself.
  const size =
    orientation === "landscape"
      ? { width: height, height: width, orientation: PageOrientation.LANDSCAPE }
      : { width, height, orientation: PageOrientation.PORTRAIT };
  return {
    properties: { titlePage: cover, page: { size, margin: { ...margin, gutter: 0 } } },
    headers: { default: pageHeader(rollup, orientation) },
    footers: { default: pageFooter() },
  };
}
