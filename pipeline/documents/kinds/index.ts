/** Every kind of document. A new one is a folder here, a folder of wording in templates/ with the same name, and one entry. */
import type { ComposedDocument, DocumentKind } from "./document-kind.ts";
import { report } from "./report/index.ts";

const LIST = { report };

type SubjectOf<Kind> = Kind extends DocumentKind<infer Subject> ? Subject : never;
/** What documents of each kind are about. */
type Subjects = { readonly [Name in keyof typeof LIST]: SubjectOf<(typeof LIST)[Name]> };

/** Names a kind: its folder here and the folder of its wording. */
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
