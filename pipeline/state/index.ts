/** What is kept of a file: in memory, and as text for the next run. */
export { boundSubmission, cutToLevel, lettersByLevel } from "./bound-submission.ts";
export { decodeReading } from "./decode-reading.ts";
export { encodeReading } from "./encode-reading.ts";
export { decodeHistory, encodeHistory, type CycleHistory } from "./history-text.ts";
export { packPast, unpackPast } from "./pack-past.ts";
export { packReadings, unpackReadings } from "./pack-readings.ts";
export { readStore, storeHeader, storeLine } from "./store-text.ts";
