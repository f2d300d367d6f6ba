/** Random damage to the bytes of a workbook ends as an inspection, never as a crash. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { openArchive } from "../../pipeline/intake/index.ts";
import type { ArchiveMember } from "../../pipeline/intake/open-archive.ts";
import { ZipError } from "../../pipeline/lib/zip.ts";
import { FINDING_KINDS } from "../../pipeline/model/finding.ts";
import { FORM_FILE } from "../build/catalog.ts";
import { inspect } from "../build/inspect.ts";
import { institution } from "../build/registry.ts";

const AOBA = institution("482013", "青葉市");
const form = new Uint8Array(readFileSync(FORM_FILE));

interface Damage {
  readonly kind: "cut" | "flip" | "drop";
  readonly at: readonly number[];
  readonly value: number;
}

/** To `length` bytes. */
function damageTo(length: number): fc.Arbitrary<Damage> {
  return fc.record({
    kind: fc.constantFrom("cut", "flip", "drop"),
    at: fc.array(fc.nat(length - 1), { minLength: 1, maxLength: 40 }),
    value: fc.integer({ min: 1, max: 255 }),
  });
}

function damaged(bytes: Uint8Array, { kind, at, value }: Damage): Uint8Array {
  const [first = 0] = at;
  if (kind === "cut") return bytes.slice(0, first);
  if (kind === "drop") return Uint8Array.from([...bytes.slice(0, first), ...bytes.slice(first + value)]);
  const copy = bytes.slice();
  for (const place of at) copy[place] = value;
  return copy;
}

describe("a damaged workbook", () => {
  it("is either understood or rejected with a code that has a next step", async () => {
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(damageTo(form.length), async (how) => {
        const inspection = await inspect(damaged(form, how), "482013_青葉市.xlsx", [AOBA]);
        outcomes.add(inspection.outcome);
        if (inspection.outcome === "rejected") expect(FINDING_KINDS[inspection.code].fix).toMatch(/ください。$/u);
        else expect(inspection.submission.answers).toHaveLength(92);
      }),
      { numRuns: 150 },
    );
    expect(outcomes).toContain("rejected");
  });
});

describe("a damaged archive", () => {
  const contents = { "メモ.txt": Buffer.from("提出は来週".repeat(200)), "提出/form.xlsx": Buffer.from(form) };
  const archive = zipSync(contents);

  it("gives what was packed, or says that the member is damaged; never other bytes", () => {
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(damageTo(archive.length), (how) => {
        for (const member of openArchive("x.zip", damaged(archive, how)) ?? []) {
          const loaded = tryLoad(member);
          outcomes.add(loaded === null ? "refused" : "whole");
          if (loaded !== null) expect(Object.values(contents).some((bytes) => bytes.equals(loaded))).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
    expect([...outcomes].sort()).toEqual(["refused", "whole"]);
  });
});

/** null when the member is refused as damaged. */
function tryLoad({ load }: ArchiveMember): Uint8Array | null {
  try {
    return load();
  } catch (error) {
    expect(error).toBeInstanceOf(ZipError);
    return null;
  }
}
