/** Says that a part holds something that a fast reader does not fully understand: the parser of all XML reads it instead. */

/** Thrown by the fast readers only; the part is then read by the parser of all XML. */
export class NotPlain extends Error {
  override readonly name = "NotPlain";
}
