/** The licences of all parts, as their packages hold them, in one text. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nameOf } from "./sbom.mjs";

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/iu;

/**
 * @param {string} root of the repository
 * @param {readonly string[]} packages their places, `node_modules/exceljs`
 * @param {import("./sbom.mjs").LockedPackages} locked
 */
export function licenceTexts(root, packages, locked) {
  return packages
    .map((place) => {
      const folder = join(root, place);
      const files = readdirSync(folder)
        .filter((name) => LICENCE_FILE.test(name))
        .sort();
      const texts = files.map((name) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n").trim());
      const { version = "", license = "" } = locked[place] ?? {};
      // Some packages only name their licence.
      const text = texts.length > 0 ? texts.join("\n\n") : statedIn(folder);
      return `${"=".repeat(72)}\n${nameOf(place)} ${version} (${license})\n${"=".repeat(72)}\n\n${text}\n`;
    })
    .join("\n");
}

function statedIn(/** @type {string} */ folder) {
  const { license, author, repository } = /** @type {{ license?: unknown, author?: unknown, repository?: unknown }} */ (
    JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
  );
  return `The package holds no text of its licence. Its package.json says: ${JSON.stringify({ license, author, repository })}`;
}
