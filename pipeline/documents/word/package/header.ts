/** `word/header*.xml`: the running head, one for each width of text. */
import { WORD_NAMESPACES } from "../xml/namespaces.ts";
import { runXml } from "../xml/paragraph-xml.ts";
import { wordType, xmlPart, type Part } from "./part.ts";

/**
 * @param head what stands on the left, and on the right
 * @param width of the text, in DXA
 * @param ordinal among the headers of the document, from 1
 */
export function headerPart([left, right]: readonly [string, string], width: number, ordinal: number): Part {
  const tabs = `<w:tabs><w:tab w:val="right" w:pos="${String(width)}"/></w:tabs>`;
  const runs = `${runXml({ text: left })}<w:r><w:tab/></w:r>${runXml({ text: right })}`;
  const xml = `<w:hdr ${WORD_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/>${tabs}</w:pPr>${runs}</w:p></w:hdr>`;
  return {
    ...xmlPart(`word/header${String(ordinal)}.xml`, wordType("header"), xml),
    reference: { id: `rIdHeader${String(ordinal)}`, role: "header" },
  };
}
