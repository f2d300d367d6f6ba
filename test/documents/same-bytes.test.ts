/** The same report is the same file: on every day, in every time zone, whatever was drawn before. */
import { createHash } from "node:crypto";
import { afterEach, expect, it, vi } from "vitest";
import { draw, partsOf } from "./drawn-report.ts";
import { aRollup, aSubordinate, submitters } from "./rollup-builders.ts";

const rollup = aRollup({ subordinates: [aSubordinate("架空第2県", submitters(3))] });
const timeZone = process.env["TZ"];

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

afterEach(() => {
  vi.useRealTimers();
  if (timeZone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = timeZone;
});

it("does not depend on what was drawn before", () => {
  const first = draw(rollup);
  draw(aRollup({ submitters: submitters(5) }));
  expect(sha256(draw(rollup))).toBe(sha256(first));
});

it.each([
  ["Pacific/Kiritimati", "2031-01-01T00:30:00Z"],
  ["America/Los_Angeles", "1999-06-15T12:00:00Z"],
  ["Asia/Tokyo", "2027-03-31T15:00:00Z"],
])("does not depend on the time zone and the clock (%s, %s)", (zone, now) => {
  const first = draw(rollup);
  process.env["TZ"] = zone;
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(now) });
  expect(sha256(draw(rollup))).toBe(sha256(first));
});

it("is dated by the as-of date and has no random ids", () => {
  const parts = partsOf(draw(rollup));
  expect(parts["docProps/core.xml"]?.match(/2027-03-31T00:00:00Z/gu)).toHaveLength(2);
  expect(parts["word/_rels/document.xml.rels"]).toContain('Id="rIdChart1"');
});
