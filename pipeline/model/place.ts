/** Where a value stands in its workbook, so that a person can find it again. */

export interface Place {
  readonly sheet: string;
  /** A1 notation, e.g. `E12`. */
  readonly cell: string;
}
