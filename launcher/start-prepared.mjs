/** The program as `npm run bundle` has laid it out: nothing is made at a start, and nothing written beside it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Written by `bundle/bundle-files.mjs`. */
const { name, version, digests } =
  /** @type {Pick<import("../pipeline/model/program.ts").Program, "name" | "version" | "digests">} */ (
    JSON.parse(readFileSync(new URL("program.json", import.meta.url), "utf8"))
  );
const folder = new URL("./", import.meta.url).href;
/** @type {typeof import("../pipeline/cli/index.ts")} */
const { main } = await import(new URL("cli.js", folder).href);
process.exitCode = await main({ name, version, digests, folder, pages: fileURLToPath(new URL("../docs", folder)) });
