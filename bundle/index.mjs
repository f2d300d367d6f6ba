/** `npm run bundle -- --platform win-x64|linux-x64`: a folder for a computer without Node, as a zip in `dist/`, its SHA-256 beside it. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundleFiles } from "./bundle-files.mjs";
import { fetchNode, PINNED } from "./fetch-node.mjs";
import { packFolder } from "./pack.mjs";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const DIST = join(ROOT, "dist");

const { platform } = parseArgs({ options: { platform: { type: "string" } } }).values;
const platforms = Object.keys(PINNED.platforms);
if (platform === undefined || !platforms.includes(platform)) {
  console.error(`npm run bundle -- --platform ${platforms.join("|")}`);
  process.exit(2);
}

const { version } = /** @type {{ version: string }} */ (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")));
const folder = `torimatome-${version}-${platform}`;
const node = fetchNode(platform);
const zip = packFolder(folder, await bundleFiles(platform, node));
const sha256 = createHash("sha256").update(zip).digest("hex");
mkdirSync(DIST, { recursive: true });
writeFileSync(join(DIST, `${folder}.zip`), zip);
// As sha256sum writes and checks it.
writeFileSync(join(DIST, `${folder}.zip.sha256`), `${sha256}  ${folder}.zip\n`);
console.log(`dist/${folder}.zip: ${(zip.length / 1e6).toFixed(1)} MB, Node ${node.version}\n${sha256}`);
