/** Markup that only comes from our own templates: every value is text, and is escaped, unless it was made here itself. */
import { escapeXml } from "../lib/escape-xml.ts";
import { visibleText } from "../lib/visible-text.ts";

/** Markup that is known to be ours. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text and numbers are escaped, lists are put together. */
export type MarkupValue = string | number | Markup | readonly MarkupValue[];

/** `markup\`<p>${text}</p>\``: attributes stand in double quotes, which `escapeXml` escapes. */
export function markup(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  let text = parts[0] ?? "";
  values.forEach((value, index) => (text += textOf(value) + (parts[index + 1] ?? "")));
  return new Markup(text);
}

/** Nothing, where a template may leave something out. */
export const NOTHING = new Markup("");

function textOf(value: MarkupValue): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === "string") return escapeXml(value);
  return typeof value === "number" ? String(value) : value.map(textOf).join("");
}

/** In JSON: what a person must not be shown as it is, or would not see; hardly any page has any of it. */
const HIDDEN = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]|\\[bfru]/;

/** A value as JSON for a script element: nothing in it ends the element, opens a comment or ends a line of script. */
export function scriptJson(value: unknown): string {
  const plain = JSON.stringify(value);
  const visible = HIDDEN.test(plain)
    ? JSON.stringify(value, (_, part: unknown) => (typeof part === "string" ? visibleText(part) : part))
    : plain;
  return visible.replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
