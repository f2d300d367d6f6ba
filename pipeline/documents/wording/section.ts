/** One file of the wording: as it comes, and ready to be filled. */
import type { WordingContext } from "./vocabulary.ts";

/** One file of the wording. */
export interface SectionSource {
  /** As shown in messages. */
  readonly file: string;
  /** Its bytes, or its text. */
  readonly source: Uint8Array | string;
}

/** Checked and compiled: filling it cannot show a misspelt name any more. */
export interface Section {
  /** As shown in messages. */
  readonly file: string;
  /** Its lines without the comments: to find where a sentence stands. */
  readonly lines: readonly string[];
  /** @throws Error when Handlebars cannot fill it. */
  readonly fill: (context: WordingContext) => string;
}
