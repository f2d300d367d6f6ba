/** `word/footer1.xml`: page X of Y, on upright and on landscape pages. */
import { fieldXml } from "../xml/field-xml.ts";
import { WORD_NAMESPACES } from "../xml/namespaces.ts";
import { runXml } from "../xml/paragraph-xml.ts";
import { wordType, xmlPart, type Part } from "./part.ts";

/** The one footer of all sections. */
export function footerPart(): Part {
  const pages = `${fieldXml("PAGE")}${runXml({ text: "／" })}${fieldXml("NUMPAGES")}`;
  const xml = `<w:ftr ${WORD_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${pages}</w:p></w:ftr>`;
  return {
    ...xmlPart("word/footer1.xml", wordType("footer"), xml),
    reference: { id: "rIdFooter1", role: "footer" },
  };
}
