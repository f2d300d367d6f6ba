/** `word/footer*.xml`: page X of Y, on upright and on landscape pages. */
import { fieldXml } from "../xml/field-xml.ts";
import { WORD_NAMESPACES } from "../xml/namespaces.ts";
import { runXml } from "../xml/paragraph-xml.ts";
import { wordType, xmlPart, type Part } from "./part.ts";

/**
 * The one footer of all sections of a document.
 *
 * @param ordinal among the footers of the file, from 1
 * @param total the field that gives Y; null: no page is numbered
 */
export function footerPart(ordinal: number, total: string | null): Part {
  const pages = total === null ? "" : `${fieldXml("PAGE")}${runXml({ text: "／" })}${fieldXml(total)}`;
  const xml = `<w:ftr ${WORD_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${pages}</w:p></w:ftr>`;
  return {
    ...xmlPart(`word/footer${String(ordinal)}.xml`, wordType("footer"), xml),
    reference: { id: `rIdFooter${String(ordinal)}`, role: "footer" },
  };
}
