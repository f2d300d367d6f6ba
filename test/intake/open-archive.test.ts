import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { openArchive } from "../../pipeline/intake/index.ts";

const memo = new TextEncoder().encode("メモ");

/** The label of one member with this name. */
function labelOf(name: string): string | undefined {
  return openArchive("x.zip", zipSync({ [name]: memo }))?.[0]?.path.slice("x.zip!/".length);
}

describe("a member's path is a label that cannot mislead", () => {
  it.each([
    ["../../etc/a.xlsx", "__/__/etc/a.xlsx"],
    ["/a//./b.xlsx", "a/b.xlsx"],
    ["C:\\a.xlsx", "C:/a.xlsx"],
    ["a\nb\u0000c.xlsx", "a_b_c.xlsx"],
    ["\u202Exslx.pdf", "_xslx.pdf"],
    [".", "_"],
    ["長".repeat(3000), `…${"長".repeat(200)}`],
  ])("%j → %s", (name, label) => {
    expect(labelOf(name)).toBe(label);
  });

  it("members that would share one are told apart", () => {
    const paths = openArchive("x.zip", zipSync({ "a\n": memo, "a\r": memo, b: memo }))?.map(({ path }) => path);
    expect(paths).toEqual(["x.zip!/a_", "x.zip!/a_ [2]", "x.zip!/b"]);
  });
});

it("a member says how large it promises to be before it is unpacked", () => {
  expect(openArchive("x.zip", zipSync({ a: new Uint8Array(5_000) }))?.[0]?.size).toBe(5_000);
});
