/** What runs along the pages of each document of a Word file: its heads, its feet, and where its pages begin to count. */
import type { Section, WordDocument } from "../block.ts";
import { textWidth } from "../page-setup.ts";
import type { LineBreaking } from "../pages/line-count.ts";
import type { SectionEnd } from "./body.ts";
import { footerPart } from "./footer.ts";
import { headerPart } from "./header.ts";
import type { Part } from "./part.ts";
import { sectionXml } from "./section.ts";

/** Headers and footers of a file, and what refers to them. */
export interface RunningParts {
  readonly headers: readonly Part[];
  readonly footers: readonly Part[];
  readonly endOf: (section: Section) => SectionEnd;
}

/** A document that is not alone counts its pages from 1 to its own last one, and has heads and feet even where they say nothing: it would have those of the document before. */
export function runAlong(papers: readonly WordDocument[], headStyle: LineBreaking): RunningParts {
  const [headers, footers]: [Part[], Part[]] = [[], []];
  const ends = new Map<Section, SectionEnd>();
  const isJoined = papers.length > 1;
  papers.forEach((paper, index) => {
    const { sections, cover, texts } = paper;
    const lastPage = isJoined ? `LastPage${String(index + 1)}` : null;
    const heads = headersByWidth(paper, { before: headers.length, always: isJoined, style: headStyle });
    const hasFeet = texts.pageNumbers !== false;
    const total = lastPage === null ? "NUMPAGES" : `PAGEREF ${lastPage}`;
    const feet = hasFeet || isJoined ? [footerPart(footers.length + 1, hasFeet ? total : null)] : [];
    headers.push(...heads.values());
    footers.push(...feet);
    sections.forEach((section, place) => {
      const header = heads.get(textWidth(section.page));
      const begins = { cover: cover && place === 0, anew: isJoined && place === 0 };
      const xml = sectionXml(section.page, [...(header ? [header] : []), ...feet], begins);
      ends.set(section, { xml, bookmark: place === sections.length - 1 ? lastPage : null });
    });
  });
  return { headers, footers, endOf: (section) => ends.get(section) ?? { xml: "", bookmark: null } };
}

const NO_HEAD = ["", ""] as const;

interface Heads {
  /** So many headers are there already. */
  readonly before: number;
  readonly always: boolean;
  readonly style: LineBreaking;
}

/** A tab stop at the right edge of the text makes a header for each width of it. */
function headersByWidth(
  { sections, texts }: WordDocument,
  { before, always, style }: Heads,
): ReadonlyMap<number, Part> {
  const { title, author, head = [title, author] } = texts;
  const shown = head ?? (always ? NO_HEAD : null);
  const widths = [...new Set(sections.map(({ page }) => textWidth(page)))];
  return new Map(
    shown === null ? [] : widths.map((width, index) => [width, headerPart(shown, width, before + index + 1, style)]),
  );
}
