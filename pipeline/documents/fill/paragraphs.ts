/** Paragraphs of a part of a Word file and the texts in them: Word cuts a line into runs wherever a spelling was checked or a letter retyped. */
import { decodeText, OddXmlError, tagsOf, type Tag } from "./xml-tags.ts";

/** A range of the XML. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A `w:t`, tags included. */
interface TextPiece extends Range {
  /** As people see it. */
  readonly text: string;
}

/** A paragraph with its own texts: those of text boxes in it belong to paragraphs of their own. */
export interface ParagraphRange extends Range {
  readonly texts: readonly TextPiece[];
  /** The innermost table row that it stands in. */
  readonly row: Range | null;
  /** Stands directly in the body: a cell, a text box or a running head must keep one. */
  readonly inBody: boolean;
}

/** Where the body of a document begins and ends, and where the section that ends it begins. */
export interface BodyRange extends Range {
  readonly lastSection: number;
}

interface Open {
  readonly start: number;
  readonly texts: TextPiece[];
  readonly row: { start: number; end: number } | null;
  readonly inBody: boolean;
}

/** Of one part, in the order in which they end. */
export interface PartRanges {
  readonly paragraphs: readonly ParagraphRange[];
  /** null in a part that has none, such as a header. */
  readonly body: BodyRange | null;
}

/** What is walked through: the elements that are open. */
class Walk {
  readonly paragraphs: ParagraphRange[] = [];
  body: BodyRange | null = null;
  private readonly xml: string;
  private readonly path: string[] = [];
  private readonly open: Open[] = [];
  private readonly rows: { start: number; end: number }[] = [];
  private textStart: number | null = null;
  private bodyStart = 0;
  private lastSection = -1;

  constructor(xml: string) {
    this.xml = xml;
  }

  take(tag: Tag): void {
    if (tag.kind === "open") this.enter(tag);
    else if (tag.kind === "close") this.leave(tag);
    else if (this.open.length > 0 && BREAKS.has(tag.name)) this.addBreak(tag);
    else if (tag.name === "w:sectPr" && this.path.at(-1) === "w:body") this.lastSection = tag.start;
  }

  private enter({ name, start, end }: Tag): void {
    if (name === "w:tr") this.rows.push({ start, end: -1 });
    else if (name === "w:p") {
      const box = this.path.lastIndexOf("w:txbxContent");
      // A row around a text box is not the row of what stands in the box.
      const row = box > this.path.lastIndexOf("w:tr") ? null : (this.rows.at(-1) ?? null);
      this.open.push({ start, texts: [], row, inBody: this.path.at(-1) === "w:body" });
    } else if (name === "w:t") this.textStart = start;
    else if (name === "w:body") this.bodyStart = end;
    else if (name === "w:sectPr" && this.path.at(-1) === "w:body") this.lastSection = start;
    this.path.push(name);
  }

  private leave({ name, start, end }: Tag): void {
    if (this.path.pop() !== name) throw new OddXmlError(name);
    if (name === "w:t" && this.textStart !== null) {
      const content = this.xml.slice(this.xml.indexOf(">", this.textStart) + 1, start);
      this.open.at(-1)?.texts.push({ start: this.textStart, end, text: decodeText(content) });
      this.textStart = null;
    } else if (name === "w:p") {
      const paragraph = this.open.pop();
      if (paragraph !== undefined) this.paragraphs.push({ ...paragraph, end });
    } else if (name === "w:tr") {
      const row = this.rows.pop();
      if (row !== undefined) row.end = end;
    } else if (name === "w:body")
      this.body = { start: this.bodyStart, end: start, lastSection: this.lastSection < 0 ? start : this.lastSection };
  }

  /** A line that ends between two braces parts them. */
  private addBreak({ start }: Tag): void {
    this.open.at(-1)?.texts.push({ start, end: start, text: "\n" });
  }
}

const BREAKS = new Set(["w:br", "w:cr", "w:tab"]);

/** @throws OddXmlError when the part is not what Word writes. */
export function rangesOf(xml: string): PartRanges {
  const walk = new Walk(xml);
  for (const tag of tagsOf(xml)) walk.take(tag);
  return walk;
}
