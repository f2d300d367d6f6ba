/** Remembering what was read from a sentence as of a day: nearly every sentence says the same on all days of a month. */
import { rememberByText } from "../remember.ts";
import { eraOn } from "./wareki.ts";

/** Letters of a month, `YYYY-MM`. */
const MONTH = 7;
const LONGEST = 200;

/** What was read of a sentence as of a day. */
export interface ReadAsOf<Value> {
  readonly value: Value;
  /** Days of this month, as which the same sentence is read, are compared with others of it. */
  readonly dayCounts: boolean;
}

/**
 * A function that reads a sentence of up to 200 letters only once for each month of `reference` (`YYYY-MM-DD`), as long as there are
 * no more than 20,000 of them; where the day counts, each time. `read` must depend on its arguments alone, and on the day no
 * further than by the era that it lies in and as `dayCounts` says.
 */
export function rememberByMonth<Value>(
  read: (sentence: string, reference: string) => ReadAsOf<Value>,
): (sentence: string, reference: string) => Value {
  const known = rememberByText((key) => readAsOfMonth(read, key), MONTH + LONGEST);
  return (sentence, reference) => {
    const { value, dayCounts } = known(reference.slice(0, MONTH) + sentence);
    return dayCounts ? read(sentence, reference).value : value;
  };
}

/** @param key a month and a sentence */
function readAsOfMonth<Value>(
  read: (sentence: string, reference: string) => ReadAsOf<Value>,
  key: string,
): ReadAsOf<Value> {
  const [first, last] = [`${key.slice(0, MONTH)}-01`, `${key.slice(0, MONTH)}-31`];
  const { value, dayCounts } = read(key.slice(MONTH), first);
  return { value, dayCounts: dayCounts || eraOn(first) !== eraOn(last) };
}
