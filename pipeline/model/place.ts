/** Where a value stands in its workbook, so that a person can find it again. */
import * as z from "zod";

/** As it is kept in the state. */
export const place = z
  .strictObject({
    sheet: z.string(),
    /** A1 notation, e.g. `E12`. */
    cell: z.string(),
  })
  .readonly();

/** A cell of a sheet; the file is named by whatever holds the place. */
export type Place = z.infer<typeof place>;
