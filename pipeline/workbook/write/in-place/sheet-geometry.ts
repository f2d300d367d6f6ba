/** How wide and high the columns and rows of a sheet are on the screen: notes are put beside their cells. */
import type { Cells } from "./cells.ts";
import { attributeOf, numberOf } from "./xml/attributes.ts";
import { childElements, openingTag, type XmlElement } from "./xml/elements.ts";

interface Column {
  readonly first: number;
  readonly last: number;
  readonly tag: string;
}

/** Excel's own widths and heights where a sheet says none, in pixels. */
const USUAL_WIDTH = 64;
const USUAL_HEIGHT = 20;

/** Pixels are those of a screen at 100 %. */
export class SheetGeometry {
  private readonly columns: readonly Column[];
  private readonly format: string;
  private readonly cells: Cells;

  constructor(xml: string, columns: XmlElement | undefined, format: XmlElement | undefined, cells: Cells) {
    this.columns = (columns === undefined ? [] : childElements(xml, columns)).map((child) => {
      const tag = openingTag(xml, child);
      const first = numberOf(tag, "min", 0);
      return { first, last: numberOf(tag, "max", first), tag };
    });
    this.format = format === undefined ? "" : openingTag(xml, format);
    this.cells = cells;
  }

  /** Index of the style of cells in a column that nothing else gives one. */
  styleOfColumn(column: number): number {
    return numberOf(this.columnTag(column), "style", 0);
  }

  /** @param column 1-based */
  widthOf(column: number): number {
    const tag = this.columnTag(column);
    if (attributeOf(tag, "hidden") === "1") return 0;
    const letters = decimalOf(tag, "width") ?? decimalOf(this.format, "defaultColWidth");
    return letters === null ? USUAL_WIDTH : Math.trunc(letters * 7);
  }

  /** @param row 1-based */
  heightOf(row: number): number {
    const tag = this.cells.rowTag(row) ?? "";
    if (attributeOf(tag, "hidden") === "1") return 0;
    const points = decimalOf(tag, "ht") ?? decimalOf(this.format, "defaultRowHeight");
    return points === null ? USUAL_HEIGHT : Math.trunc((points * 4) / 3);
  }

  private columnTag(column: number): string {
    return this.columns.find(({ first, last }) => first <= column && column <= last)?.tag ?? "";
  }
}

function decimalOf(tag: string, name: string): number | null {
  const text = attributeOf(tag, name) ?? "";
  return /^\d{1,6}(?:\.\d{1,20})?$/u.test(text) ? Number(text) : null;
}
