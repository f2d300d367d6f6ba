/** A composed report with its tables and charts drawn: sections of blocks as they stand on paper. */
import { paragraph, type Block, type Paragraph, type Section } from "../../word/block.ts";
import { CHARTS } from "./charts/index.ts";
import type { ComposedBlock, ComposedReport } from "./composed-report.ts";
import type { PrintedRollup } from "./printed-rollup.ts";
import { textWidth } from "../../word/page-setup.ts";
import { TABLES, type TableDrawing } from "./tables/index.ts";

/** Below a list that has no rows, should the wording not have said so already. */
const NOTHING = paragraph("Normal", "該当はない。");
const GAP = paragraph("TableGap", "");

export function layOutReport({ sections, rollup }: ComposedReport): readonly Section[] {
  return sections.map(({ orientation, blocks }) => ({
    orientation,
    blocks: separateTables(keepWithTables(blocks.flatMap((block) => drawBlock(block, rollup, textWidth(orientation))))),
  }));
}

function drawBlock(block: ComposedBlock, rollup: PrintedRollup, width: number): readonly Block[] {
  if (block.kind === "dataChart") return rollup.chapters.length === 0 ? [NOTHING] : [CHARTS[block.name](rollup)];
  if (block.kind !== "dataTable") return [block];
  const draw: TableDrawing = TABLES[block.name];
  const drawn = draw(rollup, width);
  return drawn.length === 0 ? [NOTHING] : drawn;
}

/** A sentence that introduces a table must not be left behind at the foot of a page. */
function keepWithTables(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block, index) => {
    const next = blocks[index + 1];
    const introduces =
      next?.kind === "table" || next?.kind === "chart" || (next?.kind === "paragraph" && next.style === "Caption");
    return block.kind === "paragraph" && introduces ? { ...block, keepNext: true } : block;
  });
}

/** Word joins tables that follow each other at once, and sets text hard against them. */
function separateTables(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block, index) =>
    block.kind === "table" && index < blocks.length - 1 ? [block, GAP] : [block],
  );
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
