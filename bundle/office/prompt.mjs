/** What `torimatome` at a prompt starts: any command of the program, which takes this office's folders where none is named. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { dataFolderAt, EXAMPLE, knownDataFolder } from "./data-folder.mjs";

const HOME = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const { noted, found } = knownDataFolder(HOME);
// Before any data are known, those that the double-clicked files try with.
const data = found ?? (noted === null ? dataFolderAt(join(HOME, EXAMPLE), HOME) : null);
if (data !== null) {
  const { inputs, outputs, templates } = data;
  process.env["TORIMATOME_PLACES"] = JSON.stringify({ inputs, outputs, templates });
}
await import(new URL("../app/start.mjs", import.meta.url).href);
