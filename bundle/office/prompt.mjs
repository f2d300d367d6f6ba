/** What `torimatome` at a prompt starts: any command of the program, which takes this office's folders where none are named. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { knownDataFolder } from "./data-folder.mjs";

const HOME = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const { found } = knownDataFolder(HOME);
if (found !== null) {
  const { inputs, outputs, templates } = found;
  process.env["TORIMATOME_PLACES"] = JSON.stringify({ inputs, outputs, templates });
}
await import(new URL("../app/start.mjs", import.meta.url).href);
