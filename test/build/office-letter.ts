/** Word files as an office has them, with keys in them: only what a test is about. */
import { strToU8, zipSync } from "fflate";

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const NAMESPACES = [
  `xmlns:w="${MAIN}"`,
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
].join(" ");
const TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const ROLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A run for each text, with what Word puts between them. */
export function paragraph(...texts: readonly string[]): string {
  const runs = texts.map((text) => `<w:r w:rsidR="00A1"><w:t>${text}</w:t></w:r>`);
  return `<w:p>${runs.join('<w:proofErr w:type="spellStart"/>')}</w:p>`;
}

export function tableRow(...texts: readonly string[]): string {
  return `<w:tr>${texts.map((text) => `<w:tc><w:tcPr/>${paragraph(text)}</w:tc>`).join("")}</w:tr>`;
}

export const SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>';

export interface OfficeLetter {
  readonly body: string;
  /** Relationship ids are `head1`, `head2`, … */
  readonly headers?: readonly string[];
  readonly numbering?: string;
  readonly section?: string;
  /** What its properties hold; it has none when absent. */
  readonly properties?: string;
}

/** The bytes of the file. */
export function officeLetter({
  body,
  headers = [],
  numbering,
  section = SECTION,
  properties,
}: OfficeLetter): Uint8Array {
  const parts: Record<string, string> = {
    "word/document.xml": `<w:document ${NAMESPACES}><w:body>${body}${section}</w:body></w:document>`,
    "word/styles.xml": `<w:styles ${NAMESPACES}><w:style w:type="paragraph" w:styleId="own"><w:name w:val="本文"/></w:style></w:styles>`,
  };
  headers.forEach((xml, index) => {
    parts[`word/header${String(index + 1)}.xml`] = `<w:hdr ${NAMESPACES}>${xml}</w:hdr>`;
  });
  if (numbering !== undefined) parts["word/numbering.xml"] = `<w:numbering ${NAMESPACES}>${numbering}</w:numbering>`;
  const kindOf = (name: string): string => /word\/([a-z]+)\d*\.xml/u.exec(name)?.[1] ?? "";
  const typed = Object.keys(parts).map(
    (name) =>
      `<Override PartName="/${name}" ContentType="${TYPES}.${kindOf(name) === "document" ? "document.main" : kindOf(name)}+xml"/>`,
  );
  const referred = Object.keys(parts)
    .filter((name) => name !== "word/document.xml")
    .map((name) => {
      const id = kindOf(name) === "header" ? `head${/\d+/u.exec(name)?.[0] ?? ""}` : kindOf(name);
      return `<Relationship Id="${id}" Type="${ROLES}/${kindOf(name)}" Target="${name.slice(5)}"/>`;
    });
  const [name, type] = ["docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"];
  const core = properties === undefined ? {} : { [name]: `<cp:coreProperties xmlns:cp="${RELATIONSHIPS.replace("relationships", "metadata/core-properties")}" xmlns:dc="http://purl.org/dc/elements/1.1/">${properties}</cp:coreProperties>` }; // prettier-ignore
  const all = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${typed.join("")}${properties === undefined ? "" : `<Override PartName="/${name}" ContentType="${type}"/>`}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="main" Type="${ROLES}/officeDocument" Target="word/document.xml"/>${properties === undefined ? "" : `<Relationship Id="core" Type="${RELATIONSHIPS}/metadata/core-properties" Target="${name}"/>`}</Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="${RELATIONSHIPS}">${referred.join("")}</Relationships>`,
    ...parts,
    ...core,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, xml]) => [name, strToU8(xml)])));
}
