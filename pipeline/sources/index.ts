/** RawWorkbook → registry and catalog: the workbooks that office staff keep. */
export { formFiles, formOfVersion, type FormFile } from "./form-file.ts";
export { readCatalog } from "./read-catalog.ts";
export { readPasswords } from "./read-passwords.ts";
export { checkCycleAgainstCatalog, readRegistry } from "./read-registry.ts";
export { readPastRun, readPreviousAnswers, type PastRun, type PreviousAnswers } from "./previous-cycle.ts";
