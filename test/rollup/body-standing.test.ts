/** What a run found of each institution, counted for a body. */
import { expect, it } from "vitest";
import { bodyStanding } from "../../pipeline/rollup/index.ts";

const totals = { implemented: 2, planned: 1, not_applicable: 0, missing: 1, invalid: 0 };
const none = { implemented: 0, planned: 0, not_applicable: 0, missing: 0, invalid: 0 };
const found = {
  "1": { name: "青葉市", status: "needs_correction", file: "青葉市.xlsx", sha256: "1", totals, errors: 3 },
  "2": { name: "月見市", status: "rejected", file: "", sha256: "", totals: none, errors: 1 },
  "3": { name: "ほかの市", status: "needs_correction", file: "ほか.xlsx", sha256: "3", totals, errors: 9 },
} as const;

it("errors are those of submissions that count: a blank form counts for nobody", () => {
  expect(bodyStanding(found, ["1", "2", "unknown"])).toEqual({
    status: { institutions: 2, accepted: 0, needs_correction: 1, not_received: 0, rejected: 1 },
    totals,
    errors: 3,
  });
});
