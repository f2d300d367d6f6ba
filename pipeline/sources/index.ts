/** RawWorkbook → registry, decisions and catalog: the workbooks that office staff keep. */
export { carryOver, type CarryOver } from "./carry-over.ts";
export { formFiles, formOfVersion, type FormFile } from "./form-file.ts";
export { newDecisionsBook } from "./new-decisions.ts";
export { newRegistryBook } from "./new-registry.ts";
export { readCatalog } from "./read-catalog.ts";
export { readDecisions } from "./read-decisions.ts";
export { readPasswords } from "./read-passwords.ts";
export { checkCycleAgainstCatalog, readRegistry } from "./read-registry.ts";
export { PAST_TABLES, readPastCycle, readPastRun, type PastTables } from "./read-previous-cycle.ts";
