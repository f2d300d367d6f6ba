/** Where a report's figures come from: trace.jsonl as text, and what its origins come to when they are worked out from the data files. */
export { readRows, readTables, TRACED_FILES, type DataRow, type DataTables } from "./data-tables.ts";
export { answersNeeded } from "./answers-needed.ts";
export { decisionsAbout } from "./decisions-about.ts";
export { createEvidence, type Evaluated, type Evidence } from "./evaluate.ts";
export { readTrace, traceText, type Trace } from "./trace-text.ts";
