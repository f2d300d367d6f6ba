/** The files of a bundle: command files, Node, program, guide, templates, example, licences. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { PACKAGES, prepareProgram } from "../launcher/prepare-program.mjs";
import { callOf, commandFiles } from "./commands.mjs";
import { renderPage, STYLE } from "./guide.mjs";
import { licenceTexts } from "./licences.mjs";
import { billOfMaterials } from "./sbom.mjs";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
/** Where the parts lie in a bundle. */
const PLACES = { program: "program", guide: "手引き", example: "見本/inputs", licences: "ライセンス" };

/** @typedef {import("./pack.mjs").BundledFile} BundledFile */

/**
 * @param {string} platform `win-x64` or `linux-x64`
 * @param {{ readonly version: string, readonly sha256: string, readonly node: Uint8Array, readonly licence: Uint8Array }} node
 * @returns {Promise<readonly BundledFile[]>}
 */
export async function bundleFiles(platform, node) {
  const call = callOf(platform);
  const commands = commandFiles(platform).map(({ name, text }) => ({ path: name, bytes: Buffer.from(text) }));
  const runtime = { path: `${PLACES.program}/${platform.startsWith("win") ? "node.exe" : "node"}`, bytes: node.node };
  return [
    ...[...commands, runtime].map((file) => ({ ...file, isExecutable: true })),
    ...(await programFiles(node, call)),
    ...guideFiles(call),
    ...filesBelow(join(ROOT, "templates"), "templates", ownFiles("templates")),
    ...filesBelow(join(ROOT, "inputs"), PLACES.example, ownFiles("inputs")),
    text("はじめにお読みください.txt", `\uFEFF${readText("bundle/read-me.txt").replaceAll("\n", "\r\n")}`),
  ];
}

/**
 * What runs, and what it is made of.
 *
 * @param {{ readonly version: string, readonly sha256: string, readonly licence: Uint8Array }} node that goes with it
 * @param {string} call what people type to start the program
 * @returns {Promise<readonly BundledFile[]>}
 */
async function programFiles(node, call) {
  const program = await prepareProgram();
  const { name, version, digests } = program;
  const folder = fileURLToPath(program.folder);
  const { packages: locked } = /** @type {{ packages: import("./sbom.mjs").LockedPackages }} */ (
    JSON.parse(readText("package-lock.json"))
  );
  const packages = /** @type {readonly string[]} */ (JSON.parse(readFileSync(join(folder, PACKAGES), "utf8")));
  const license = locked[""]?.license ?? "";
  const bill = billOfMaterials({ program: { name, version, license }, node, packages, locked });
  const { program: place, licences } = PLACES;
  return [
    ...filesBelow(folder, `${place}/app`).filter(({ path }) => !path.endsWith(`/${PACKAGES}`)),
    fileFrom("launcher/start-prepared.mjs", `${place}/app/start.mjs`),
    text(`${place}/app/program.json`, JSON.stringify({ name, version, call, digests })),
    ...filesBelow(join(ROOT, "bundle", "office"), `${place}/office`),
    fileFrom("LICENSE", `${licences}/LICENSE.txt`),
    { path: `${licences}/Node.js.txt`, bytes: node.licence },
    text(`${licences}/部品.txt`, licenceTexts(ROOT, packages, locked)),
    text(`${licences}/sbom.cdx.json`, `${JSON.stringify(bill, null, 2)}\n`),
  ];
}

/** Each page as HTML for people, and as it is for the program, which shows what names mean from there. */
function guideFiles(/** @type {string} */ call) {
  const pages = filesBelow(join(ROOT, "docs"), "");
  return [
    text(`${PLACES.guide}/style.css`, STYLE),
    ...pages.flatMap(({ path, bytes }) =>
      path.endsWith(".md")
        ? [
            text(
              `${PLACES.guide}${path.replace(/\.md$/u, ".html")}`,
              renderPage(Buffer.from(bytes).toString("utf8"), call),
            ),
            { path: `${PLACES.program}/docs${path}`, bytes },
          ]
        : [{ path: `${PLACES.guide}${path}`, bytes }],
    ),
  ];
}

/**
 * The files of a folder that belong to the repository: maintainers may have an office's real workbooks in `inputs/`, which must not be
 * handed on. Without git, all are taken.
 *
 * @param {string} folder below the root
 * @returns {(path: string) => boolean}
 */
function ownFiles(folder) {
  try {
    const words = ["ls-files", "-z", "--", folder];
    const listed = execFileSync("git", words, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    const own = new Set(listed.split("\0").map((path) => join(ROOT, path)));
    return (path) => own.has(path);
  } catch {
    return () => true;
  }
}

/**
 * Without what begins with a dot or `~$`: those are editors' and systems', and nobody's work.
 *
 * @param {string} folder
 * @param {string} place in the bundle
 * @param {(path: string) => boolean} isWanted
 * @returns {readonly BundledFile[]}
 */
function filesBelow(folder, place, isWanted = () => true) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(?:\.|~\$)/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(isWanted)
    .map((path) => ({
      path: `${place}/${relative(folder, path).replaceAll(sep, "/")}`,
      bytes: readFileSync(path),
    }));
}

/** @returns {BundledFile} */
function fileFrom(/** @type {string} */ from, /** @type {string} */ path) {
  return { path, bytes: readFileSync(join(ROOT, from)) };
}

/** @returns {BundledFile} */
function text(/** @type {string} */ path, /** @type {string} */ content) {
  return { path, bytes: Buffer.from(content) };
}

function readText(/** @type {string} */ name) {
  return readFileSync(join(ROOT, name), "utf8");
}
