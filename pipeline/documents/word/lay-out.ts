/** What tables and the contents ask of the blocks around them. */
import { paragraph, type Block, type Paragraph, type Section } from "./block.ts";

const GAP = paragraph("TableGap", "");

/** The section as it stands on paper. */
export function layOut({ page, blocks }: Section): Section {
  return { page, blocks: separateTables(keepWithTables(blocks)) };
}

/** A caption, or a sentence that introduces a table, must not be left behind at the foot of a page. A sentence on a chart may: a chart cannot part. */
function keepWithTables(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block, index) => {
    const [next, behind] = blocks.slice(index + 1, index + 3);
    const introduces =
      next?.kind === "table" ||
      next?.kind === "chart" ||
      (next?.kind === "paragraph" && next.style === "Caption" && behind?.kind !== "chart");
    return block.kind === "paragraph" && introduces ? { ...block, keepNext: true } : block;
  });
}

/** Word joins tables that follow each other at once, and sets text hard against them: an empty paragraph stands where nothing else can. */
function separateTables(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block, index): readonly Block[] => {
    if (blocks[index - 1]?.kind !== "table") return [block];
    if (block.kind === "table") return [GAP, block];
    return [block.kind === "paragraph" && block.style === "Normal" ? { ...block, style: "AfterTable" } : block];
  });
}

/** Entries of the table of contents: the headings, in the styles of the contents. */
export function contentsEntries(sections: readonly Section[]): readonly Paragraph[] {
  return sections
    .flatMap((section) => section.blocks)
    .flatMap((block) => {
      if (block.kind !== "paragraph" || block.heading === undefined) return [];
      const runs = block.runs.map(({ text }) => ({ text: text.replace(/\n/gu, " ") }));
      return [
        {
          kind: "paragraph",
          style: block.heading.level === 1 ? "TOC1" : "TOC2",
          runs,
          heading: block.heading,
        } satisfies Paragraph,
      ];
    });
}
