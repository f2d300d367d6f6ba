/** `word/header*.xml`: the running head, one for each width of text. */
import { countLines, type LineBreaking } from "../pages/line-count.ts";
import { WORD_NAMESPACES } from "../xml/namespaces.ts";
import { runXml } from "../xml/paragraph-xml.ts";
import { wordType, xmlPart, type Part } from "./part.ts";

/**
 * On two lines where long names have no room beside each other.
 *
 * @param head what stands on the left, and on the right
 * @param width of the text, in DXA
 * @param ordinal among the headers of the document, from 1
 * @param style of its paragraph
 */
export function headerPart(
  [left, right]: readonly [string, string],
  width: number,
  ordinal: number,
  style: LineBreaking,
): Part {
  const fits = countLines(`${left}　${right}`, width, style) === 1;
  const tabs = `<w:tabs><w:tab w:val="right" w:pos="${String(width)}"/></w:tabs>`;
  const runs = `${runXml({ text: left })}<w:r>${fits ? "" : "<w:br/>"}<w:tab/></w:r>${runXml({ text: right })}`;
  const xml = `<w:hdr ${WORD_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/>${tabs}</w:pPr>${runs}</w:p></w:hdr>`;
  return {
    ...xmlPart(`word/header${String(ordinal)}.xml`, wordType("header"), xml),
    reference: { id: `rIdHeader${String(ordinal)}`, role: "header" },
  };
}
