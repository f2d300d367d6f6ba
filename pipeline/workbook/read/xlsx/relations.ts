/** Which parts belong to a part: by what they are for it, not by their names. */
import { relationsPath } from "../../../lib/part-paths.ts";
import type { XmlParser, XmlReader } from "./xml/xml-reader.ts";

/**
 * The content of a part by its path; null when the archive has no such part.
 *
 * @throws ZipError when it cannot be unpacked, or is larger than `limit` bytes.
 */
export type PartReader = (path: string, limit?: number) => Buffer | null;

/** That a part needs another one. */
export interface Relation {
  readonly id: string;
  /** Last word of the relation's type: `worksheet`, `sharedStrings`, … */
  readonly type: string;
  /** As written: from the top of the archive, or from the folder of the part that has the relation. */
  readonly target: string;
}

/** So many for each sheet and more; only links to elsewhere come in thousands, and those are left out. */
const MOST = 10_000;

/**
 * What the part at this path relates to, in the order of its `.rels` part, links to elsewhere left out; of the whole archive for
 * an empty path. `limit` as {@link PartReader}.
 */
export function readRelations(path: string, part: PartReader, parse: XmlParser, limit?: number): readonly Relation[] {
  const content = part(relationsPath(path), limit);
  return content === null ? [] : parse(content, "Relationships", relationReader);
}

function relationReader(): XmlReader<readonly Relation[]> {
  const relations: Relation[] = [];
  return {
    open: (name, attribute) => {
      if (name !== "Relationship" || attribute("TargetMode") === "External" || relations.length >= MOST) return;
      const [id, target, type] = [attribute("Id"), attribute("Target"), attribute("Type")];
      if (id !== null && target !== null && type !== null)
        relations.push({ id, target, type: type.slice(type.lastIndexOf("/") + 1) });
    },
    result: () => relations,
  };
}
