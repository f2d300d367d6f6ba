/** `_rels/*.rels`: by which id a part refers to which other. */
import { posix } from "node:path";
import { xmlPart, type Part } from "./part.ts";

/** Begins the type of every relationship but those of {@link PACKAGE_ROLES}. */
export const OFFICE_ROLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
/** Begins the types of what the package itself refers to, apart from its document. */
export const PACKAGE_ROLES = "http://schemas.openxmlformats.org/package/2006/relationships/";

/** How one part refers to another. */
export interface Relationship {
  readonly id: string;
  /** A whole URI. */
  readonly type: string;
  /** Path in the package. */
  readonly target: string;
}

/** @param from path of the part that refers; empty for the package itself */
export function relationshipsPart(from: string, relationships: readonly Relationship[]): Part {
  const folder = posix.dirname(from);
  const each = relationships.map(
    ({ id, type, target }) => `<Relationship Id="${id}" Type="${type}" Target="${posix.relative(folder, target)}"/>`,
  );
  const xml = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
  return xmlPart(relationshipsName(from), null, xml);
}

/** Path of the part that holds the relationships of the part `from`. */
export function relationshipsName(from: string): string {
  return posix.join(posix.dirname(from), "_rels", `${posix.basename(from)}.rels`);
}
