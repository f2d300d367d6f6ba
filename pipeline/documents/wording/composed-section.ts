/** A wording that is settled: what remains is drawing, which cannot fail on a template any more. */
import type { Contents, Paragraph } from "../word/block.ts";

/** How the pages of a section lie; how large they are is a matter of the kind of document. */
export type Orientation = "portrait" | "landscape";

/** A table or chart that is drawn from the data later: drawing those of all documents ahead would need all their memory. */
export interface DataBlock {
  readonly kind: "dataTable" | "dataChart";
  /** One of the vocabulary. */
  readonly name: string;
  /** What is drawn starts a page. */
  readonly pageBreakBefore?: true;
}

/** What a wording may put on a page. */
export type ComposedBlock = Paragraph | Contents | DataBlock;

/** What follows each other on pages of one orientation. */
export interface ComposedSection {
  readonly orientation: Orientation;
  readonly blocks: readonly ComposedBlock[];
}

/** A whole document but for its data. */
export interface ComposedWording {
  readonly sections: readonly ComposedSection[];
  /** The first page is a cover: it has no header and footer, but counts. */
  readonly cover: boolean;
}
