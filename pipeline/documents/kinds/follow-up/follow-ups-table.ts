/** Table `follow-ups`: whom to ask first, with every reason and whom to reach. */
import { chunk } from "../../../lib/chunk.ts";
import { formatCount } from "../../../lib/format-count.ts";
import { numberedCaption, paragraph, type Block, type Row } from "../../word/block.ts";
import { MAX_ROWS } from "../../word/list-tables.ts";
import { fitTable, numberColumn, ordinaryTable, textColumn } from "../../word/table-shape.ts";
import { reasonWords } from "../../../model/reason-words.ts";
import type { RankedInstitution, WorkingPaper } from "./working-paper.ts";

const CAPTION = "優先して連絡する機関";
const SHAPE = ordinaryTable(
  numberColumn("順位", 600),
  textColumn("機関", 3000),
  textColumn("理由", 3270),
  textColumn("連絡先", 2600),
);

/** A row an institution, the most urgent first. */
export function followUpsTable({ ranked }: WorkingPaper, width: number): readonly Block[] {
  const caption = (index: number): Block =>
    index === 0 ? numberedCaption("表", CAPTION) : paragraph("Caption", `${CAPTION}（続き）`);
  return chunk(ranked.map(rankedRow), MAX_ROWS).flatMap((rows, index) => [
    caption(index),
    fitTable(SHAPE, width, rows),
  ]);
}

function rankedRow(
  { code, name, collector, reasons, unusable, department, contact }: RankedInstitution,
  index: number,
): Row {
  const lines = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n");
  const why = reasons.map(({ reason, count }) => {
    const words = reasonWords(reason, count);
    return reason === "unreadable" ? `${words}（${unusable.join("、")}）` : words;
  });
  return {
    cells: [
      formatCount(index + 1),
      lines(`${code}　${name}`, collector === "" ? "" : `（${collector}が連絡）`),
      lines(...why),
      lines(department, contact),
    ].map((text) => ({ text })),
  };
}
