/**
 * The program as Node 20 can run it: TypeScript sources and libraries bundled into a few files, once for each state of the sources.
 * Translating hundreds of files at every start would cost each worker process a second.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundleChecker } from "./bundle-checker.mjs";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const SOURCES = join(ROOT, "pipeline");
const PAGES = join(ROOT, "docs");
const CACHE = join(ROOT, "node_modules", ".cache");
/** What is started on its own: the command line, the host of worker processes, and what those do. */
const ENTRIES = {
  cli: "cli/index.ts",
  "reading-worker": "stages/reading-worker.ts",
  "drawing-worker": "stages/drawing-worker.ts",
  "worker-process": "engine/worker-process.ts",
};
/** What runs in a browser, inside pages that the program writes: each a file that a page takes in as it is. */
const IN_PAGES = { "status-page": ["status-page/browser/index.ts", "status-page/browser/page.css"] };
/** Asked for by exceljs, for reading what we only write. `unzipper` brings a package that states no licence. */
const NEVER_REACHED = ["fast-csv", "unzipper"];
/** Beside the bundle: digests of the sources that the workers are made of. */
const DIGESTS = "digests.json";
/** Beside the bundle: the packages that parts of it come from, as the lock file names them. Whoever hands it on has to name them too. */
export const PACKAGES = "packages.json";

/**
 * Bundles the sources unless an earlier start has done so.
 *
 * @returns {Promise<import("../pipeline/model/program.ts").Program>}
 * @throws {Error} when the sources do not compile or the bundle cannot be written.
 */
export async function prepareProgram() {
  const all = digestOf(
    readdirSync(SOURCES, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const { name, version } = /** @type {{ name: string, version: string }} */ (
    JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"))
  );
  const folder = join(CACHE, `${name}-${all.slice(0, 16)}`);
  if (!existsSync(folder)) await bundleInto(folder);
  const parts = /** @type {{ reading: string, rendering: string }} */ (
    JSON.parse(readFileSync(join(folder, DIGESTS), "utf8"))
  );
  return {
    name,
    version,
    digests: { ...parts, all },
    folder: pathToFileURL(folder + sep).href,
    pages: PAGES,
    call: "npm start --",
    places: { inputs: "inputs", outputs: "outputs", templates: "templates" },
  };
}

/** Libraries and bundling count too, through the lock file and these two files. */
function digestOf(/** @type {readonly string[]} */ files) {
  const lock = join(ROOT, "package-lock.json");
  const hash = createHash("sha256")
    .update(existsSync(lock) ? readFileSync(lock) : process.version)
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .update(readFileSync(new URL("./bundle-checker.mjs", import.meta.url)));
  for (const file of [...files].sort())
    hash.update(relative(ROOT, file).replaceAll(sep, "/")).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

/**
 * The sources that an entry is bundled from: what it depends on is what the bundler has followed, whatever the folders are called.
 *
 * @param {import("esbuild").Metafile} metafile
 * @param {string} entry
 */
function sourcesOf({ outputs }, entry) {
  const pending = Object.keys(outputs).filter((path) => basename(path) === `${entry}.js`);
  const seen = new Set(pending);
  for (const path of pending)
    for (const { path: next } of outputs[path]?.imports ?? [])
      if (next in outputs && !seen.has(next)) {
        seen.add(next);
        pending.push(next);
      }
  const inputs = pending.flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
  return [...new Set(inputs.map((path) => join(ROOT, path)))].filter((path) => path.startsWith(SOURCES + sep));
}

/**
 * One script without modules, which pages from a disk may not load, and one style sheet.
 *
 * @param {typeof import("esbuild").build} build
 * @param {string} out
 * @param {readonly string[]} entries
 */
async function bundlePage(build, out, entries) {
  return build({
    absWorkingDir: ROOT,
    entryPoints: entries.map((entry) => ({ out, in: join(SOURCES, entry) })),
    outdir: ROOT,
    metafile: true,
    write: false,
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome109", "firefox115"],
    charset: "utf8",
    logLevel: "error",
  });
}

/**
 * The packages that something is left of in what was bundled: `node_modules/exceljs`, in order.
 *
 * @param {readonly import("esbuild").Metafile[]} metafiles
 */
function packagesIn(metafiles) {
  const outputs = metafiles.flatMap(({ outputs }) => Object.values(outputs));
  const paths = outputs.flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const packages = paths.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(path)?.[0] ?? []);
  return [...new Set(packages)].sort();
}

/** The folder appears whole or not at all: another start may be doing the same. */
async function bundleInto(/** @type {string} */ folder) {
  const { build } = await import("esbuild");
  const bundling = build({
    absWorkingDir: ROOT,
    metafile: true,
    entryPoints: Object.entries(ENTRIES).map(([out, entry]) => ({ out, in: join(SOURCES, entry) })),
    outdir: folder,
    write: false,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    alias: Object.fromEntries(NEVER_REACHED.map((name) => [name, join(ROOT, "launcher", "never-reached.mjs")])),
    // Libraries in CommonJS look for Node's own modules at run time.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    logLevel: "error",
  });
  const [program, checker, ...inPages] = await Promise.all([
    bundling,
    bundleChecker(ROOT),
    ...Object.entries(IN_PAGES).map(([out, entries]) => bundlePage(build, out, entries)),
  ]);
  const unfinished = `${folder}-${String(process.pid)}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, "package.json"), '{ "type": "module" }\n');
  const [reading, rendering] = ["reading-worker", "drawing-worker"].map((entry) =>
    digestOf(sourcesOf(program.metafile, entry)),
  );
  writeFileSync(join(unfinished, DIGESTS), JSON.stringify({ reading, rendering }));
  const made = [program, checker, ...inPages];
  writeFileSync(join(unfinished, PACKAGES), JSON.stringify(packagesIn(made.map(({ metafile }) => metafile))));
  for (const { path, contents } of made.flatMap(({ outputFiles }) => outputFiles))
    writeFileSync(join(unfinished, basename(path)), contents, { flush: true });
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
