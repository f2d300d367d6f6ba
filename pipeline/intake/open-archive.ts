/** A .zip of workbooks is opened in place: each member is a file of its own, read when its turn comes, never written anywhere. */
import { distinctNames } from "../lib/distinct-names.ts";
import { isZip, readZipDirectory, readZipEntry, ZipError, type ZipEntry } from "../lib/zip.ts";
import { MOST_BOOK_BYTES } from "../model/limits.ts";

/** One file in an archive. */
export interface ArchiveMember {
  /** `outer.zip!/folder/inner.xlsx` */
  readonly path: string;
  /** Bytes that the archive promises. */
  readonly size: number;
  /** @throws ZipError when the member is damaged, encrypted or too large. */
  readonly load: () => Uint8Array;
}

const DOCUMENT_PART =
  /^(?:xl|word|ppt)\/|^\[Content_Types\]\.xml$|^mimetype$|^content\.xml$|^index(?:\/document\.iwa|\.xml|\.zip)$/iu;

/** The files in an archive, folders left out; null when the bytes are no archive, or a document that only looks like one. */
export function openArchive(path: string, bytes: Uint8Array): readonly ArchiveMember[] | null {
  if (!isZip(bytes)) return null;
  const entries = tryDirectory(bytes);
  if (entries === null || entries.some(({ name }) => DOCUMENT_PART.test(name))) return null;
  const files = entries.filter(({ name }) => !name.endsWith("/"));
  // Members may share a name; their labels are told apart in the order of the directory.
  const labels = distinctNames(
    files.map(({ name }) => memberLabel(name)),
    { withNumber: (label, number) => `${label} [${String(number)}]` },
  );
  return files.map((entry, index) => ({
    path: `${path}!/${labels[index] ?? ""}`,
    size: entry.size,
    load: () => readZipEntry(bytes, entry, MOST_BOOK_BYTES),
  }));
}

/**
 * {@link openArchive} where no member's path is another file's.
 *
 * @param listed every file that lies on the disk: a folder beside `a.zip` may be called `a.zip!`, whose files are not those in the archive.
 */
export function createArchiveOpener(listed: readonly string[]): typeof openArchive {
  const folders = new Set(listed.flatMap(foldersLikeArchives));
  return (path, bytes) => {
    let distinct = path;
    while (folders.has(`${distinct}!`)) distinct += "!";
    return openArchive(distinct, bytes);
  };
}

/** The folders above a file that are named like the inside of an archive. */
function foldersLikeArchives(path: string): readonly string[] {
  return Array.from(path.matchAll(/!\//gu), ({ index }) => path.slice(0, index + 1));
}

/** What unpacks from these bytes, as a ZIP promises; their own length for any others. */
export function unpackedSize(bytes: Uint8Array): number {
  const entries = isZip(bytes) ? tryDirectory(bytes) : null;
  return entries === null ? bytes.length : entries.reduce((sum, { size }) => sum + size, 0);
}

function tryDirectory(bytes: Uint8Array): readonly ZipEntry[] | null {
  try {
    return readZipDirectory(bytes);
  } catch (error) {
    if (error instanceof ZipError) return null;
    throw error;
  }
}

const LONGEST_LABEL = 200;
/** Line breaks and the like, and marks that turn the direction of writing (`fdp.xlsx` that shows as `xslx.pdf`). */
const INVISIBLE_IN_NAMES = /[\p{Cc}\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/** Names are labels only, yet nobody should be tempted to use `../` as a path, or be misled by what shows. */
function memberLabel(name: string): string {
  const parts = name
    .replace(INVISIBLE_IN_NAMES, "_")
    .split("/")
    .filter((part) => part !== "" && part !== ".");
  // `!/` stands between an archive and its member only.
  const label =
    parts
      .map((part) => (part === ".." ? "__" : part))
      .join("/")
      .replaceAll("!/", "_/") || "_";
  return label.length <= LONGEST_LABEL ? label : `…${label.slice(-LONGEST_LABEL)}`;
}
