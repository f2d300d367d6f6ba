/** `word/numbering.xml`: the lists of a file, which Word marks and counts itself. Source: ECMA-376, part 1, 17.9. */
import { deflatePart } from "../../../lib/deflate-part.ts";
import { listMark, type Block, type Paragraph } from "../block.ts";
import { WORD_NAMESPACES } from "../xml/namespaces.ts";
import type { ParagraphMetrics } from "../styles/paragraph-metrics.ts";
import { wordType, type Part } from "./part.ts";

/** The office's own lists, which its styles may be bound to. */
export interface OfficeNumbering {
  readonly part: Part;
  readonly xml: string;
}

/** The lists of a file. */
export interface NumberedLists {
  /** What defines them: none, or one. */
  readonly parts: readonly Part[];
  /** The list that a paragraph is an item of, as `w:numPr`; empty where it is of none. */
  readonly listOf: (paragraph: Paragraph) => string;
}

const NAME = "word/numbering.xml";
const OWN: Omit<Part, "packed"> = {
  name: NAME,
  contentType: wordType("numbering"),
  reference: { id: "rIdNumbering", role: "numbering" },
};
const END = "</w:numbering>";
const NONE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering ${WORD_NAMESPACES}>${END}`;

/**
 * Each list of numbers is counted by itself, from the number that it begins with; bullets are one list. The office's lists stay, with their ids.
 *
 * @param blocks of the whole file, in their order
 * @param style of all items
 */
export function numberLists(
  blocks: readonly Block[],
  office: OfficeNumbering | null,
  style: ParagraphMetrics,
): NumberedLists {
  const former = office?.xml.includes(END) === true ? office.xml : NONE;
  const [bullet, bullets] = [nextId(former, "abstractNum", 0), nextId(former, "num", 1)];
  const lists = [listXml(bullets, bullet, null)];
  const ids = new Map<Block, number>();
  for (const block of blocks) {
    if (block.kind !== "paragraph" || block.item === undefined) continue;
    const { number, opens } = block.item;
    if (number !== null && opens) lists.push(listXml(bullets + lists.length, bullet + 1, number));
    ids.set(block, number === null ? bullets : bullets + lists.length - 1);
  }
  const listOf = (paragraph: Paragraph): string => {
    const id = ids.get(paragraph);
    return id === undefined ? "" : `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${String(id)}"/></w:numPr>`;
  };
  if (ids.size === 0) return { parts: office === null ? [] : [office.part], listOf };
  const indent = indentXml(style);
  const marks = [markXml(bullet, "bullet", listMark(null), indent), markXml(bullet + 1, "decimal", listMark("%1"), indent)]; // prettier-ignore
  const part = office?.part ?? OWN;
  return {
    parts: [{ ...part, packed: deflatePart(part.name, withLists(former, marks.join(""), lists.join(""))) }],
    listOf,
  };
}

/** @param least where there is none yet; no list has the id 0 */
function nextId(xml: string, element: string, least: number): number {
  const ids = xml.matchAll(new RegExp(`<w:${element}\\s[^>]*?w:${element === "num" ? "numId" : "abstractNumId"}="(\\d+)"`, "gu")); // prettier-ignore
  return Math.max(least - 1, ...Array.from(ids, ([, id]) => Number(id))) + 1;
}

/** Where items stand is a matter of their style, which LibreOffice takes for nothing where the mark does not say the same. */
function indentXml({ left, firstLine }: ParagraphMetrics): string {
  const [first, by] = firstLine < 0 ? ["hanging", -firstLine] : ["firstLine", firstLine];
  return `<w:pPr><w:ind w:left="${String(left)}" w:${first}="${String(by)}"/></w:pPr>`;
}

/** The mark is followed by the text at once. */
function markXml(id: number, format: string, text: string, indent: string): string {
  return `<w:abstractNum w:abstractNumId="${String(id)}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="nothing"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>${indent}</w:lvl></w:abstractNum>`;
}

function listXml(id: number, mark: number, start: number | null): string {
  const begins =
    start === null ? "" : `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${String(start)}"/></w:lvlOverride>`;
  return `<w:num w:numId="${String(id)}"><w:abstractNumId w:val="${String(mark)}"/>${begins}</w:num>`;
}

/** All marks stand before all lists. */
function withLists(xml: string, marks: string, lists: string): string {
  const end = xml.search(/<w:numIdMacAtCleanup|<\/w:numbering>/u);
  const first = xml.search(/<w:num\s/u);
  const between = first < 0 ? end : first;
  return xml.slice(0, between) + marks + xml.slice(between, end) + lists + xml.slice(end);
}
