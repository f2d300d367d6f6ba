/** `{{#if …}}` without `{{/if}}`: Handlebars notices where the file ends, which is nowhere near. */
import { shorten, type LineFault } from "./line-fault.ts";

/** An opening or a closing tag of a block, with its name. */
const TAG = /(?<!\\)\{\{~?\s*([#/])\s*([\w-]+)(?![\w-])[^{}]*\}\}/gu;

/** The openings that nothing closes, in their order. @param text of one file, without comments */
export function unclosedBlocks(text: string): readonly LineFault[] {
  const open: { readonly name: string; readonly opening: string; readonly index: number }[] = [];
  const unclosed: typeof open = [];
  for (const { 0: opening, 1: mark, 2: name = "", index } of text.matchAll(TAG)) {
    if (mark === "#") open.push({ name, opening, index });
    else {
      const own = open.findLastIndex((each) => each.name === name);
      // An end without a beginning closes nothing: Handlebars stumbles over it where it stands.
      if (own !== -1) unclosed.push(...open.splice(own).slice(1));
    }
  }
  return [...unclosed, ...open]
    .toSorted((a, b) => a.index - b.index)
    .map(({ name, opening, index }) => ({
      line: text.slice(0, index).split("\n").length,
      what: `「${shorten(opening)}」が閉じられていません`,
      fix: `同じファイルの中に、{{/${name}}} を書いてください。`,
    }));
}
