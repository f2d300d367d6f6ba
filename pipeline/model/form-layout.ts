/** Where in the office's blank form things are filled in: what `forms/annex2/blank/` finds and `workbook/write/form/` fills. */

/** Rows and columns are 1-based. */
export interface FormLayout {
  /** One for each measure, ascending. */
  readonly measures: readonly FormPlace[];
  /** Each heading of the table; the form may repeat it on every page. */
  readonly headings: readonly FormHeading[];
  /** The cells over the table that are filled in, by their labels as they are folded: 機関コード, 連絡先. */
  readonly fields: readonly FormField[];
  /** Two blank cells that go on with the labels over the table and their values; null where there are none. */
  readonly freePair: { readonly sheet: string; readonly label: string; readonly value: string } | null;
  /** A blank cell at the right end of a line over the table; null where there is none. */
  readonly freeCell: { readonly sheet: string; readonly cell: string; readonly like: string } | null;
}

/** Where one measure is answered. */
export interface FormPlace {
  readonly measure: number;
  readonly sheet: string;
  readonly row: number;
  /** `E12` */
  readonly answer: string;
  /** `F12`; null where the form has no such column. */
  readonly remark: string | null;
  /** Column right of everything on the table's sheet. */
  readonly beside: number;
}

/** A heading of the table. */
export interface FormHeading {
  readonly sheet: string;
  /** First and last row of the heading. */
  readonly top: number;
  readonly bottom: number;
  readonly beside: number;
  /** Last row of all that the sheet holds. */
  readonly end: number;
}

/** A label over the table and the cell that takes its value. */
export interface FormField {
  readonly label: string;
  readonly sheet: string;
  readonly labelCell: string;
  readonly cell: string;
}
