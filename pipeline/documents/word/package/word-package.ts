/** The package of a Word document: the parts that it takes from the office's file, and those that are its own. */
import { zipParts } from "../../../lib/zip-writer.ts";
import type { DocumentTexts, Section } from "../block.ts";
import { textWidth } from "../page-setup.ts";
import type { LineBreaking } from "../pages/line-count.ts";
import type { DocumentStyles } from "../styles/document-styles.ts";
import { bodyPart, type Drawing } from "./body.ts";
import { chartParts } from "./chart.ts";
import { contentTypesPart } from "./content-types.ts";
import { corePropertiesPart } from "./core-properties.ts";
import { footerPart } from "./footer.ts";
import { headerPart } from "./header.ts";
import type { Part } from "./part.ts";
import { OFFICE_ROLES, PACKAGE_ROLES, relationshipsPart } from "./relationships.ts";
import { sectionXml } from "./section.ts";

/** All that a Word file is made of. */
export interface WordDocument {
  readonly sections: readonly Section[];
  /** The first page is a cover: it has no header and footer, but counts. */
  readonly cover: boolean;
  /** For running heads and document properties. */
  readonly texts: DocumentTexts;
}

/** Bytes of the Word file. */
export function wordPackage(
  { sections, cover, texts }: WordDocument,
  drawing: Drawing,
  { parts: taken, chartFont, paragraphs }: DocumentStyles,
): Uint8Array {
  const headers = headersByWidth(sections, texts, paragraphs.Header);
  const footers = texts.pageNumbers === false ? [] : [footerPart()];
  const body = bodyPart(sections, drawing, (section) => {
    const header = headers.get(textWidth(section.page));
    return sectionXml(section.page, [...(header ? [header] : []), ...footers], cover && section === sections[0]);
  });
  const charts = drawing.charts.flatMap((chart, index) => chartParts(chart, index + 1, chartFont));
  const properties = corePropertiesPart(texts);
  const beside = [...taken, ...headers.values(), ...footers, ...charts];
  const parts = [
    relationshipsPart("", [
      { id: "rId1", type: `${OFFICE_ROLES}officeDocument`, target: body.name },
      { id: "rId2", type: `${PACKAGE_ROLES}metadata/core-properties`, target: properties.name },
    ]),
    properties,
    body,
    relationshipsPart(body.name, beside.flatMap(relationshipOf)),
    ...beside,
  ];
  return zipParts([contentTypesPart(parts), ...parts].map(({ packed }) => packed));
}

/** A tab stop at the right edge of the text makes a header for each width of it. */
function headersByWidth(
  sections: readonly Section[],
  texts: DocumentTexts,
  style: LineBreaking,
): ReadonlyMap<number, Part> {
  const { title, author, head = [title, author] } = texts;
  const widths = [...new Set(sections.map(({ page }) => textWidth(page)))];
  return new Map(head === null ? [] : widths.map((width, index) => [width, headerPart(head, width, index + 1, style)]));
}

function relationshipOf({ name, reference }: Part) {
  return reference === undefined ? [] : [{ id: reference.id, type: `${OFFICE_ROLES}${reference.role}`, target: name }];
}
