/** Institutions of which nothing can be read, and files that could not be used, each with its reason. */
import type { UnsentInstitution, UnusedFile } from "../../model/body-figures.ts";
import { holdsWaiting, isAboutDecisions } from "../../model/decision.ts";
import type { Finding } from "../../model/finding.ts";
import type { InstitutionResult } from "../../model/inspection.ts";
import { sortFindings } from "../tally-institution.ts";

/** In the order of `covered`. */
export function listUnsent(covered: readonly InstitutionResult[]): readonly UnsentInstitution[] {
  return covered.flatMap(({ institution, status, findings }) => {
    if (status !== "not_received" && status !== "rejected") return [];
    return [{ institution, status, waiting: holdsWaiting(findings), files: sortFindings(findings).map(toUnusedFile) }];
  });
}

/** Files that belong to nobody, by path. */
export function listStrayFiles(unassigned: readonly Finding[]): readonly UnusedFile[] {
  return sortFindings(unassigned.filter((finding) => !isAboutDecisions(finding))).map(toUnusedFile);
}

function toUnusedFile({ file, code, message }: Finding): UnusedFile {
  return { file, code, message };
}
