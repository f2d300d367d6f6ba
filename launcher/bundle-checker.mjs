/**
 * The programs of the sender's checker: the reading rooms bundled for a browser. What those take from Node is put in its place here, and
 * nowhere else.
 */
import { join } from "node:path";

/** Beside the program's own bundle: what the page runs, and what it hands to its worker. */
const ENTRIES = { "checker-page": "page.ts", "checker-reader": "reader.ts" };
/** Each keeps to the part of Node's interface that the rooms, and the library that opens protected workbooks, use. */
const IN_PLACE_OF_NODE = { "node:zlib": "zlib.ts", crypto: "crypto.ts", events: "events.ts", timers: "timers.ts" };
/** Asked for by libraries only where they do what they are not asked to do here: reading files and streams. */
const NEVER_REACHED = ["fs", "stream", "string_decoder"];

/**
 * Each output's name is `checker-page.js` or `checker-reader.js`, with the same bytes for the same sources.
 *
 * @param {string} root of the repository
 */
export async function bundleChecker(root) {
  const { build } = await import("esbuild");
  const room = join(root, "pipeline", "checker");
  const inPlace = Object.entries(IN_PLACE_OF_NODE).map(([name, file]) => [name, join(room, "platform", file)]);
  return build({
    absWorkingDir: root,
    entryPoints: Object.entries(ENTRIES).map(([out, entry]) => ({ out, in: join(room, entry) })),
    outdir: root,
    metafile: true,
    write: false,
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    // Browsers of 2022 and later: Edge and Chrome 103, Firefox 102.
    target: "es2022",
    charset: "utf8",
    alias: Object.fromEntries(inPlace),
    inject: [join(room, "platform", "buffer.ts")],
    external: NEVER_REACHED,
    logLevel: "error",
  });
}
