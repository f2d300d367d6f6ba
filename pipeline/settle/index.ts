/** Whose each submission is, which one of an institution counts, and what people decided about them. */
export { adoptingDecision, assignedInstitution, type Assignment } from "./assign-institution.ts";
export { decideAnswers } from "./decide-answers.ts";
export { indexDecisions, NO_DECISIONS, type DecisionIndex } from "./decision-index.ts";
export { identifyByFileName, identifyInstitution, type Identification } from "./identify-institution.ts";
export { proposeDecisions } from "./propose-decisions.ts";
export { compareRecency, settleSubmissions, type Settlement } from "./settle-submissions.ts";
export type { SettledFile } from "./settled-file.ts";
export { senderToldByPath } from "./told-by-path.ts";
export { noHistory } from "./submission-history.ts";
export { traceOf } from "./resubmission.ts";
