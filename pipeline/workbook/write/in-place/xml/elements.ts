/**
 * Where the elements of a part stand in its text, so that one can be changed and all else stays letter by letter. Comments, sections and
 * instructions are stepped over; a document type, or an end that is missing, is declined.
 */
import { Declined } from "../declined.ts";

/** Places in the text of a part, as indexes of its UTF-16 units. */
export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  /** Of its `<`. */
  readonly start: number;
  /** Behind the `>` of its opening tag. */
  readonly inner: number;
  /** Of the `<` of its closing tag; `inner` where it has none (`<a/>`). */
  readonly innerEnd: number;
  /** Behind all of it. */
  readonly end: number;
}

interface Tag {
  readonly start: number;
  readonly end: number;
  readonly kind: "open" | "close" | "empty";
}

/** The element that holds all others. @throws Declined when it has another name: one in a prefix, say. */
export function rootElement(xml: string, name: string): XmlElement {
  const tag = nextTag(xml, 0);
  if (tag === null || tag.kind === "close" || nameOf(xml, tag) !== name)
    throw new Declined("unusual-xml", `<${tag === null ? "" : nameOf(xml, tag)}> where <${name}> was expected`);
  if (tag.kind === "empty") return { name, start: tag.start, inner: tag.end, innerEnd: tag.end, end: tag.end };
  const innerEnd = xml.lastIndexOf("</");
  const close = innerEnd < tag.end ? null : nextTag(xml, innerEnd);
  if (close === null || nameOf(xml, close) !== name) throw new Declined("unusual-xml", `<${name}> does not end`);
  return { name, start: tag.start, inner: tag.end, innerEnd, end: close.end };
}

/** The elements directly inside one, in their order. @throws Declined when they do not end where it does. */
export function childElements(xml: string, parent: XmlElement): readonly XmlElement[] {
  const children: XmlElement[] = [];
  let depth = 0;
  let open: Tag | null = null;
  let at = parent.inner;
  while (at < parent.innerEnd) {
    const tag = nextTag(xml, at);
    if (tag === null || tag.start >= parent.innerEnd) break;
    at = tag.end;
    if (tag.kind === "open") {
      if (depth === 0) open = tag;
      depth++;
    } else if (tag.kind === "close") {
      depth--;
      if (depth === 0 && open !== null) children.push(elementOf(xml, open, tag));
    } else if (depth === 0) children.push(elementOf(xml, tag, null));
    if (depth < 0) break;
  }
  if (depth !== 0) throw new Declined("unusual-xml", `elements of <${parent.name}> do not end`);
  return children;
}

function elementOf(xml: string, open: Tag, close: Tag | null): XmlElement {
  const name = nameOf(xml, open);
  if (close === null) return { name, start: open.start, inner: open.end, innerEnd: open.end, end: open.end };
  if (nameOf(xml, close) !== name) throw new Declined("unusual-xml", `<${name}> ends as another element`);
  return { name, start: open.start, inner: open.end, innerEnd: close.start, end: close.end };
}

/** The first child of this name; undefined when there is none. */
export function childElement(xml: string, parent: XmlElement, name: string): XmlElement | undefined {
  return childElements(xml, parent).find((child) => child.name === name);
}

/** An element's opening tag, as written. */
export function openingTag(xml: string, { start, inner }: XmlElement): string {
  return xml.slice(start, inner);
}

/** All of an element, as written. */
export function elementText(xml: string, { start, end }: XmlElement): string {
  return xml.slice(start, end);
}

function nameOf(xml: string, { start, end, kind }: Tag): string {
  const from = kind === "close" ? start + 2 : start + 1;
  let to = from;
  while (to < end && !ENDS_NAME.has(xml.charCodeAt(to))) to++;
  return xml.slice(from, to);
}

const SLASH = 0x2f;
const GREATER_THAN = 0x3e;
/** White space, `/` and `>`. */
const ENDS_NAME: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20, SLASH, GREATER_THAN]);

/** The first tag from here on; null when there is none. */
function nextTag(xml: string, from: number): Tag | null {
  for (let start = xml.indexOf("<", from); start >= 0; start = xml.indexOf("<", start)) {
    const next = xml.charAt(start + 1);
    if (next === "?") start = behind(xml, "?>", start);
    else if (next === "!") start = behindSection(xml, start);
    else {
      const end = behindTag(xml, start);
      if (next === "/") return { start, end, kind: "close" };
      return { start, end, kind: xml.charCodeAt(end - 2) === SLASH ? "empty" : "open" };
    }
  }
  return null;
}

function behindSection(xml: string, start: number): number {
  if (xml.startsWith("<!--", start)) return behind(xml, "-->", start + 4);
  if (xml.startsWith("<![CDATA[", start)) return behind(xml, "]]>", start + 9);
  throw new Declined("unusual-xml", "a document type");
}

function behind(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw new Declined("unusual-xml", `no ${mark}`);
  return at + mark.length;
}

/** Other `>` may stand in its quotes. */
function behindTag(xml: string, start: number): number {
  let quote = 0;
  for (let at = start + 1; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === GREATER_THAN) return at + 1;
    else if (code === 0x3c) break;
  }
  throw new Declined("unusual-xml", "an open tag");
}
