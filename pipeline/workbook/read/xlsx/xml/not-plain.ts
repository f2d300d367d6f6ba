/** Says that a part holds something that a fast reader does not fully understand: the parser of all XML reads it instead. */

export class NotPlain extends Error {
  override readonly name = "NotPlain";
}
