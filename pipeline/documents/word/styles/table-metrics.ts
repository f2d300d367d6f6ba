/** How much room a table style adds to the text of its cells, in DXA. */
import { attributeOf, type StyleElement } from "./style-sheet.ts";

/** Margins of the cells of a table style, in DXA. */
export interface TableMetrics {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  /** Width of the line between two rows. */
  readonly border: number;
}

/** Word's own margins where the style says nothing. */
export function tableMetrics(style: StyleElement): TableMetrics {
  const margins = /<w:tblCellMar>.*?<\/w:tblCellMar>/su.exec(style.xml)?.[0] ?? "";
  const borders = /<w:tblBorders>.*?<\/w:tblBorders>/su.exec(style.xml)?.[0] ?? "";
  const margin = (side: string, otherwise: number) => Number(attributeOf(margins, side, "w") ?? otherwise);
  return {
    top: margin("w:top", 0),
    right: margin("w:right", 108),
    bottom: margin("w:bottom", 0),
    left: margin("w:left", 108),
    border: Number(attributeOf(borders, "w:insideH", "sz") ?? 0) * 2.5,
  };
}
