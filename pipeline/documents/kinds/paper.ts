/** The paper of every kind of our own look: A4 with room for binding on the left, and landscape for what is wide. */
import type { Orientation } from "../wording/composed-section.ts";
import type { PageSetup } from "../word/page-setup.ts";

const PORTRAIT = { width: 11906, height: 16838 };
const LANDSCAPE = { width: PORTRAIT.height, height: PORTRAIT.width };

/** In twentieths of a point (DXA). */
export const PAGES: Readonly<Record<Orientation, PageSetup>> = {
  portrait: { ...PORTRAIT, top: 1418, right: 1133, bottom: 1247, left: 1303, header: 737, footer: 624 },
  landscape: { ...LANDSCAPE, top: 1304, right: 1134, bottom: 1134, left: 1134, header: 680, footer: 567 },
};
