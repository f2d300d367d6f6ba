/** What a kind of document lets office staff write: it is all that the wording knows of the kind. */

/** Every name is explained in docs/change-wording.md, and a fault lists those that are allowed. */
export interface Vocabulary {
  /** What messages call the document, such as 報告書. */
  readonly document: string;
  /** Names that hold text. */
  readonly texts: readonly string[];
  /** Names that hold a number; 0 counts as "no" in `{{#if …}}`. */
  readonly counts: readonly string[];
  /** Names that hold yes or no, for `{{#if …}}` and `{{#unless …}}` only. */
  readonly flags: readonly string[];
  /** Names that hold a list, for `{{#each …}}`, with the names inside. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Names for `::table{data=…}`. */
  readonly tables: readonly string[];
  /** Names for `::chart{data=…}`. */
  readonly charts: readonly string[];
}

type Value = string | number | boolean;

/** What a wording is filled with: a value or a list for each name of its vocabulary. */
export type WordingContext = Readonly<Record<string, Value | readonly Readonly<Record<string, Value>>[]>>;

/** Names that stand at the top of a wording, outside of any `{{#each}}`. */
export function topNames({ texts, counts, flags, lists }: Vocabulary): readonly string[] {
  return [...texts, ...counts, ...flags, ...Object.keys(lists)];
}

/** Names anywhere in a wording. */
export function allNames(vocabulary: Vocabulary): ReadonlySet<string> {
  return new Set([...topNames(vocabulary), ...Object.values(vocabulary.lists).flat()]);
}
