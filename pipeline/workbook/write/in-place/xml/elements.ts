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
}

/** The element that holds all others. @throws Declined when it has another name: one in a prefix, say. */
export function rootElement(xml: string, name: string): XmlElement {
  const start = nextTag(xml, 0);
  const tag = { start, end: start < 0 ? start : behindTag(xml, start) };
  if (start < 0 || nameOf(xml, tag) !== name)
    throw new Declined("unusual-xml", `<${start < 0 ? "" : nameOf(xml, tag)}> where <${name}> was expected`);
  if (xml.charCodeAt(tag.end - 2) === SLASH) return elementOf(xml, tag, null);
  const innerEnd = xml.lastIndexOf("</");
  const close = { start: innerEnd, end: innerEnd < tag.end ? -1 : behindTag(xml, innerEnd) };
  if (close.end < 0 || nameOf(xml, close) !== `/${name}`) throw new Declined("unusual-xml", `<${name}> does not end`);
  return { name, start, inner: tag.end, innerEnd, end: close.end };
}

/** The elements directly inside one, in their order. @throws Declined when they do not end where it does. */
export function childElements(xml: string, parent: XmlElement): readonly XmlElement[] {
  const children: XmlElement[] = [];
  let depth = 0;
  let open: Tag | null = null;
  let end = parent.inner;
  for (let start = nextTag(xml, end); start >= 0 && start < parent.innerEnd; start = nextTag(xml, end)) {
    end = behindTag(xml, start);
    // Most tags are deep inside, and only counted.
    if (xml.charCodeAt(start + 1) === SLASH) {
      if (--depth === 0 && open !== null) children.push(elementOf(xml, open, { start, end }));
    } else if (xml.charCodeAt(end - 2) === SLASH) {
      if (depth === 0) children.push(elementOf(xml, { start, end }, null));
    } else if (depth++ === 0) open = { start, end };
    if (depth < 0 || end >= parent.innerEnd) break;
  }
  if (depth !== 0) throw new Declined("unusual-xml", `elements of <${parent.name}> do not end`);
  return children;
}

function elementOf(xml: string, open: Tag, close: Tag | null): XmlElement {
  const name = nameOf(xml, open);
  if (close === null) return { name, start: open.start, inner: open.end, innerEnd: open.end, end: open.end };
  if (nameOf(xml, close) !== `/${name}`) throw new Declined("unusual-xml", `<${name}> ends as another element`);
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

/** Of an element that ends, with a slash before it. */
function nameOf(xml: string, { start, end }: Tag): string {
  let to = start + 2;
  while (to < end && !ENDS_NAME.has(xml.charCodeAt(to))) to++;
  return xml.slice(start + 1, to);
}

const SLASH = 0x2f;
const GREATER_THAN = 0x3e;
/** White space, `/` and `>`. */
const ENDS_NAME: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20, SLASH, GREATER_THAN]);

/** Where the first tag from here on begins; -1 when there is none. */
function nextTag(xml: string, from: number): number {
  let start = xml.indexOf("<", from);
  for (; start >= 0; start = xml.indexOf("<", start)) {
    const next = xml.charCodeAt(start + 1);
    if (next === 0x3f) start = behind(xml, "?>", start);
    else if (next === 0x21) start = behindSection(xml, start);
    else break;
  }
  return start;
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
