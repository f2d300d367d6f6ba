/** A page, the same for printing, for table widths and for counting pages. */

/** Twentieths of a point (DXA). A page that is wider than high is landscape. */
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

/** Width of the text between the margins, in DXA. */
export function textWidth({ width, left, right }: PageSetup): number {
  return width - left - right;
}

/** Height of the text between the margins, in DXA. */
export function textHeight({ height, top, bottom }: PageSetup): number {
  return height - top - bottom;
}
