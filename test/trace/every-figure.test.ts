/** Every figure of a report has an entry in the trace, and every entry comes to what is printed when other code works it out from the data files. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { country, runOf } from "./drawn-run.ts";

const SEED = 20_270_331;

describe("every entry", () => {
  it("comes to the value that is printed", { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(country, (drawn) => {
        const { entries, evidence } = runOf(drawn);
        const wrong = entries.flatMap((entry) => {
          const others = entries.filter(({ body }) => body === entry.body);
          const { value } = evidence.evaluate(entry.from, others);
          return value === entry.value ? [] : [{ ...entry, found: value }];
        });
        expect(wrong.slice(0, 8).map((each) => JSON.stringify(each))).toEqual([]);
      }),
      { seed: SEED, numRuns: 8, endOnFailure: true },
    );
  });
});
