/** The cells of a worksheet's part: where each stands, and the part with some of them changed. */
import { cellAddress, readAddress, type Address } from "../../../lib/cell-address.ts";
import { groupBy } from "../../../lib/group-by.ts";
import { Declined } from "./declined.ts";
import { attributeOf, numberOf, withAttributes } from "./xml/attributes.ts";
import { childElements, openingTag, type XmlElement } from "./xml/elements.ts";
import { escapeShown, escapeXml } from "./xml/escape.ts";
import type { Splices } from "./xml/splices.ts";

/** What a cell is to hold; null empties it. Of a formula, `shown` is its value until a program has computed it. */
export type CellValue =
  | { readonly text: string }
  | { readonly number: number }
  | { readonly formula: string; readonly shown: string | number }
  | null;

/** What is to become of a cell; what is absent stays. */
export interface CellChange {
  readonly value?: CellValue;
  /** Index of a style. */
  readonly style?: number;
}

interface Numbered {
  readonly number: number;
  readonly element: XmlElement;
}

/** A cell as XML. @param style index of its style; 0 says nothing */
export function cellXml(address: string, style: number, value: CellValue): string {
  const start = `<c r="${address}"${style === 0 ? "" : ` s="${String(style)}"`}`;
  if (value === null) return `${start}/>`;
  if ("text" in value)
    return `${start} t="inlineStr"><is><t xml:space="preserve">${escapeShown(value.text)}</t></is></c>`;
  if ("number" in value) return `${start}><v>${String(value.number)}</v></c>`;
  const { formula, shown } = value;
  const shownXml = typeof shown === "number" ? String(shown) : escapeShown(shown);
  return `${start}${typeof shown === "number" ? "" : ' t="str"'}><f>${escapeXml(formula)}</f><v>${shownXml}</v></c>`;
}

/** Rows and cells that do not say where they are follow the one before. */
export class Cells {
  private readonly xml: string;
  private readonly data: XmlElement;
  private readonly rows: readonly Numbered[];
  private readonly rowOf: ReadonlyMap<number, XmlElement>;
  private readonly cellsOf = new Map<number, readonly Numbered[]>();
  private readonly changes = new Map<string, { readonly at: Address; readonly change: CellChange }>();
  /** Whether a formula has come or gone. */
  formulasChanged = false;

  /** @param data the `<sheetData>`. @throws Declined when rows are out of order */
  constructor(xml: string, data: XmlElement) {
    this.xml = xml;
    this.data = data;
    this.rows = numbered(childElements(xml, data), (row, last) => numberOf(openingTag(xml, row), "r", last + 1));
    this.rowOf = new Map(this.rows.map(({ number, element }) => [number, element]));
  }

  /** Index of the style that a cell has or would have; null where neither it nor its row says. */
  styleOf(at: Address): number | null {
    const changed = this.changes.get(cellAddress(at.row, at.column))?.change.style;
    if (changed !== undefined) return changed;
    const cell = this.cellAt(at);
    if (cell !== undefined) return numberOf(openingTag(this.xml, cell), "s", 0);
    const row = this.rowTag(at.row);
    return row !== null && attributeOf(row, "customFormat") !== null && attributeOf(row, "s") !== null
      ? numberOf(row, "s", 0)
      : null;
  }

  /** Opening tag of a row; null when it is not there. */
  rowTag(row: number): string | null {
    const element = this.rowOf.get(row);
    return element === undefined ? null : openingTag(this.xml, element);
  }

  /** @throws Declined when other cells take their formula from this one */
  change(at: Address, change: CellChange): void {
    if (change.value !== undefined) this.checkFormula(at, change.value);
    const key = cellAddress(at.row, at.column);
    this.changes.set(key, { at, change: { ...this.changes.get(key)?.change, ...change } });
  }

  private checkFormula(at: Address, value: CellValue): void {
    const cell = this.cellAt(at);
    const formula = cell === undefined ? undefined : childElements(this.xml, cell).find(({ name }) => name === "f");
    if (formula !== undefined && attributeOf(openingTag(this.xml, formula), "ref") !== null)
      throw new Declined("shared-formula", cellAddress(at.row, at.column));
    if (formula !== undefined || (value !== null && "formula" in value)) this.formulasChanged = true;
  }

  /** Puts all changes among others of the same part. @param styleOfColumn of cells that nothing else gives a style */
  splice(splices: Splices, styleOfColumn: (column: number) => number): void {
    const inOrder = [...this.changes.values()].sort((a, b) => a.at.row - b.at.row || a.at.column - b.at.column);
    let atEnd = "";
    for (const [row, changes] of groupBy(inOrder, ({ at }) => at.row)) {
      const element = this.rowOf.get(row);
      if (element !== undefined) {
        this.spliceRow(splices, element, row, changes, styleOfColumn);
        continue;
      }
      const cells = changes.map(({ at, change }) => this.newCell(at, change, styleOfColumn)).join("");
      const text = `<row r="${String(row)}">${cells}</row>`;
      const next = this.rows.find(({ number }) => number > row);
      if (next === undefined) atEnd += text;
      else splices.insert(next.element.start, text);
    }
    if (atEnd !== "") splices.append(this.xml, this.data, atEnd);
  }

  private spliceRow(
    splices: Splices,
    row: XmlElement,
    number: number,
    changes: readonly { readonly at: Address; readonly change: CellChange }[],
    styleOfColumn: (column: number) => number,
  ): void {
    const cells = this.cellsIn(number);
    let atEnd = "";
    for (const { at, change } of changes) {
      const cell = cells.find((each) => each.number === at.column)?.element;
      const next = cells.find((each) => each.number > at.column)?.element;
      if (cell !== undefined) this.spliceCell(splices, cell, at, change);
      else if (next !== undefined) splices.insert(next.start, this.newCell(at, change, styleOfColumn));
      else atEnd += this.newCell(at, change, styleOfColumn);
    }
    const isNew = changes.some(({ at }) => !cells.some((each) => each.number === at.column));
    const tag = openingTag(this.xml, row);
    // It tells readers which columns to make room for.
    const fit = isNew ? withAttributes(tag, { spans: null }) : tag;
    if (row.innerEnd < row.end) {
      if (fit !== tag) splices.replace({ start: row.start, end: row.inner }, fit);
      splices.insert(row.innerEnd, atEnd);
    } else if (atEnd !== "") splices.replace(row, `${fit.slice(0, -2).trimEnd()}>${atEnd}</row>`);
  }

  private spliceCell(splices: Splices, cell: XmlElement, at: Address, { value, style }: CellChange): void {
    const tag = openingTag(this.xml, cell);
    if (value !== undefined)
      splices.replace(cell, cellXml(cellAddress(at.row, at.column), style ?? numberOf(tag, "s", 0), value));
    else if (style !== undefined)
      splices.replace({ start: cell.start, end: cell.inner }, withAttributes(tag, { s: String(style) }));
  }

  private newCell(at: Address, { value = null }: CellChange, styleOfColumn: (column: number) => number): string {
    return cellXml(cellAddress(at.row, at.column), this.styleOf(at) ?? styleOfColumn(at.column), value);
  }

  private cellAt({ row, column }: Address): XmlElement | undefined {
    return this.cellsIn(row).find(({ number }) => number === column)?.element;
  }

  private cellsIn(row: number): readonly Numbered[] {
    const known = this.cellsOf.get(row);
    if (known !== undefined) return known;
    const element = this.rowOf.get(row);
    const found =
      element === undefined
        ? []
        : numbered(childElements(this.xml, element), (cell, last) => {
            const stated = attributeOf(openingTag(this.xml, cell), "r");
            return stated === null ? last + 1 : (readAddress(stated)?.column ?? 0);
          });
    this.cellsOf.set(row, found);
    return found;
  }
}

function numbered(
  elements: readonly XmlElement[],
  numberIn: (element: XmlElement, last: number) => number,
): readonly Numbered[] {
  let last = 0;
  return elements.map((element) => {
    const number = numberIn(element, last);
    if (number <= last) throw new Declined("unusual-xml", `<${element.name}> out of order`);
    last = number;
    return { number, element };
  });
}
