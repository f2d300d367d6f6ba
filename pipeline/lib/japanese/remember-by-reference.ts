/** Remembering what was read from a sentence as of a day. */
import { rememberByText } from "../remember.ts";

/** Letters of a day, `YYYY-MM-DD`. */
const DAY = 10;
const LONGEST = 200;

/**
 * A function that reads a sentence of up to 200 letters only once for each `reference` (`YYYY-MM-DD`), as long as there are no
 * more than 20,000 of them. `read` must depend on its arguments alone.
 */
export function rememberByReference<Value>(
  read: (sentence: string, reference: string) => Value,
): (sentence: string, reference: string) => Value {
  const known = rememberByText((key) => read(key.slice(DAY), key.slice(0, DAY)), DAY + LONGEST);
  return (sentence, reference) => known(reference + sentence);
}
