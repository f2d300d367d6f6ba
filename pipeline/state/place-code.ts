/** A place in the text of a state: index of its sheet, and cell. */
export type PlaceCode = readonly [sheet: number, cell: string];
