import { expect, it } from "vitest";
import { withRun } from "../../pipeline/model/run-point.ts";

const counts = { accepted: 1, needs_correction: 2, not_received: 3, rejected: 0 };
const status = { ...counts, institutions: 6 };

it("a run that finds another number, or another day, is a point of its own", () => {
  const first = withRun([], "2027-02-01", status);
  expect(first).toEqual([{ asOf: "2027-02-01", counts }]);
  expect(withRun(first, "2027-02-02", status)).toHaveLength(2);
  expect(withRun(first, "2027-02-01", { ...status, rejected: 1, not_received: 2 })).toHaveLength(2);
});

it("a run that is repeated, or killed and done again, adds nothing", () => {
  const once = withRun([], "2027-02-01", status);
  expect(withRun(once, "2027-02-01", status)).toBe(once);
});
