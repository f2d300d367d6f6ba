/** Where the office's registry and submissions are: in a folder of their own, which need not be beside the program. */
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";

/** A text file in the program's folder whose first line names the data folder. */
export const NOTE = "データの場所.txt";
/** A data folder with invented institutions, for a first try. */
export const EXAMPLE = "見本";
/** Beside the command files, this is the data folder without any note. */
const USUAL = "データ";

/**
 * @typedef {object} DataFolder paths
 * @property {string} folder as people name it
 * @property {string} inputs
 * @property {string} results that `outputs` lies in; there need be none yet
 * @property {string} outputs
 * @property {string} templates those in the folder of the results, else those of the program's folder
 */

/**
 * @param {string} path of a folder that holds `inputs`, or of the one that holds the registry: that `inputs`, or one of any other name,
 * whose results then lie beside it, as they would be read as submissions in it
 * @param {string} home the program's folder
 * @returns {DataFolder | null} null when it is neither
 */
export function dataFolderAt(path, home) {
  const given = resolve(path);
  if (isFolder(join(given, "inputs"))) return layOut(given, join(given, "inputs"), given, home);
  if (!existsSync(join(given, "registry.xlsx"))) return null;
  const isInputs = basename(given).toLowerCase() === "inputs";
  return isInputs ? layOut(dirname(given), given, dirname(given), home) : layOut(given, given, `${given}_結果`, home);
}

/**
 * @param {string} folder
 * @param {string} inputs
 * @param {string} results
 * @param {string} home
 * @returns {DataFolder}
 */
function layOut(folder, inputs, results, home) {
  const own = join(results, "templates");
  const templates = isFolder(own) ? own : join(home, "templates");
  return { folder, inputs, results, outputs: join(results, "outputs"), templates };
}

/**
 * The folder that the note names, else the usual one.
 *
 * @param {string} home
 * @returns {{ readonly noted: string | null, readonly found: DataFolder | null }}
 */
export function knownDataFolder(home) {
  const noted = readNote(join(home, NOTE));
  if (noted === null) return { noted, found: dataFolderAt(join(home, USUAL), home) };
  return { noted, found: dataFolderAt(isAbsolute(noted) ? noted : join(home, noted), home) };
}

/** What is typed or dropped into a console may stand in quotes. */
export function typedPath(/** @type {string} */ words) {
  return words.trim().replace(/^(["'])(.*)\1$/u, "$2");
}

/** Notes where the data are, unless a note is there. @returns whether it is noted now: the program's folder may be read-only. */
export function writeNote(/** @type {string} */ home, /** @type {string} */ folder) {
  try {
    writeFileSync(join(home, NOTE), `\uFEFF${folder}\r\n`, { flag: "wx" });
    return true;
  } catch {
    return false;
  }
}

function readNote(/** @type {string} */ path) {
  if (!existsSync(path)) return null;
  const line = decode(readFileSync(path))
    .split(/\r?\n/u)
    .map(typedPath)
    .find((words) => words !== "" && !words.startsWith("#"));
  return line ?? null;
}

/** Notepad writes UTF-8, but older ones the encoding of Japanese Windows. */
function decode(/** @type {Uint8Array} */ bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("shift_jis").decode(bytes);
  }
}

function isFolder(/** @type {string} */ path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
