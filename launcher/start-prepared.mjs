/** The program as `npm run bundle` has laid it out: nothing is made at a start, and nothing written beside it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Written by `bundle/bundle-files.mjs`. */
const { name, version, call, digests } =
  /** @type {Pick<import("../pipeline/model/program.ts").Program, "name" | "version" | "call" | "digests">} */ (
    JSON.parse(readFileSync(new URL("program.json", import.meta.url), "utf8"))
  );
/** Where this office's data are, if it is known: `bundle/office/prompt.mjs` tells. */
const { TORIMATOME_PLACES } = process.env;
const places = /** @type {import("../pipeline/model/program.ts").Program["places"]} */ (
  TORIMATOME_PLACES === undefined
    ? { inputs: "inputs", outputs: "outputs", templates: fileURLToPath(new URL("../../templates", import.meta.url)) }
    : JSON.parse(TORIMATOME_PLACES)
);
const folder = new URL("./", import.meta.url).href;
/** @type {typeof import("../pipeline/cli/index.ts")} */
const { main } = await import(new URL("cli.js", folder).href);
const pages = fileURLToPath(new URL("../docs", folder));
process.exitCode = await main({ name, version, digests, folder, pages, call, places });
