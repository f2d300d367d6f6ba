/** Where a value stands, so that a person can find it again. */

export interface Place {
  /** Path below the inputs folder, with `/` on every system. */
  readonly file: string;
  readonly sheet: string;
  /** A1 notation, e.g. `E12`. */
  readonly cell: string;
}
