/** The end of a section: its page, and what runs along its pages. */
import type { PageSetup } from "../page-setup.ts";
import type { Part } from "./part.ts";

/** What is begun by a section. */
interface Begun {
  /** Nothing runs along the first page, which counts all the same. */
  readonly cover: boolean;
  /** Pages are counted from 1 again. */
  readonly anew: boolean;
}

/** @param running headers and footers */
export function sectionXml(page: PageSetup, running: readonly Part[], { cover, anew }: Begun): string {
  const references = running.flatMap(({ reference }) =>
    reference === undefined ? [] : [`<w:${reference.role}Reference w:type="default" r:id="${reference.id}"/>`],
  );
  const { width, height, top, right, bottom, left, header, footer } = page;
  const margins = Object.entries({ top, right, bottom, left, header, footer, gutter: 0 });
  const size = `w:w="${String(width)}" w:h="${String(height)}"${width > height ? ' w:orient="landscape"' : ""}`;
  const edges = margins.map(([edge, distance]) => `w:${edge}="${String(distance)}"`).join(" ");
  return `<w:sectPr>${references.join("")}<w:pgSz ${size}/><w:pgMar ${edges}/>${anew ? '<w:pgNumType w:start="1"/>' : ""}${cover ? "<w:titlePg/>" : ""}</w:sectPr>`;
}
