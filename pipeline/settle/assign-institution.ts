/** 機関を指定, 採用するファイル: what people decided about a file as a whole, before anything is made of it. */
import type { Decision } from "../model/decision.ts";
import type { Institution, Registry } from "../model/registry.ts";
import type { Submission } from "../model/submission.ts";
import { indexInstitutions } from "./institution-index.ts";
import type { DecisionIndex } from "./decision-index.ts";

/** Whom a person named as the sender of a file. */
export interface Assignment {
  readonly institution: Institution;
  readonly decision: Decision;
}

/**
 * The institution that a person named for a file; null where nobody did, or the registry knows none of that code.
 *
 * @param submission null where nothing could be read: a decision about one sheet does not fit then.
 */
export function assignedInstitution(
  path: string,
  submission: Submission | null,
  registry: Registry,
  { ofFile }: DecisionIndex,
): Assignment | null {
  const sheets = new Set(["", submission?.answers.find(({ place }) => place !== null)?.place?.sheet ?? ""]);
  const [decision] = ofFile(path, "機関を指定").filter(({ sheet }) => sheets.has(sheet));
  const [institution] =
    decision === undefined ? [] : (indexInstitutions(registry).byCode.get(decision.institutionCode) ?? []);
  return decision === undefined || institution === undefined ? null : { institution, decision };
}

/** The decision that this file counts for its institution. */
export function adoptingDecision(
  path: string,
  institutionCode: string,
  { ofFile }: DecisionIndex,
): Decision | undefined {
  return ofFile(path, "採用するファイル").find((decision) => decision.institutionCode === institutionCode);
}
