/** Says that a workbook holds something that the plain reader does not fully understand: the library reads it instead. */

export class NotPlain extends Error {
  override readonly name = "NotPlain";
}
