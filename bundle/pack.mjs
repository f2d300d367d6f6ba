/** A folder as a zip, the same bytes for the same files on every machine. */
import { zipSync } from "fflate";

/** @typedef {{ readonly path: string, readonly bytes: Uint8Array, readonly isExecutable?: boolean }} BundledFile path with `/` */

/** The earliest that a zip can say. Local time, which is what a zip holds: the same bytes in every time zone. */
const MODIFIED = new Date(1980, 0, 1);
const UNIX = 3;
const LEVEL = 6;

/**
 * @param {string} folder that everything lies in
 * @param {readonly BundledFile[]} files
 * @throws {Error} when two are at one path.
 */
export function packFolder(folder, files) {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const twice = sorted.find(({ path }, index) => sorted[index + 1]?.path === path);
  if (twice !== undefined) throw new Error(`Two files would be ${twice.path}.`);
  return zipSync(
    Object.fromEntries(
      sorted.map(({ path, bytes, isExecutable = false }) => [
        `${folder}/${path}`,
        [bytes, { level: LEVEL, mtime: MODIFIED, os: UNIX, attrs: (isExecutable ? 0o100755 : 0o100644) << 16 }],
      ]),
    ),
  );
}
