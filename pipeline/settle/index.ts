/** Whose each submission is, and which one of an institution counts. */
export { identifyByFileName, identifyInstitution, type Identification } from "./identify-institution.ts";
export { compareRecency, settleSubmissions, type SettledFile, type Settlement } from "./settle-submissions.ts";
export { senderToldByPath } from "./told-by-path.ts";
