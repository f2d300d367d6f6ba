/** The annexes (別冊) to a body's report: they hold everything that the report counts. */
export { deficienciesAnnex } from "./deficiencies.ts";
export { institutionsAnnex } from "./institutions.ts";
export { notApplicableAnnex } from "./not-applicable.ts";
