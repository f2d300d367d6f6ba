/** The page: A4 with room for binding on the left, the same for printing, for table widths and for counting pages. */
import type { Orientation } from "./block.ts";

/** Twentieths of a point (DXA). */
export interface PageSetup {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  /** Distance of header and footer from the edge of the page. */
  readonly header: number;
  readonly footer: number;
}

const LONG_SIDE = 16838;
const SHORT_SIDE = 11906;

export const PAGES: Readonly<Record<Orientation, PageSetup>> = {
  portrait: {
    width: SHORT_SIDE,
    height: LONG_SIDE,
    top: 1418,
    right: 1133,
    bottom: 1247,
    left: 1303,
    header: 737,
    footer: 624,
  },
  landscape: {
    width: LONG_SIDE,
    height: SHORT_SIDE,
    top: 1304,
    right: 1134,
    bottom: 1134,
    left: 1134,
    header: 680,
    footer: 567,
  },
};

/** Width of the text between the margins, in DXA. */
export function textWidth(orientation: Orientation): number {
  const page = PAGES[orientation];
  return page.width - page.left - page.right;
}

/** Height of the text between the margins, in DXA. */
export function textHeight(orientation: Orientation): number {
  const page = PAGES[orientation];
  return page.height - page.top - page.bottom;
}
