/** The real catalog, read out of the form that the repository ships. */
import { readFileSync } from "node:fs";
import { readWorkbook } from "../../pipeline/workbook/read/index.ts";
import { readCatalog } from "../../pipeline/sources/index.ts";

export const FORM_FILE = new URL("../../templates/annex2-v2.0.xlsx", import.meta.url);
export const catalog = readCatalog(await readWorkbook(readFileSync(FORM_FILE)), "2.0", "annex2-v2.0.xlsx");
