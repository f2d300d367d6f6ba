/** The shared strings of a workbook: each text once, cells refer to it by its place. */
import { stringItem, XML_HEADER } from "./xml.ts";

/** Shared strings that stand there already. */
export interface StringItems {
  /** As XML. */
  readonly items: string;
  readonly count: number;
  /** How many cells refer to them. */
  readonly references: number;
}

/** Collects the texts of one workbook while its sheets are written; `xml` is called last. */
export class StringTable {
  private readonly places = new Map<string, number>();
  private added = "";
  private references = 0;

  private readonly base: StringItems;

  constructor(base: StringItems = { items: "", count: 0, references: 0 }) {
    this.base = base;
  }

  /** Place of the text, from 0. */
  place(text: string): number {
    this.references++;
    const known = this.places.get(text);
    if (known !== undefined) return known;
    const place = this.base.count + this.places.size;
    this.places.set(text, place);
    this.added += stringItem(text);
    return place;
  }

  xml(): string {
    const counts = `count="${String(this.base.references + this.references)}" uniqueCount="${String(this.base.count + this.places.size)}"`;
    return `${XML_HEADER}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ${counts}>${this.base.items}${this.added}</sst>`;
  }
}
