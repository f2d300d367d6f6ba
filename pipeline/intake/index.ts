/** Files → what each is, whose it is, and which submission of an institution counts. */
export { refuseByContent, type Refusal } from "./classify-bytes.ts";
export { identifyByFileName, identifyInstitution, type Identification } from "./identify-institution.ts";
export { ignoreByName } from "./ignore-by-name.ts";
export { createArchiveOpener, openArchive, unpackedSize, type ArchiveMember } from "./open-archive.ts";
export {
  compareRecency,
  settleSubmissions,
  type InputFile,
  type SettledFile,
  type Settlement,
} from "./settle-submissions.ts";
export { senderToldByPath } from "./told-by-path.ts";
