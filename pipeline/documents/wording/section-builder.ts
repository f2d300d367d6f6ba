/** Gathers blocks into sections of one page orientation, and turns page breaks into paragraphs that start a page. */
import { PAGE_START } from "../word/block.ts";
import type { ComposedBlock, ComposedSection, Orientation } from "./composed-section.ts";

/** Takes blocks in their order; ask for `sections` when all have been added. */
export interface SectionBuilder {
  readonly add: (block: ComposedBlock) => void;
  /** The next block starts a new page. */
  readonly breakPage: () => void;
  /** What follows stands on pages of this orientation. */
  readonly turn: (orientation: Orientation) => void;
  readonly sections: () => readonly ComposedSection[];
}

/** Begins on a portrait page, without a section. */
export function buildSections(): SectionBuilder {
  const sections: { readonly orientation: Orientation; readonly blocks: ComposedBlock[] }[] = [];
  let orientation: Orientation = "portrait";
  let breaks = false;

  const add = (block: ComposedBlock): void => {
    let section = sections.at(-1);
    if (section?.orientation !== orientation) {
      section = { orientation, blocks: [] };
      sections.push(section);
    } else if (breaks) {
      section.blocks.push(...startPage(block));
      breaks = false;
      return;
    }
    // A new section starts a page anyway: another break would leave a white one.
    breaks = false;
    section.blocks.push(block);
  };
  return {
    add,
    breakPage: () => void (breaks = true),
    turn: (next) => void (orientation = next),
    sections: () => sections,
  };
}

/** The contents cannot start a page without their heading: they get an invisible paragraph before them. */
function startPage(block: ComposedBlock): readonly ComposedBlock[] {
  return block.kind === "contents" ? [PAGE_START, block] : [{ ...block, pageBreakBefore: true }];
}
