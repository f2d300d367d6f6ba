/** What a collecting body's annex says is put together once, and for all bodies above it. */
import { expect, it } from "vitest";
import { annexesOf } from "../../../pipeline/documents/kinds/annexes/annex-groups.ts";
import type { Deficiency } from "../../../pipeline/model/rollup.ts";
import { institution, registry } from "../../build/registry.ts";
import { aRollup, measures, submitters } from "../rollup-builders.ts";

const AOBA = institution("482013", "青葉市", { aggregator: "AG0001" });
const TSUKIMI = institution("482030", "月見市");
const known = registry([AOBA, TSUKIMI]);
const deficiency = (of: typeof AOBA): Deficiency => {
  const [measure] = measures;
  if (measure === undefined) throw new Error("No measures.");
  return { institution: of, measure, plannedOn: null, remark: "", overdue: false };
};
const rollups = known.bodies.map((body) => {
  const all = { OP0001: [AOBA, TSUKIMI], MN0001: [AOBA, TSUKIMI], AG0001: [AOBA], "480002": [AOBA, TSUKIMI] };
  const covered = Object.entries(all).find(([code]) => code === body.code)?.[1] ?? [];
  return aRollup({ body, submitters: submitters(1), changes: { deficiencies: covered.map(deficiency) } });
});

it("gives the bodies above the very lines of the collecting body, and a part of them where only a part is covered", () => {
  let made = 0;
  const annexes = annexesOf(
    { registry: known, asOf: "2027-03-31", rollups, figures: [], institutions: [] },
    {
      entriesOf: ({ deficiencies }) => deficiencies,
      isCompact: () => false,
      linesOf: (entries) => {
        made++;
        return entries.map((each) => each.institution.name);
      },
    },
  );
  const linesOf = (code: string) => annexes.find(({ body }) => body.code === code)?.groups[0]?.lines;
  expect(linesOf("480002")).toEqual(["青葉市", "月見市"]);
  expect(linesOf("MN0001")).toBe(linesOf("480002"));
  expect(linesOf("OP0001")).toBe(linesOf("480002"));
  expect(linesOf("AG0001")).toEqual(["青葉市"]);
  expect(made).toBe(2);
});
