/** A .zip of workbooks is opened in place: each member is a file of its own, read when its turn comes, never written anywhere. */
import { isZip, readZipDirectory, readZipEntry, ZipError, type ZipEntry } from "../lib/zip.ts";

/** One file in an archive. */
export interface ArchiveMember {
  /** `outer.zip!/folder/inner.xlsx` */
  readonly path: string;
  /** @throws ZipError when the member is damaged, encrypted or too large. */
  readonly load: () => Uint8Array;
}

/** No filled-in form comes near this; a member that promises more is refused. */
const MEMBER_LIMIT = 100_000_000;
const DOCUMENT_PART =
  /^(?:xl|word|ppt)\/|^\[Content_Types\]\.xml$|^mimetype$|^content\.xml$|^index(?:\/document\.iwa|\.xml|\.zip)$/iu;

/** The files in an archive, folders left out; null when the bytes are no archive, or a document that only looks like one. */
export function openArchive(path: string, bytes: Uint8Array): readonly ArchiveMember[] | null {
  if (!isZip(bytes)) return null;
  const entries = tryDirectory(bytes);
  if (entries === null || entries.some(({ name }) => DOCUMENT_PART.test(name))) return null;
  return entries
    .filter(({ name }) => !name.endsWith("/"))
    .map((entry) => ({
      path: `${path}!/${memberLabel(entry.name)}`,
      load: () => readZipEntry(bytes, entry, MEMBER_LIMIT),
    }));
}

function tryDirectory(bytes: Uint8Array): readonly ZipEntry[] | null {
  try {
    return readZipDirectory(bytes);
  } catch (error) {
    if (error instanceof ZipError) return null;
    throw error;
  }
}

/** Names are labels only, yet nobody should be tempted to use `../` as a path. */
function memberLabel(name: string): string {
  const parts = name.split("/").filter((part) => part !== "" && part !== ".");
  return parts.map((part) => (part === ".." ? "__" : part)).join("/");
}
