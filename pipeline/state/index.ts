/** What a run leaves for the next one, as text. */
export { decodeReading, encodeReading } from "./reading-codec.ts";
export { readStore, storeHeader, storeLine } from "./store-text.ts";
