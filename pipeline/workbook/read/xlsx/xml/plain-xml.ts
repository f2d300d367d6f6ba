/**
 * A parser for plain parts, as Excel and its kin write them: no sections, no prefixes but the usual ones, UTF-8. Near the cost of
 * looking for `<`: attributes are looked at only when a reader asks for them.
 */
import { isKnownBy } from "./names.ts";
import { NotPlain } from "./not-plain.ts";
import type { XmlParser } from "./xml-reader.ts";
import { behindDeclaration, byteText, decodeBytes, isSpace, shownByBytes, unescapeXml } from "./xml-text.ts";

const EXCLAMATION = 0x21;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const QUESTION_MARK = 0x3f;

/** @throws NotPlain */
export const readPlainXml: XmlParser = (part, root, begin) => {
  const xml = byteText(part);
  const reader = begin();
  const names: string[] = [];
  let tag = "";
  const attribute = (asked: string): string | null => attributeOf(tag, asked);
  let at = behindDeclaration(part);
  const start = at;
  for (let open = xml.indexOf("<", at); open >= 0; open = xml.indexOf("<", at)) {
    if (open > at && names.length > 0) reader.text?.(shownByBytes(xml.slice(at, open)));
    else if (open > at) checkBlank(xml.slice(at, open));
    const end = endOfTag(xml, open + 1);
    if (xml.charCodeAt(open + 1) === SLASH) {
      const name = names.pop();
      if (name === undefined || xml.slice(open + 2, end).trimEnd() !== name)
        throw new NotPlain("an end of another element");
      reader.close?.(name);
    } else {
      if (names.length === 0 && at > start) throw new NotPlain("something behind the root element");
      const isEmpty = xml.charCodeAt(end - 1) === SLASH;
      tag = xml.slice(open + 1, isEmpty ? end - 1 : end);
      const name = nameOf(tag);
      checkTag(tag, name, names.length === 0 ? root : null);
      reader.open(name, attribute);
      if (isEmpty) reader.close?.(name);
      else names.push(name);
    }
    at = end + 1;
  }
  checkBlank(xml.slice(at));
  if (at === start || names.length > 0) throw new NotPlain("an open element");
  return reader.result();
};

function checkBlank(text: string): void {
  if (text.trim() !== "") throw new NotPlain("text outside the root element");
}

/** Where the `>` of the tag stands; others may stand in its quotes. */
function endOfTag(xml: string, from: number): number {
  const first = xml.charCodeAt(from);
  if (first === EXCLAMATION || first === QUESTION_MARK) throw new NotPlain("a section");
  let quote = 0;
  for (let at = from; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
      else if (code === LESS_THAN) break;
    } else if (code === QUOTE || code === APOSTROPHE) quote = code;
    else if (code === GREATER_THAN) return at;
    else if (code === LESS_THAN) break;
  }
  throw new NotPlain("an open tag");
}

function nameOf(tag: string): string {
  for (let at = 0; at < tag.length; at++) if (isSpace(tag.charCodeAt(at))) return tag.slice(0, at);
  return tag;
}

function checkTag(tag: string, name: string, root: string | null): void {
  if (root !== null && name !== root) throw new NotPlain(`<${name}>`);
  if (name.startsWith("mc:") && name !== "mc:AlternateContent" && !tag.endsWith('Choice Requires="x15"'))
    throw new NotPlain("several ways to say a thing");
  if (!tag.includes("xmlns")) return;
  for (const [, prefix = "", double, single] of tag.matchAll(NAMESPACES))
    if (!isKnownBy(prefix === "" ? "" : `${prefix.slice(1)}:`, double ?? single ?? ""))
      throw new NotPlain("an unusual prefix");
}

const NAMESPACES = /\sxmlns(:[^\s=]+)?\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/** One after the other: what looks like an attribute may stand in the quotes of another. */
function attributeOf(tag: string, asked: string): string | null {
  if (!tag.includes(asked)) return null;
  for (let at = nameOf(tag).length; at < tag.length;) {
    const equals = tag.indexOf("=", at);
    if (equals < 0) break;
    const start = tag.charCodeAt(equals + 1) === QUOTE || tag.charCodeAt(equals + 1) === APOSTROPHE ? equals + 2 : -1;
    const end = start < 0 ? -1 : tag.indexOf(tag.charAt(start - 1), start);
    if (end < 0 || !isSpace(tag.charCodeAt(at))) throw new NotPlain("an unusual attribute");
    if (tag.slice(at, equals).trim() === asked) return valueOf(tag.slice(start, end));
    at = end + 1;
  }
  return null;
}

function valueOf(value: string): string {
  if (/[\t\n\r]/u.test(value)) throw new NotPlain("lines in an attribute");
  return unescapeXml(decodeBytes(value));
}
