/** Every kind of document. A new one is a folder here, a folder of wording in templates/ that is named as its entry, and that entry. */
import { deficienciesAnnex, institutionsAnnex, notApplicableAnnex } from "./annexes/index.ts";
import type { ComposedDocument, DocumentKind } from "./document-kind.ts";
import { followUp } from "./follow-up/index.ts";
import { report } from "./report/index.ts";

const LIST = {
  report,
  "annex-deficiencies": deficienciesAnnex,
  "annex-not-applicable": notApplicableAnnex,
  "annex-institutions": institutionsAnnex,
  "follow-up": followUp,
};

type SubjectOf<Kind> = Kind extends DocumentKind<infer Subject> ? Subject : never;
/** What documents of each kind are about. */
type Subjects = { readonly [Name in keyof typeof LIST]: SubjectOf<(typeof LIST)[Name]> };

/** Names a kind, and the folder of its wording. */
export type KindName = keyof Subjects;
/** Every kind by its name. Each name keeps its own type of subject. */
export const KINDS: { readonly [Name in KindName]: DocumentKind<Subjects[Name]> } = LIST;
/** In the order in which documents are composed. */
export const KIND_NAMES = Object.keys(LIST) as readonly KindName[];

/** What a process needs to draw a document from its wording. */
export interface WordedTask<Name extends KindName = KindName> {
  readonly kind: Name;
  readonly document: ComposedDocument<Subjects[Name]>;
}
