/** A workbook that is changed in place: only the parts that must change are written anew, every other one keeps its bytes. */
import { Declined } from "./declined.ts";
import { Package, type Relation } from "./package.ts";
import { SheetEditor } from "./sheet-editor.ts";
import { Styles, type NewStyle } from "./styles.ts";
import { attributeOf, numberOf, prefixFor, withAttributes } from "./xml/attributes.ts";
import { childElement, childElements, openingTag, rootElement, type XmlElement } from "./xml/elements.ts";
import { escapeXml, unescapeXml } from "./xml/escape.ts";
import { namespaced, OFFICE_RELATIONS, SPREADSHEET } from "./xml/namespaces.ts";
import { placeOf, WORKBOOK_ORDER } from "./xml/sequence.ts";
import { Splices } from "./xml/splices.ts";

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Path of its part; null when the workbook does not say. */
  readonly path: string | null;
  readonly isWorksheet: boolean;
}

/** A name for cells or a value; `sheet` is the one it belongs to, where it is not the whole workbook's. */
export interface DefinedName {
  readonly name: string;
  /** As in a formula, without `=`: `'自己点検'!$A$1`, `"text"`. */
  readonly refersTo: string;
  readonly hidden?: boolean;
  readonly sheet?: string;
}

const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
const NO_STYLES =
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${SPREADSHEET}"><fonts count="1"><font><sz val="11"/><name val="游ゴシック"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** Opens a workbook's bytes. @throws Declined, with the reason, for what could not be changed without loss */
export function openBook(bytes: Uint8Array): BookEditor {
  return new BookEditor(bytes);
}

/** See {@link openBook}. Nothing reaches the bytes that were given; `save` gives new ones. */
export class BookEditor {
  private readonly pkg: Package;
  private readonly path: string;
  private readonly editors = new Map<string, SheetEditor>();
  private listRead: {
    readonly xml: string;
    readonly relations: readonly Relation[];
    readonly sheets: readonly ListedSheet[];
  } | null = null;
  private stylesRead: { readonly path: string; readonly styles: Styles } | null = null;

  /** @throws Declined */
  constructor(bytes: Uint8Array) {
    this.pkg = new Package(bytes);
    checkContents(this.pkg);
    const main = this.pkg.relations("").find(({ type }) => type === "officeDocument");
    if (main === undefined) throw new Declined("not-xlsx", "no workbook");
    this.path = main.path;
    checkType(this.pkg, main.path);
    const { xml, root } = this.main();
    namespaced(openingTag(xml, root), SPREADSHEET);
    if (this.pkg.relations(main.path).some(({ type }) => type === "revisionHeaders"))
      throw new Declined("shared-workbook", "changes are recorded");
  }

  /** All sheets, in the order of their tabs. */
  get sheets(): readonly ListedSheet[] {
    const [xml, relations, read] = [this.pkg.text(this.path), this.pkg.relations(this.path), this.listRead];
    if (read?.xml === xml && read.relations === relations) return read.sheets;
    const sheets = listSheets(xml, relations);
    this.listRead = { xml, relations, sheets };
    return sheets;
  }

  /** The editor of a sheet, the same for each call. @throws Declined when there is none of that name, or it has no cells */
  sheet(name: string): SheetEditor {
    const known = this.editors.get(name);
    if (known !== undefined) return known;
    const listed = this.sheets.find((sheet) => sheet.name === name);
    if (listed?.path == null || !listed.isWorksheet) throw new Declined("no-sheet", name);
    const editor = new SheetEditor(this.pkg, listed.path, () => this.styles());
    this.editors.set(name, editor);
    return editor;
  }

  /** A style for cells of our own; its index for `cellXml` and `SheetEditor.setStyle`. */
  addStyle(style: NewStyle): number {
    return this.styles().added(style);
  }

  /**
   * Adds a sheet behind all others: put before them, it would shift what names say of them.
   *
   * @param name at most 31 letters, none of `[]:*?/\`; nobody else's
   * @param xml the whole part: `worksheetXml`
   */
  addSheet(name: string, xml: string, state: "visible" | "hidden" | "veryHidden" = "visible"): void {
    const path = this.pkg.freePath(`${this.path.slice(0, this.path.lastIndexOf("/") + 1)}worksheets/sheet`);
    this.pkg.add(path, xml, SHEET_TYPE);
    const id = this.pkg.relate(this.path, "worksheet", path);
    const { xml: main, root } = this.main();
    const list = childElement(main, root, "sheets");
    if (list === undefined) throw new Declined("unusual-xml", "no sheets");
    const ids = childElements(main, list).map((sheet) => numberOf(openingTag(main, sheet), "sheetId", 0));
    const prefix = prefixFor(openingTag(main, root), OFFICE_RELATIONS);
    const sheet = withAttributes("<sheet/>", {
      name,
      sheetId: String(Math.max(0, ...ids) + 1),
      ...(state !== "visible" && { state }),
      ...(prefix === null && { "xmlns:r": OFFICE_RELATIONS }),
      [`${prefix ?? "r:"}id`]: id,
    });
    const splices = new Splices();
    splices.append(main, list, sheet);
    this.pkg.write(this.path, splices.apply(main));
  }

  /** Gives cells or values names, in place of those that have the same one on the same sheet. */
  defineNames(names: readonly DefinedName[]): void {
    const { xml, root } = this.main();
    const sheets = this.sheets.map((sheet) => sheet.name);
    const tags = names.map(({ name, hidden, sheet }) =>
      withAttributes("<definedName>", {
        name,
        ...(sheet !== undefined && { localSheetId: String(sheets.indexOf(sheet)) }),
        ...(hidden === true && { hidden: "1" }),
      }),
    );
    const key = (tag: string): string => `${attributeOf(tag, "localSheetId") ?? ""}!${attributeOf(tag, "name") ?? ""}`;
    const [given, splices] = [new Set(tags.map(key)), new Splices()];
    const added = names
      .map(({ refersTo }, index) => `${tags[index] ?? ""}${escapeXml(refersTo)}</definedName>`)
      .join("");
    const list = childElement(xml, root, "definedNames");
    if (list === undefined)
      splices.insert(placeOf(xml, root, WORKBOOK_ORDER, "definedNames"), `<definedNames>${added}</definedNames>`);
    else {
      for (const there of childElements(xml, list))
        if (given.has(key(openingTag(xml, there)))) splices.replace(there, "");
      splices.append(xml, list, added);
    }
    this.pkg.write(this.path, splices.apply(xml));
  }

  /** All names for cells or values, with what they refer to. */
  get names(): readonly DefinedName[] {
    const { xml, root } = this.main();
    const list = childElement(xml, root, "definedNames");
    const sheets = this.sheets;
    return (list === undefined ? [] : childElements(xml, list)).map((element) => {
      const tag = openingTag(xml, element);
      const sheet = sheets[numberOf(tag, "localSheetId", sheets.length)]?.name;
      const refersTo = unescapeXml(xml.slice(element.inner, element.innerEnd));
      const hidden = attributeOf(tag, "hidden") === "1";
      return { name: attributeOf(tag, "name") ?? "", refersTo, hidden, ...(sheet !== undefined && { sheet }) };
    });
  }

  /** Takes a sheet away, with its own names and those for which `isGone`; names of other sheets go on to belong to theirs. */
  removeSheet(name: string, isGone: (name: string) => boolean): void {
    const sheets = this.sheets;
    const at = sheets.findIndex((sheet) => sheet.name === name);
    const listed = sheets[at];
    if (listed?.path == null || sheets.length < 2) throw new Declined("no-sheet", name);
    const { xml, root } = this.main();
    const splices = new Splices();
    const list = childElement(xml, root, "sheets");
    const sheet = list === undefined ? undefined : childElements(xml, list)[at];
    if (sheet !== undefined) splices.replace(sheet, "");
    removeNames(splices, xml, root, at, isGone);
    clampViews(splices, xml, root, sheets.length - 2);
    this.pkg.write(this.path, splices.apply(xml));
    const relation = this.pkg.relations(this.path).find(({ path }) => path === listed.path);
    if (relation !== undefined) this.pkg.unrelate(this.path, relation.id);
    this.pkg.remove(listed.path);
    this.editors.delete(name);
  }

  /** Has Excel compute all formulas when it opens the workbook: for values that formulas of others take from cells that changed. */
  recalculateOnOpen(): void {
    const { xml, root } = this.main();
    const [there, splices] = [childElement(xml, root, "calcPr"), new Splices()];
    if (there === undefined)
      splices.insert(placeOf(xml, root, WORKBOOK_ORDER, "calcPr"), '<calcPr fullCalcOnLoad="1"/>');
    else
      splices.replace(
        { start: there.start, end: there.inner },
        withAttributes(openingTag(xml, there), { fullCalcOnLoad: "1" }),
      );
    this.pkg.write(this.path, splices.apply(xml));
  }

  /** The workbook's bytes, with all changes. */
  save(): Uint8Array {
    for (const editor of this.editors.values()) editor.finish();
    if ([...this.editors.values()].some((editor) => editor.formulasChanged)) this.forgetCalculationOrder();
    const styles = this.stylesRead;
    if (styles !== null && styles.styles.text !== this.pkg.text(styles.path))
      this.pkg.write(styles.path, styles.styles.text);
    return this.pkg.save();
  }

  /** Excel finds it anew, and takes one that names cells without formula for damage. */
  private forgetCalculationOrder(): void {
    const chain = this.pkg.relations(this.path).find(({ type }) => type === "calcChain");
    if (chain === undefined) return;
    this.pkg.unrelate(this.path, chain.id);
    this.pkg.remove(chain.path);
  }

  private styles(): Styles {
    if (this.stylesRead === null) {
      const there = this.pkg.relations(this.path).find(({ type }) => type === "styles");
      const path = there?.path ?? this.addStyles();
      this.stylesRead = { path, styles: new Styles(this.pkg.text(path)) };
    }
    return this.stylesRead.styles;
  }

  private addStyles(): string {
    // Some programs look for styles there, whatever the workbook says.
    const path = this.pkg.has("xl/styles.xml") ? this.pkg.freePath("xl/styles") : "xl/styles.xml";
    this.pkg.add(path, NO_STYLES, STYLES_TYPE);
    this.pkg.relate(this.path, "styles", path);
    return path;
  }

  private main(): { readonly xml: string; readonly root: XmlElement } {
    const xml = this.pkg.text(this.path);
    return { xml, root: rootElement(xml, "workbook") };
  }
}

function listSheets(xml: string, relations: readonly Relation[]): readonly ListedSheet[] {
  const root = rootElement(xml, "workbook");
  const list = childElement(xml, root, "sheets");
  if (list === undefined) throw new Declined("unusual-xml", "no sheets");
  const idName = `${relationPrefix(xml, root, list)}id`;
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  return childElements(xml, list).map((sheet) => {
    const tag = openingTag(xml, sheet);
    const relation = byId.get(attributeOf(tag, idName) ?? attributeOf(tag, "r:id") ?? "");
    return {
      name: attributeOf(tag, "name") ?? "",
      isHidden: (attributeOf(tag, "state") ?? "visible") !== "visible",
      path: relation?.path ?? null,
      isWorksheet: relation?.type === "worksheet",
    };
  });
}

function checkContents(pkg: Package): void {
  if (pkg.hasLike(/(?:^|\/)vbaproject\.bin$/u)) throw new Declined("macros", "macros");
  if (pkg.hasLike(/^_xmlsignatures\//u)) throw new Declined("signed", "signatures");
  if (!pkg.has("[Content_Types].xml")) throw new Declined("not-xlsx", "no list of types");
}

/** A template or a workbook that may hold macros, named .xlsx, is opened by nobody. */
function checkType(pkg: Package, path: string): void {
  const types = pkg.text("[Content_Types].xml");
  const tags = childElements(types, rootElement(types, "Types")).map((child) => openingTag(types, child));
  const type =
    tags.find((tag) => attributeOf(tag, "PartName")?.toLowerCase() === `/${path.toLowerCase()}`) ??
    tags.find((tag) => attributeOf(tag, "Extension") === path.slice(path.lastIndexOf(".") + 1)) ??
    "";
  const stated = attributeOf(type, "ContentType") ?? "";
  if (stated === WORKBOOK_TYPE) return;
  throw new Declined(stated.includes("macroEnabled") ? "macros" : "not-xlsx", stated);
}

/** Some declare it where it is used. */
function relationPrefix(xml: string, root: XmlElement, list: XmlElement): string {
  const [first] = childElements(xml, list);
  const tags = [root, list, ...(first === undefined ? [] : [first])].map((element) => openingTag(xml, element));
  return tags.map((tag) => prefixFor(tag, OFFICE_RELATIONS)).find((prefix) => prefix !== null) ?? "r:";
}

/** @param gone place of the sheet that is taken away: those behind it move up */
function removeNames(
  splices: Splices,
  xml: string,
  root: XmlElement,
  gone: number,
  isGone: (name: string) => boolean,
): void {
  const list = childElement(xml, root, "definedNames");
  if (list === undefined) return;
  const names = childElements(xml, list);
  const staying = names.filter((element) => {
    const tag = openingTag(xml, element);
    return numberOf(tag, "localSheetId", -1) !== gone && !isGone(attributeOf(tag, "name") ?? "");
  });
  if (staying.length === 0) {
    splices.replace(list, "");
    return;
  }
  for (const element of names) {
    const tag = openingTag(xml, element);
    const sheet = numberOf(tag, "localSheetId", -1);
    if (!staying.includes(element)) splices.replace(element, "");
    else if (sheet > gone)
      splices.replace(
        { start: element.start, end: element.inner },
        withAttributes(tag, { localSheetId: String(sheet - 1) }),
      );
  }
}

/** The sheet that is open, and the first tab that is seen, are some that are there. */
function clampViews(splices: Splices, xml: string, root: XmlElement, last: number): void {
  const views = childElement(xml, root, "bookViews");
  for (const view of views === undefined ? [] : childElements(xml, views)) {
    const tag = openingTag(xml, view);
    const clamped = (name: string): Readonly<Record<string, string>> =>
      numberOf(tag, name, 0) > last ? { [name]: String(last) } : {};
    const changed = withAttributes(tag, { ...clamped("activeTab"), ...clamped("firstSheet") });
    if (changed !== tag) splices.replace({ start: view.start, end: view.inner }, changed);
  }
}
