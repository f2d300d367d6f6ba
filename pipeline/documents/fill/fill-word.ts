/** A Word file of the office with values in it: for one, or one document for many, each on pages of its own. */
import { deflatePart } from "../../lib/deflate-part.ts";
import { zipParts, type PackedPart } from "../../lib/zip-writer.ts";
import type { WordingContext } from "../wording/vocabulary.ts";
import { joinLetters } from "./join-letters.ts";
import { fillPieces } from "./pieces.ts";
import type { WordTemplate } from "./word-template.ts";

/**
 * The filled file. Everything but the keys is as the office has it, and the language of the document where its properties do not say it.
 *
 * @param all one for each letter, at least one; several come one after the other, each with headers, page numbers and lists of its own.
 */
export function fillWord(template: WordTemplate, all: readonly WordingContext[]): Uint8Array {
  const [only, ...more] = all;
  if (only === undefined) throw new Error("There is nobody to write to.");
  const written = more.length === 0 ? fillOne(template, only) : joinLetters(template, all);
  const added = [...written.keys()].filter((name) => !template.order.includes(name));
  return zipParts(
    [...template.order, ...added].flatMap((name): readonly PackedPart[] => {
      const text = written.get(name);
      if (text !== undefined) return [deflatePart(name, text)];
      const fixed = template.fixed.get(name);
      return fixed === undefined ? [] : [fixed];
    }),
  );
}

function fillOne({ main, others }: WordTemplate, values: WordingContext): ReadonlyMap<string, string> {
  const { name, head, content, section, foot } = main;
  return new Map([
    [name, head + fillPieces(content, values) + section + foot],
    ...others.filter(({ hasKeys }) => hasKeys).map((part) => [part.name, fillPieces(part.pieces, values)] as const),
  ]);
}
