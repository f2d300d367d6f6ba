/** `docProps/core.xml`: whose document it is, and of which day; never of the clock's. */
import type { DocumentTexts } from "../block.ts";
import { escapeXml } from "../../../lib/escape-xml.ts";
import { xmlPart, type Part } from "./part.ts";

const NAMESPACES = [
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(" ");

/** Title and author as Word's properties show them. */
export function corePropertiesPart(texts: DocumentTexts): Part {
  const [title, author] = [escapeXml(texts.title), escapeXml(texts.author)];
  const date = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${texts.date}T00:00:00Z</dcterms:${name}>`;
  return xmlPart(
    "docProps/core.xml",
    "application/vnd.openxmlformats-package.core-properties+xml",
    `<cp:coreProperties ${NAMESPACES}><dc:title>${title}</dc:title><dc:subject>${author}</dc:subject><dc:creator>${author}</dc:creator><cp:lastModifiedBy>${author}</cp:lastModifiedBy><dc:language>ja-JP</dc:language><cp:revision>1</cp:revision>${date("created")}${date("modified")}</cp:coreProperties>`,
  );
}
