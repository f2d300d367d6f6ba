/**
 * The program as Node 20 can run it: TypeScript sources and libraries bundled into a few files, once for each state of the sources.
 * Translating hundreds of files at every start would cost each worker process a second.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const SOURCES = join(ROOT, "pipeline");
const CACHE = join(ROOT, "node_modules", ".cache");
/** What is started on its own: the command line, the host of worker processes, and what those do. */
const ENTRIES = ["cli.ts", "reading-worker.ts", "drawing-worker.ts", "shell/worker-process.ts"];
/** Rooms whose code can change what a reading is, and what a document looks like. */
const READING = /^(?:read|sheet|normalize|intake|lib|model|state)\/|^read(?:-file|ing-worker)\.ts$/u;
const RENDERING = /^(?:render|lib|model)\/|^drawing-worker\.ts$/u;

/**
 * Bundles the sources unless an earlier start has done so.
 *
 * @returns {Promise<import("../pipeline/model/program.ts").Program>}
 * @throws {Error} when the sources do not compile or the bundle cannot be written.
 */
export async function prepareProgram() {
  const digests = digestSources();
  const { name, version } = /** @type {{ name: string, version: string }} */ (
    JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"))
  );
  const folder = join(CACHE, `${name}-${digests.all.slice(0, 16)}`);
  if (!existsSync(folder)) await bundleInto(folder);
  return { name, version, digests, folder: pathToFileURL(folder + sep).href };
}

/** Libraries and bundling count too, through the lock file and this file. */
function digestSources() {
  const files = readdirSync(SOURCES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: file.slice(SOURCES.length + 1).replaceAll(sep, "/"), bytes: readFileSync(file) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const lock = join(ROOT, "package-lock.json");
  const common = [
    existsSync(lock) ? readFileSync(lock) : process.version,
    readFileSync(fileURLToPath(import.meta.url)),
  ];
  const digest = (/** @type {RegExp} */ room) => {
    const hash = createHash("sha256");
    for (const part of common) hash.update(part);
    for (const { path, bytes } of files) if (room.test(path)) hash.update(path).update("\0").update(bytes);
    return hash.digest("hex");
  };
  return { reading: digest(READING), rendering: digest(RENDERING), all: digest(/./u) };
}

/** The folder appears whole or not at all: another start may be doing the same. */
async function bundleInto(/** @type {string} */ folder) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: ENTRIES.map((entry) => join(SOURCES, entry)),
    outdir: folder,
    entryNames: "[name]",
    write: false,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    // Libraries in CommonJS look for Node's own modules at run time.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    logLevel: "error",
  });
  const unfinished = `${folder}-${String(process.pid)}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, "package.json"), '{ "type": "module" }\n');
  for (const { path, contents } of outputFiles)
    writeFileSync(join(unfinished, basename(path)), contents, { flush: true });
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
