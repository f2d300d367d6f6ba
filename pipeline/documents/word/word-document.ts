/** The Word document around the drawn blocks: sections, headers, footers, fonts and charts, all by docx. */
import { Document, PageOrientation, Paragraph, type FileChild, type ISectionOptions } from "docx";
import { textWidth, type PageSetup } from "./page-setup.ts";
import type { DocumentStyles } from "./styles/document-styles.ts";
import { chartParagraph } from "./chart-paragraph.ts";
import { BodySlot, TEXT_PLACES } from "./frame-places.ts";
import type { FrameShape } from "./frame-shape.ts";
import { pageFooter, pageHeader } from "./running-text.ts";

/** Without any document's texts and numbers: a slot stands before, between and after the charts of each section. */
export function wordDocument({ cover, sections }: FrameShape, styles: DocumentStyles): Document {
  let charts = 0;
  const options = sections.map(({ page, charts: shapes }, index): ISectionOptions => {
    const children = shapes.flatMap((shape): readonly FileChild[] => {
      charts += 1;
      return [chartParagraph(shape, textWidth(page) / 20, charts, styles.chartFont), new BodySlot()];
    });
    return {
      ...sectionFrame(page, cover && index === 0),
      // docx hangs the properties of a section on its last paragraph; a slot is none.
      children: [new BodySlot(), ...children, new Paragraph({ style: "SectionEnd" })],
    };
  });
  return new Document({ ...documentOptions(styles), sections: options });
}

function documentOptions({ chartFont }: DocumentStyles) {
  const fonts = { latin: chartFont, eastAsia: chartFont, scripts: { Jpan: chartFont } };
  return {
    title: TEXT_PLACES.title,
    subject: TEXT_PLACES.author,
    creator: TEXT_PLACES.author,
    lastModifiedBy: TEXT_PLACES.author,
    description: "",
    theme: { fonts: { headings: fonts, body: fonts } },
  };
}

function sectionFrame(page: PageSetup, cover: boolean): Omit<ISectionOptions, "children"> {
  const { width, height, ...margin } = page;
  // docx swaps the sides of a landscape page itself.
  const size =
    width > height
      ? { width: height, height: width, orientation: PageOrientation.LANDSCAPE }
      : { width, height, orientation: PageOrientation.PORTRAIT };
  return {
    properties: { titlePage: cover, page: { size, margin: { ...margin, gutter: 0 } } },
    headers: { default: pageHeader(TEXT_PLACES, textWidth(page)) },
    footers: { default: pageFooter() },
  };
}
