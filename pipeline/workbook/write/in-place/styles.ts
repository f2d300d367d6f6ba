/** The styles of a workbook (`styles.xml`): clones of what cells have, with one thing changed, and new ones for sheets of our own. */
import { Declined } from "./declined.ts";
import { attributeOf, numberOf, withAttributes } from "./xml/attributes.ts";
import { childElement, childElements, elementText, openingTag, rootElement, type XmlElement } from "./xml/elements.ts";
import { placeOf, STYLES_ORDER, XF_ORDER } from "./xml/sequence.ts";
import { Splices } from "./xml/splices.ts";

/** What a clone has otherwise than its model. */
export interface StyleChange {
  /** XML of a `<fill>`: {@link solidFill}, or one of this workbook's. */
  readonly fill?: string;
  /** Whether the cell cannot be changed while its sheet is protected. */
  readonly locked?: boolean;
}

/** A style of our own, in the elements of the schema; what is absent is the workbook's first, which is its plain one. */
export interface NewStyle {
  readonly font?: string;
  readonly fill?: string;
  readonly border?: string;
  /** `<alignment …/>` */
  readonly alignment?: string;
  readonly locked?: boolean;
  /** A built-in one; 49 is text. */
  readonly numberFormat?: number;
}

/** A fill of one colour. @param argb `FFRRGGBB` */
export function solidFill(argb: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${argb}"/><bgColor indexed="64"/></patternFill></fill>`;
}

type ListName = "fonts" | "fills" | "borders" | "cellXfs" | "dxfs";
const ITEMS: Readonly<Record<ListName, string>> = {
  fonts: "font",
  fills: "fill",
  borders: "border",
  cellXfs: "xf",
  dxfs: "dxf",
};

/** One list of the part: its items are known by their place, so they are only ever added to. */
interface StyleList {
  readonly element: XmlElement | undefined;
  readonly items: string[];
  readonly before: number;
}

/** Gathers what is added; {@link text} is the part with it. */
export class Styles {
  private readonly xml: string;
  private readonly root: XmlElement;
  private readonly lists: Readonly<Record<ListName, StyleList>>;

  /** @throws Declined when the part is written in an unusual way */
  constructor(xml: string) {
    this.xml = xml;
    this.root = rootElement(xml, "styleSheet");
    const children = childElements(xml, this.root);
    const list = (name: ListName): StyleList =>
      readList(
        xml,
        children.find((child) => child.name === name),
        ITEMS[name],
      );
    this.lists = {
      fonts: list("fonts"),
      fills: list("fills"),
      borders: list("borders"),
      cellXfs: list("cellXfs"),
      dxfs: list("dxfs"),
    };
  }

  /** The style of a cell (`s`) with a change: a clone of it, or one that is there already. */
  restyled(index: number, { fill, locked }: StyleChange): number {
    let xf = this.formatOf(index);
    if (fill !== undefined)
      xf = withRootAttributes(xf, { fillId: String(this.indexOf("fills", fill)), applyFill: "1" });
    if (locked !== undefined) xf = withProtection(xf, locked);
    return this.indexOf("cellXfs", xf);
  }

  /** XML of the fill that a style has. */
  fillOf(index: number): string {
    const xf = this.formatOf(index);
    return this.lists.fills.items[numberOf(openingTag(xf, rootElement(xf, "xf")), "fillId", 0)] ?? NO_FILL;
  }

  /** A style of our own; its index for `s`. */
  added({ font, fill, border, alignment = "", locked = true, numberFormat = 0 }: NewStyle): number {
    const idOf = (name: ListName, item: string | undefined): string =>
      item === undefined ? "0" : String(this.indexOf(name, item));
    const applied = ["Font", "Fill", "Border", "Alignment", "Protection", "NumberFormat"].map(
      (each) => `apply${each}="1"`,
    );
    const tag = `<xf numFmtId="${String(numberFormat)}" fontId="${idOf("fonts", font)}" fillId="${idOf("fills", fill)}" borderId="${idOf("borders", border)}" xfId="0" ${applied.join(" ")}>`;
    return this.indexOf("cellXfs", `${tag}${alignment}<protection locked="${locked ? "1" : "0"}"/></xf>`);
  }

  /** What a conditional format changes; its index for `dxfId`. @param dxf XML of a `<dxf>` */
  addedDifference(dxf: string): number {
    return this.indexOf("dxfs", dxf);
  }

  /** The part, as it is to be. */
  get text(): string {
    const splices = new Splices();
    for (const name of ["fonts", "fills", "borders", "cellXfs", "dxfs"] as const) {
      const { element, items, before } = this.lists[name];
      if (items.length === before) continue;
      const [added, count] = [items.slice(before).join(""), String(items.length)];
      if (element === undefined)
        splices.insert(
          placeOf(this.xml, this.root, STYLES_ORDER, name),
          `<${name} count="${count}">${added}</${name}>`,
        );
      else splices.append(this.xml, element, added, { count });
    }
    return splices.isEmpty ? this.xml : splices.apply(this.xml);
  }

  private formatOf(index: number): string {
    const { items } = this.lists.cellXfs;
    const xf = items[index] ?? items[0];
    if (xf === undefined) throw new Declined("unusual-xml", "no styles of cells");
    return xf;
  }

  private indexOf(name: ListName, item: string): number {
    const { items } = this.lists[name];
    const known = items.indexOf(item);
    return known >= 0 ? known : items.push(item) - 1;
  }
}

const NO_FILL = '<fill><patternFill patternType="none"/></fill>';

function readList(xml: string, element: XmlElement | undefined, itemName: string): StyleList {
  const children = element === undefined ? [] : childElements(xml, element);
  // One item in several ways would shift all that follow.
  if (children.some(({ name }) => name !== itemName)) throw new Declined("unusual-xml", `not only <${itemName}>`);
  const items = children.map((child) => elementText(xml, child));
  return { element, items, before: items.length };
}

function withRootAttributes(xf: string, attributes: Readonly<Record<string, string>>): string {
  const root = rootElement(xf, "xf");
  return withAttributes(openingTag(xf, root), attributes) + xf.slice(root.inner);
}

function withProtection(xf: string, locked: boolean): string {
  const root = rootElement(xf, "xf");
  const splices = new Splices();
  const value = locked ? "1" : "0";
  const there = childElement(xf, root, "protection");
  if (there !== undefined) {
    const tag = openingTag(xf, there);
    if (attributeOf(tag, "locked") !== value)
      splices.replace({ start: there.start, end: there.inner }, withAttributes(tag, { locked: value }));
    return withRootAttributes(splices.apply(xf), { applyProtection: "1" });
  }
  const protection = `<protection locked="${value}"/>`;
  if (root.innerEnd === root.end) splices.append(xf, root, protection);
  else splices.insert(placeOf(xf, root, XF_ORDER, "protection"), protection);
  return withRootAttributes(splices.apply(xf), { applyProtection: "1" });
}
