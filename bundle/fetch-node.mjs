/** Node as its package holds it, unmodified: fetched by npm, held to the digest that is pinned, and on Windows to its signer's name. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { publisherOf } from "./authenticode.mjs";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
/** Also where a closed network's building machine may be given the packages, each as `node_modules/<package>` of a folder of its own. */
const CACHE = join(ROOT, "node_modules", ".cache", "node-packages");

/** @typedef {{ readonly package: string, readonly file: string, readonly sha256: string }} PinnedFile */

export const PINNED =
  /** @type {{ readonly version: string, readonly publisher: string, readonly licence: PinnedFile, readonly platforms: Readonly<Record<string, PinnedFile>> }} */ (
    JSON.parse(readFileSync(new URL("./node-packages.json", import.meta.url), "utf8"))
  );

/**
 * @param {string} platform a key of the pinned platforms
 * @throws {Error} when a package cannot be had, or a file is not the pinned one.
 */
export function fetchNode(platform) {
  const pinned = PINNED.platforms[platform];
  if (pinned === undefined) throw new Error(`There is no Node pinned for ${platform}.`);
  const node = loadPinned(pinned);
  if (platform.startsWith("win") && publisherOf(node) !== PINNED.publisher)
    throw new Error(`${pinned.file} is signed by "${publisherOf(node)}", not by "${PINNED.publisher}".`);
  return { version: PINNED.version, sha256: pinned.sha256, node, licence: loadPinned(PINNED.licence) };
}

function loadPinned(/** @type {PinnedFile} */ { package: name, file, sha256 }) {
  const folder = join(CACHE, `${name}-${PINNED.version}`);
  const path = join(folder, "node_modules", name, file);
  if (!existsSync(path)) install(`${name}@${PINNED.version}`, folder);
  const bytes = readFileSync(path);
  const found = createHash("sha256").update(bytes).digest("hex");
  if (found !== sha256) throw new Error(`${path} is not the pinned file: its SHA-256 is ${found}, not ${sha256}.`);
  return bytes;
}

/** Forced, as the package says that it is of use on another system only. */
function install(/** @type {string} */ spec, /** @type {string} */ folder) {
  const words = [
    "install",
    "--force",
    "--ignore-scripts",
    "--no-save",
    "--no-audit",
    "--no-fund",
    "--prefix",
    folder,
    spec,
  ];
  // npm tells its scripts where it is; started by itself, this finds it by its name, which Windows runs through a shell only.
  const npm = process.env["npm_execpath"];
  const [command, args] = npm === undefined ? ["npm", words] : [process.execPath, [npm, ...words]];
  execFileSync(command, args, {
    shell: npm === undefined && process.platform === "win32",
    stdio: ["ignore", "ignore", "inherit"],
  });
}
