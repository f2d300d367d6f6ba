/** Random damage to the bytes of a workbook ends as an inspection, never as a crash. */
import { strToU8, unzipSync, zipSync } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openArchive } from "../../pipeline/intake/index.ts";
import { ZipError } from "../../pipeline/lib/zip.ts";
import { FINDING_KINDS } from "../../pipeline/model/finding.ts";
import type { Inspection } from "../../pipeline/model/inspection.ts";
import { readWorkbook } from "../../pipeline/workbook/read/index.ts";
import { inspect } from "../build/inspect.ts";
import { institution } from "../build/registry.ts";
import { filledForm, notPlain } from "../build/xlsx.ts";

const AOBA = institution("482013", "青葉市");
/** 92 answers of three kinds, so that a reading that lost some of them shows. */
const form = await filledForm(
  { code: "482013", name: "青葉市", inspected: "令和9年2月10日" },
  { 5: { mark: "△", remark: "令和9年9月" }, 40: { mark: "－", remark: "対象の設備がない" } },
);
const archive = zipSync({ "482013_青葉市.xlsx": form, "控え/メモ.txt": strToU8("控え") });

const damageOf = (bytes: Uint8Array): fc.Arbitrary<Damage> =>
  fc.oneof(
    fc.record({ kind: fc.constant("cut" as const), at: fc.nat(bytes.length - 1) }),
    fc.record({
      kind: fc.constant("flip" as const),
      at: fc.array(fc.nat(bytes.length - 1), { minLength: 1, maxLength: 40 }),
      value: fc.nat(255),
    }),
    fc.record({
      kind: fc.constant("drop" as const),
      at: fc.nat(bytes.length - 1),
      length: fc.integer({ min: 1, max: 400 }),
    }),
  );

type Damage =
  | { readonly kind: "cut"; readonly at: number }
  | { readonly kind: "flip"; readonly at: readonly number[]; readonly value: number }
  | { readonly kind: "drop"; readonly at: number; readonly length: number };

function damaged(bytes: Uint8Array, how: Damage): Uint8Array {
  if (how.kind === "cut") return bytes.slice(0, how.at);
  if (how.kind === "drop") return Uint8Array.from([...bytes.slice(0, how.at), ...bytes.slice(how.at + how.length)]);
  const copy = bytes.slice();
  for (const at of how.at) copy[at] = how.value;
  return copy;
}

const marksOf = (inspection: Inspection): readonly string[] | null =>
  inspection.outcome === "rejected" ? null : inspection.submission.answers.map(({ mark }) => mark.kind);

describe("a damaged workbook", () => {
  it("is either understood as it was or rejected with a code that has a next step", async () => {
    const whole = marksOf(await inspect(form, "482013_青葉市.xlsx", [AOBA]));
    expect(new Set(whole)).toEqual(new Set(["implemented", "planned", "not_applicable"]));
    await fc.assert(
      fc.asyncProperty(damageOf(form), async (how) => {
        const inspection = await inspect(damaged(form, how), "482013_青葉市.xlsx", [AOBA]);
        if (inspection.outcome === "rejected") expect(FINDING_KINDS[inspection.code].fix).toMatch(/ください。$/u);
        else expect(marksOf(inspection)).toEqual(whole);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a part that was cut short before it was packed", () => {
  const PATHS = Object.keys(unzipSync(form)).filter((path) =>
    /(?:sheet1|sharedStrings|styles|workbook)\.xml$|\.rels$/u.test(path),
  );

  it.each([[form], [notPlain(form)]])("never takes a cell with it in silence", async (bytes) => {
    const all = unzipSync(bytes);
    const whole = await readWorkbook(bytes);
    const cut = fc
      .constantFrom(...PATHS)
      .chain((path) => fc.tuple(fc.constant(path), fc.nat((all[path]?.length ?? 1) - 1)));
    await fc.assert(
      fc.asyncProperty(cut, async ([path, length]) => {
        const damagedBook = zipSync({ ...all, [path]: all[path]?.slice(0, length) ?? new Uint8Array() });
        try {
          expect(await readWorkbook(damagedBook)).toEqual(whole);
        } catch (error) {
          expect(error).toMatchObject({ code: "file-unreadable" });
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("a damaged archive", () => {
  it("gives the members that are whole, and says of the others that they are damaged", () => {
    const [book, note] = [form, strToU8("控え")].map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(damageOf(archive), (how) => {
        for (const { path, load } of openArchive("x.zip", damaged(archive, how)) ?? []) {
          expect(path).toMatch(/^x\.zip!\/./u);
          const content = loadOr(load);
          if (content !== null) expect([book, note].some((member) => member?.equals(content))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    expect(openArchive("x.zip", archive)?.map(({ path }) => path)).toEqual([
      "x.zip!/482013_青葉市.xlsx",
      "x.zip!/控え/メモ.txt",
    ]);
  });
});

/** null when the member says that it is damaged; any other error is a fault. */
function loadOr(load: () => Uint8Array): Uint8Array | null {
  try {
    return load();
  } catch (error) {
    expect(error).toBeInstanceOf(ZipError);
    return null;
  }
}
