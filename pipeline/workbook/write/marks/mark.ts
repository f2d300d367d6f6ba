/** What is asked of an institution about its workbook. */

/** One thing to confirm. */
export interface Mark {
  /** Empty, like the cell, when it is about no cell. */
  readonly sheet: string;
  /** `E17` */
  readonly cell: string;
  /** null when it is about no measure. */
  readonly measure: number | null;
  /** What was found and what is expected, in plain Japanese. */
  readonly found: string;
  /** What to do about it. */
  readonly fix: string;
}

/** All that is asked about one workbook. */
export interface Request {
  readonly institution: string;
  /** 点検名 */
  readonly cycle: string;
  /** In the order in which they are numbered. */
  readonly marks: readonly Mark[];
}
