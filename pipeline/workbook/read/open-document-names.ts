/**
 * Names of an OpenDocument workbook that stand for a formula, such as the tag of a prefilled form: SheetJS reads names of ranges only.
 * They help a reader (model/form-tag.ts), nothing depends on them: what is not plainly there is not there.
 */
import { NotPlain } from "./xlsx/xml/not-plain.ts";
import { unescapeXml } from "./xlsx/xml/xml-text.ts";

const NAMED = /<table:named-expression\s([^<>]{1,4000})>/gu;
const ATTRIBUTE = /([\w:-]{1,60})="([^"]{0,2000})"/gu;

/** @param content text of the part `content.xml`. Name → formula, without the prefix that says in which language it is; the first of a name counts */
export function openDocumentNames(content: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [, attributes = ""] of content.matchAll(NAMED)) {
    const written = new Map(Array.from(attributes.matchAll(ATTRIBUTE), ([, key = "", value = ""]) => [key, value]));
    const name = plain(written.get("table:name"));
    const formula = plain(written.get("table:expression"))?.replace(/^[a-z]{1,10}:(?==)/u, "");
    if (name !== null && formula !== undefined && !names.has(name)) names.set(name, formula);
  }
  return names;
}

function plain(text: string | undefined): string | null {
  try {
    return text === undefined ? null : unescapeXml(text);
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}
