/** Changes of a text at places that are counted in the text as it was. */
import { compareInTurn } from "../../../../lib/code-point-order.ts";
import { withAttributes } from "./attributes.ts";
import { openingTag, type XmlElement } from "./elements.ts";

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Collects changes, and makes all of them at once. Changes never overlap; insertions at one place stand in the order in which they came. */
export class Splices {
  private readonly splices: Splice[] = [];

  get isEmpty(): boolean {
    return this.splices.length === 0;
  }

  insert(at: number, text: string): void {
    this.splices.push({ start: at, end: at, text });
  }

  replace({ start, end }: Pick<XmlElement, "start" | "end">, text: string): void {
    this.splices.push({ start, end, text });
  }

  /** Behind the last child of an element, which also gets these attributes; one without children (`<a/>`) gets an end of its own. Once for each element. */
  append(xml: string, element: XmlElement, text: string, attributes: Readonly<Record<string, string>> = {}): void {
    const tag = openingTag(xml, element);
    const isEmpty = element.innerEnd === element.end;
    const opened = withAttributes(isEmpty ? `${tag.slice(0, -2).trimEnd()}>` : tag, attributes);
    if (opened !== tag) this.replace({ start: element.start, end: element.inner }, opened);
    this.insert(element.innerEnd, isEmpty ? `${text}</${element.name}>` : text);
  }

  /** The text with all changes made. */
  apply(xml: string): string {
    const pieces: string[] = [];
    let at = 0;
    // An insertion stands before what is replaced from the same place on.
    for (const splice of [...this.splices].sort((a, b) => compareInTurn(a.start - b.start, a.end - b.end))) {
      pieces.push(xml.slice(at, splice.start), splice.text);
      at = splice.end;
    }
    return pieces.join("") + xml.slice(at);
  }
}
