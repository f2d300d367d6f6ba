/** Numbers headings in their order, so that sections can be moved by moving their lines. */
import type { ContentsLevel } from "../word/block.ts";

/** What a heading is numbered as, in print and for the contents. */
export interface HeadingNumber {
  /** Before the heading's text; empty for an appendix (付録), an annex (別冊) and what stands below it. */
  readonly prefix: string;
  /** Position among the headings that the contents list, from 1. */
  readonly ordinal: number;
}

/** `1　概要`, `2.1　…`; a first-level heading that begins with 付録 or 別冊 has no number. */
export function numberHeadings(): (level: ContentsLevel, text: string) => HeadingNumber {
  let ordinal = 0;
  let section = 0;
  let subsection = 0;
  let appendix = false;
  return (level, text) => {
    ordinal += 1;
    if (level === 1) {
      appendix = /^(?:付録|別冊)/u.test(text);
      section += appendix ? 0 : 1;
      subsection = 0;
    } else {
      subsection += 1;
    }
    const number = level === 1 ? String(section) : `${String(section)}.${String(subsection)}`;
    return { ordinal, prefix: appendix ? "" : `${number}　` };
  };
}
