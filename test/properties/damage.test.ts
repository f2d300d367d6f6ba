/** Random damage to the bytes of a workbook ends as an inspection, never as a crash. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openArchive } from "../../pipeline/intake/index.ts";
import { FINDING_KINDS } from "../../pipeline/model/finding.ts";
import { FORM_FILE } from "../build/catalog.ts";
import { inspect } from "../build/inspect.ts";
import { institution } from "../build/registry.ts";

const AOBA = institution("482013", "青葉市");
const form = new Uint8Array(readFileSync(FORM_FILE));

const damage = fc.oneof(
  fc.record({ kind: fc.constant("cut" as const), at: fc.nat(form.length - 1) }),
  fc.record({
    kind: fc.constant("flip" as const),
    at: fc.array(fc.nat(form.length - 1), { minLength: 1, maxLength: 40 }),
    value: fc.nat(255),
  }),
  fc.record({
    kind: fc.constant("drop" as const),
    at: fc.nat(form.length - 1),
    length: fc.integer({ min: 1, max: 400 }),
  }),
);

function damaged(how: typeof damage extends fc.Arbitrary<infer T> ? T : never): Uint8Array {
  if (how.kind === "cut") return form.slice(0, how.at);
  if (how.kind === "drop") return Uint8Array.from([...form.slice(0, how.at), ...form.slice(how.at + how.length)]);
  const copy = form.slice();
  for (const at of how.at) copy[at] = how.value;
  return copy;
}

describe("a damaged workbook", () => {
  it("is either understood or rejected with a code that has a next step", async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const bytes = damaged(how);
        expect(openArchive("x.zip", bytes) ?? []).toBeInstanceOf(Array);
        const inspection = await inspect(bytes, "482013_青葉市.xlsx", [AOBA]);
        if (inspection.outcome === "rejected") expect(FINDING_KINDS[inspection.code].fix).toMatch(/ください。$/u);
        else expect(inspection.submission.answers).toHaveLength(92);
      }),
      { numRuns: 150 },
    );
  });
});
