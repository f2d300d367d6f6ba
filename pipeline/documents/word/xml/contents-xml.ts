/** The table of contents as a Word field that is filled already, so that opening the report asks no question. */
import type { Paragraph } from "../block.ts";
import type { HeadingPages } from "../pages/estimate-pages.ts";
import { FIELD_END, fieldStart, fieldXml } from "./field-xml.ts";
import { bookmarkName, runXml } from "./paragraph-xml.ts";

const INSTRUCTION = 'TOC \\o "1-2" \\h \\z';

/**
 * @param entries one paragraph an entry, with the heading that it points to
 * @param pages null when they are not known: Word then offers to fill them in
 */
export function contentsXml(entries: readonly Paragraph[], pages: HeadingPages | null): string {
  const begin = fieldStart(INSTRUCTION, pages === null);
  const paragraphs = entries.map((entry, index) => entryXml(entry, pages, index === 0 ? begin : ""));
  // The field ends in the last entry: a paragraph of its own would be an empty line.
  const content = paragraphs.join("").replace(/<\/w:p>$/u, `${FIELD_END}</w:p>`);
  return `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
}

function entryXml(entry: Paragraph, pages: HeadingPages | null, begin: string): string {
  const ordinal = entry.heading?.ordinal ?? 0;
  const anchor = bookmarkName(ordinal);
  const text = entry.runs.map(({ text: part }) => runXml({ text: part })).join("");
  const page = runXml({ text: String(pages?.get(ordinal) ?? "") });
  const reference = fieldXml(`PAGEREF ${anchor} \\h`, page);
  return `<w:p><w:pPr><w:pStyle w:val="${entry.style}"/></w:pPr>${begin}<w:hyperlink w:anchor="${anchor}" w:history="1">${text}<w:r><w:tab/></w:r>${reference}</w:hyperlink></w:p>`;
}
