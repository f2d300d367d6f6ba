/** Attributes of a tag, read and changed in its text. */
import { escapeXml, unescapeXml } from "./escape.ts";

const ATTRIBUTES = /\s([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/** What an attribute of an opening tag says; null when it has none of that name. */
export function attributeOf(tag: string, asked: string): string | null {
  if (!tag.includes(asked)) return null;
  ATTRIBUTES.lastIndex = 0;
  for (let found = ATTRIBUTES.exec(tag); found !== null; found = ATTRIBUTES.exec(tag))
    if (found[1] === asked) return unescapeXml(found[2] ?? found[3] ?? "");
  return null;
}

/** A whole number of an attribute; `otherwise` when it says none. */
export function numberOf(tag: string, asked: string, otherwise: number): number {
  const text = attributeOf(tag, asked)?.trim() ?? "";
  return /^\d{1,9}$/u.test(text) ? Number(text) : otherwise;
}

/** The tag with these attributes: those it has keep their place, new ones come last, null takes one away. */
export function withAttributes(tag: string, changes: Readonly<Record<string, string | null>>): string {
  const left = new Map(Object.entries(changes));
  const changed = tag.replace(ATTRIBUTES, (written, name: string) => {
    const value = left.get(name);
    if (value === undefined) return written;
    left.delete(name);
    return value === null ? "" : ` ${name}="${escapeXml(value)}"`;
  });
  const added = [...left].map(([name, value]) => (value === null ? "" : ` ${name}="${escapeXml(value)}"`)).join("");
  if (added === "") return changed;
  const end = changed.endsWith("/>") ? changed.length - 2 : changed.length - 1;
  return changed.slice(0, end).trimEnd() + added + changed.slice(end);
}

/** The prefix, with its colon, that a root's tag gives a namespace; null when it gives it none. */
export function prefixFor(tag: string, namespace: string): string | null {
  for (const [, name = "", double, single] of tag.matchAll(ATTRIBUTES))
    if (name.startsWith("xmlns:") && (double ?? single) === namespace) return `${name.slice(6)}:`;
  return null;
}
