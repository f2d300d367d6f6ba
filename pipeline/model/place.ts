/** Where a value stands in its workbook, so that a person can find it again. */
import * as z from "zod";

export const place = z
  .strictObject({
    sheet: z.string(),
    /** A1 notation, e.g. `E12`. */
    cell: z.string(),
  })
  .readonly();

export type Place = z.infer<typeof place>;
