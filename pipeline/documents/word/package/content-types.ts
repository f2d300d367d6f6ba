/** `[Content_Types].xml`: what kind of thing each part is. */
import { xmlPart, type Part } from "./part.ts";

const RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml";

/** @param parts all others of the package */
export function contentTypesPart(parts: readonly Part[]): Part {
  const types = parts.map(({ name, contentType }) =>
    contentType === null ? "" : `<Override PartName="/${name}" ContentType="${contentType}"/>`,
  );
  const endings = `<Default Extension="rels" ContentType="${RELATIONSHIPS}"/><Default Extension="xml" ContentType="application/xml"/>`;
  const xml = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${endings}${types.join("")}</Types>`;
  return xmlPart("[Content_Types].xml", null, xml);
}
