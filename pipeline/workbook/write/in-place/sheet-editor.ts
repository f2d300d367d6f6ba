/** One worksheet of a workbook that is changed in place: changes are gathered, and its part is written once. */
import { readAddress, type Address } from "../../../lib/cell-address.ts";
import { Cells, type CellValue } from "./cells.ts";
import { Declined } from "./declined.ts";
import { addNotes, type NewNote, type NoteRoom } from "./notes.ts";
import { takeNotesOff } from "./notes-taken-off.ts";
import type { Package } from "./package.ts";
import {
  conditionalXml,
  linkXml,
  protectionXml,
  validationXml,
  type ConditionalLook,
  type InnerLink,
  type Protection,
  type Validation,
} from "./sheet-blocks.ts";
import { SheetGeometry } from "./sheet-geometry.ts";
import type { StyleChange, Styles } from "./styles.ts";
import { attributeOf, numberOf } from "./xml/attributes.ts";
import { childElements, elementText, openingTag, rootElement, type XmlElement } from "./xml/elements.ts";
import { namespaced, OFFICE_RELATIONS, SPREADSHEET } from "./xml/namespaces.ts";
import { placeOf, WORKSHEET_ORDER } from "./xml/sequence.ts";
import { Splices } from "./xml/splices.ts";

/** Made by `BookEditor.sheet`; nothing of the part changes before `finish`. */
export class SheetEditor {
  private readonly path: string;
  private readonly pkg: Package;
  private readonly styles: () => Styles;
  private readonly xml: string;
  private readonly root: XmlElement;
  private readonly children: readonly XmlElement[];
  private readonly cells: Cells;
  private readonly geometry: SheetGeometry;
  private readonly links: InnerLink[] = [];
  private readonly validations: Validation[] = [];
  private readonly looks: ConditionalLook[] = [];
  private protection: Protection | null = null;
  private filter: string | null = null;
  private widths: { readonly first: number; readonly widths: readonly number[] } | null = null;
  private legacyDrawing: string | null = null;
  private dropsDrawing = false;

  /** @param styles the workbook's, read when they are needed. @throws Declined when the part is no plain worksheet */
  constructor(pkg: Package, path: string, styles: () => Styles) {
    this.pkg = pkg;
    this.path = path;
    this.styles = styles;
    this.xml = pkg.text(path);
    this.root = rootElement(this.xml, "worksheet");
    namespaced(openingTag(this.xml, this.root), SPREADSHEET);
    this.children = childElements(this.xml, this.root);
    const data = this.child("sheetData");
    if (data === undefined) throw new Declined("no-sheet", `${path} without cells`);
    this.cells = new Cells(this.xml, data);
    this.geometry = new SheetGeometry(this.xml, this.child("cols"), this.child("sheetFormatPr"), this.cells);
  }

  /** Gives a cell another value in its own look. @param cell `E17`. @throws Declined when other cells take their formula from it */
  setValue(cell: string, value: CellValue): void {
    this.cells.change(addressOf(cell), { value });
  }

  /** Changes the fill or the lock of a cell, and nothing else of its look. */
  restyle(cell: string, change: StyleChange): void {
    this.setStyle(cell, this.styles().restyled(this.styleOf(cell), change));
  }

  /** Gives a cell a style of the workbook's: another cell's ({@link styleOf}), or a new one (`BookEditor.addStyle`). */
  setStyle(cell: string, style: number): void {
    this.cells.change(addressOf(cell), { style });
  }

  /** Index of the style that a cell has, or would have from its row or column. */
  styleOf(cell: string): number {
    const at = addressOf(cell);
    return this.cells.styleOf(at) ?? this.geometry.styleOfColumn(at.column);
  }

  /** XML of a cell's fill, for giving it back later. */
  fillOf(cell: string): string {
    return this.styles().fillOf(this.styleOf(cell));
  }

  /** Notes at cells; the text of one that is there already stays, the new one follows it. @throws Declined where threads are */
  addNotes(notes: readonly NewNote[]): void {
    if (notes.length === 0) return;
    const drawing = this.legacyDrawing ?? this.drawingId();
    const room: NoteRoom = { path: this.path, drawing, geometry: this.geometry };
    this.legacyDrawing = addNotes(this.pkg, room, notes) ?? this.legacyDrawing;
  }

  /**
   * Takes off what notes say from this text on, and notes of which nothing is left with their shapes; cells that had such a note.
   *
   * @throws Declined where the shapes are not written as usual
   */
  takeNotesOff(from: string): readonly string[] {
    const taken = takeNotesOff(this.pkg, this.path, this.drawingId(), from);
    if (taken.dropsDrawing) this.dropsDrawing = true;
    return taken.cells;
  }

  /** The cell in which a merged range shows what it holds; the cell itself where nothing is merged. */
  shownIn(cell: string): string {
    const at = addressOf(cell);
    const merges = this.child("mergeCells");
    for (const merge of merges === undefined ? [] : childElements(this.xml, merges)) {
      const range = attributeOf(openingTag(this.xml, merge), "ref") ?? "";
      if (isWithin(at, range)) return range.split(":")[0] ?? cell;
    }
    return cell;
  }

  /** A link to a place in the same workbook. */
  addLink(link: InnerLink): void {
    this.links.push(link);
  }

  /** A rule for what may be typed, beside those that are there. */
  addValidation(validation: Validation): void {
    this.validations.push(validation);
  }

  /** A look while a formula holds, after those that are there. */
  addConditionalLook(look: ConditionalLook): void {
    this.looks.push(look);
  }

  /** Whether what may be typed in a cell is chosen from a list already. */
  hasChoices(cell: string): boolean {
    const at = addressOf(cell);
    const rules = this.child("dataValidations");
    return (rules === undefined ? [] : childElements(this.xml, rules)).some((rule) => {
      const tag = openingTag(this.xml, rule);
      const ranges = (attributeOf(tag, "sqref") ?? "").split(/\s+/u);
      return attributeOf(tag, "type") === "list" && ranges.some((range) => isWithin(at, range));
    });
  }

  /** Arrows to filter rows by, unless the sheet has some. @param range from the row that gets the arrows on: `A9:I123` */
  addFilter(range: string): void {
    if (this.child("autoFilter") === undefined) this.filter = range;
  }

  /** Widths, in letters, of adjacent columns right of all that have one; others keep theirs. @param first 1-based */
  widen(first: number, widths: readonly number[]): void {
    this.widths = { first, widths };
  }

  /** Protects the sheet without a password, in place of a protection that it has. */
  protect(protection: Protection): void {
    this.protection = protection;
  }

  /** Whether formulas have come or gone: the order in which they are computed is then for the program to find. */
  get formulasChanged(): boolean {
    return this.cells.formulasChanged;
  }

  /** Writes the part into the package, once. */
  finish(): void {
    const splices = new Splices();
    this.cells.splice(splices, (column) => this.geometry.styleOfColumn(column));
    if (this.widths !== null) this.spliceWidths(splices, this.widths.first, this.widths.widths);
    // In the order of the schema: what is inserted in one place stands as it came.
    if (this.protection !== null) this.replaceOrInsert(splices, "sheetProtection", protectionXml(this.protection));
    if (this.filter !== null) this.insert(splices, "autoFilter", `<autoFilter ref="${this.filter}"/>`);
    if (this.looks.length > 0) this.insert(splices, "conditionalFormatting", this.looksXml());
    this.extend(splices, "dataValidations", this.validations.map(validationXml), true);
    this.extend(splices, "hyperlinks", this.links.map(linkXml), false);
    const drawing = this.dropsDrawing ? this.child("legacyDrawing") : undefined;
    if (drawing !== undefined) splices.replace(drawing, "");
    if (this.legacyDrawing !== null) this.insert(splices, "legacyDrawing", this.drawingXml(this.legacyDrawing));
    if (!splices.isEmpty) this.pkg.write(this.path, splices.apply(this.xml));
  }

  private spliceWidths(splices: Splices, first: number, widths: readonly number[]): void {
    const columns = this.child("cols");
    const there = columns === undefined ? [] : childElements(this.xml, columns);
    if (there.some((column) => numberOf(openingTag(this.xml, column), "max", 0) >= first)) return;
    const added = widths.map((width, index) => {
      const number = String(first + index);
      return `<col min="${number}" max="${number}" width="${String(width)}" customWidth="1"/>`;
    });
    if (columns === undefined) this.insert(splices, "cols", `<cols>${added.join("")}</cols>`);
    else splices.append(this.xml, columns, added.join(""));
  }

  private child(name: string): XmlElement | undefined {
    return this.children.find((child) => child.name === name);
  }

  private placeOf(name: string): number {
    return placeOf(this.xml, this.root, WORKSHEET_ORDER, name, this.children);
  }

  private insert(splices: Splices, name: string, text: string): void {
    splices.insert(this.placeOf(name), text);
  }

  private replaceOrInsert(splices: Splices, name: string, text: string): void {
    const there = this.child(name);
    if (there === undefined) this.insert(splices, name, text);
    else splices.replace(there, text);
  }

  /** Behind those that are there already. */
  private extend(splices: Splices, name: string, items: readonly string[], isCounted: boolean): void {
    if (items.length === 0) return;
    const there = this.child(name);
    const count = items.length + (there === undefined ? 0 : childElements(this.xml, there).length);
    const attributes: Readonly<Record<string, string>> = isCounted ? { count: String(count) } : {};
    if (there !== undefined) splices.append(this.xml, there, items.join(""), attributes);
    else
      this.insert(splices, name, `<${name}${isCounted ? ` count="${String(count)}"` : ""}>${items.join("")}</${name}>`);
  }

  private looksXml(): string {
    const rules = this.children
      .filter(({ name }) => name === "conditionalFormatting")
      .flatMap((child) => childElements(this.xml, child));
    const last = Math.max(0, ...rules.map((rule) => numberOf(openingTag(this.xml, rule), "priority", 0)));
    const styles = this.styles();
    return this.looks
      .map((look, index) => conditionalXml(look, styles.addedDifference(look.look), last + 1 + index))
      .join("");
  }

  /** Id of the relation to the shapes of notes; null when the sheet has none. */
  private drawingId(): string | null {
    const there = this.child("legacyDrawing");
    if (there === undefined) {
      // Declines where notes are said in several ways.
      this.placeOf("legacyDrawing");
      return null;
    }
    const id = /\s\w{1,9}:id\s*=\s*["']([^"']*)["']/u.exec(elementText(this.xml, there))?.[1];
    if (id === undefined) throw new Declined("unusual-xml", "shapes of notes without relation");
    return id;
  }

  private drawingXml(id: string): string {
    const declared = attributeOf(openingTag(this.xml, this.root), "xmlns:r") === OFFICE_RELATIONS;
    return `<legacyDrawing${declared ? "" : ` xmlns:r="${OFFICE_RELATIONS}"`} r:id="${id}"/>`;
  }
}

function isWithin({ row, column }: Address, range: string): boolean {
  const [first, last = first] = range.split(":").map(readAddress);
  if (first == null || last == null) return false;
  return first.row <= row && row <= last.row && first.column <= column && column <= last.column;
}

function addressOf(cell: string): Address {
  const at = readAddress(cell);
  if (at === null) throw new Declined("no-sheet", `${cell} is on no sheet`);
  return at;
}
