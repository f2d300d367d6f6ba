/** What a file is, told by its first bytes and its name; archives opened in place. */
export { refuseByContent } from "./classify-bytes.ts";
export { ignoreByName } from "./ignore-by-name.ts";
export { createArchiveOpener, openArchive, unpackedSize } from "./open-archive.ts";
