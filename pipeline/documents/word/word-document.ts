/** The Word document around the drawn blocks: sections, headers, footers, fonts and charts, all by docx. */
import { Document, PageOrientation, Paragraph, type FileChild, type ISectionOptions } from "docx";
import type { Orientation } from "./block.ts";
import { PAGES, textWidth } from "./page-setup.ts";
import type { ReportStyles } from "./styles/report-styles.ts";
import { chartParagraph } from "./chart-paragraph.ts";
import { BodySlot, TEXT_PLACES } from "./frame-places.ts";
import type { FrameShape } from "./frame-shape.ts";
import { pageFooter, pageHeader, reportTitle } from "./running-text.ts";

/** Without any report's texts and numbers: a slot stands before, between and after the charts of each section. */
export function wordDocument({ cover, sections }: FrameShape, styles: ReportStyles): Document {
  let charts = 0;
  const options = sections.map(({ orientation, charts: shapes }, index): ISectionOptions => {
    const children = shapes.flatMap((shape): readonly FileChild[] => {
      charts += 1;
      return [chartParagraph(shape, textWidth(orientation) / 20, charts, styles.chartFont), new BodySlot()];
    });
    return {
      ...sectionFrame(orientation, cover && index === 0),
      // docx hangs the properties of a section on its last paragraph; a slot is none.
      children: [new BodySlot(), ...children, new Paragraph({ style: "SectionEnd" })],
    };
  });
  return new Document({ ...documentOptions(styles), sections: options });
}

function documentOptions({ chartFont }: ReportStyles) {
  const fonts = { latin: chartFont, eastAsia: chartFont, scripts: { Jpan: chartFont } };
  return {
    title: reportTitle(TEXT_PLACES.cycleName),
    subject: TEXT_PLACES.bodyName,
    creator: TEXT_PLACES.bodyName,
    lastModifiedBy: TEXT_PLACES.bodyName,
    description: "",
    theme: { fonts: { headings: fonts, body: fonts } },
  };
}

function sectionFrame(orientation: Orientation, cover: boolean): Omit<ISectionOptions, "children"> {
  const { width, height, ...margin } = PAGES[orientation];
  // docx swaps the sides of a landscape page itself.
  const size =
    orientation === "landscape"
      ? { width: height, height: width, orientation: PageOrientation.LANDSCAPE }
      : { width, height, orientation: PageOrientation.PORTRAIT };
  return {
    properties: { titlePage: cover, page: { size, margin: { ...margin, gutter: 0 } } },
    headers: { default: pageHeader(TEXT_PLACES, orientation) },
    footers: { default: pageFooter() },
  };
}
