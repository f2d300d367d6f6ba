/** RawWorkbook → registry and catalog: the workbooks that office staff keep. */
export { readCatalog } from "./read-catalog.ts";
export { readPasswords } from "./read-passwords.ts";
export { checkCycleAgainstCatalog, readRegistry } from "./read-registry.ts";
