import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { createArchiveOpener, openArchive } from "../../pipeline/intake/index.ts";

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
    ["中.zip!/a.xlsx", "中.zip_/a.xlsx"],
    ["長".repeat(3000), `…${"長".repeat(200)}`],
  ])("%j → %s", (name, label) => {
    expect(labelOf(name)).toBe(label);
  });

  it("members that would share one are told apart", () => {
    const paths = openArchive("x.zip", zipSync({ "a\n": memo, "a\r": memo, b: memo }))?.map(({ path }) => path);
    expect(paths).toEqual(["x.zip!/a_", "x.zip!/a_ [2]", "x.zip!/b"]);
  });

  it("a number given to one is nobody else's name", () => {
    const names = { "dup\n.xlsx": memo, "dup_.xlsx": memo, "dup_.xlsx [2]": memo, "dup\r.xlsx": memo };
    const paths = openArchive("x.zip", zipSync(names))?.map(({ path }) => path);
    expect(paths).toEqual(["x.zip!/dup_.xlsx", "x.zip!/dup_.xlsx [3]", "x.zip!/dup_.xlsx [2]", "x.zip!/dup_.xlsx [4]"]);
  });
});

it("a member says how large it promises to be before it is unpacked", () => {
  expect(openArchive("x.zip", zipSync({ a: new Uint8Array(5_000) }))?.[0]?.size).toBe(5_000);
});

it("files in a folder that is named like the inside of an archive are others than those in the archive", () => {
  const listed = ["a.zip", "a.zip!/x.xlsx", "b/c.zip", "b/c.zip!!/x.xlsx", "d.zip", "d.zip!!/x", "d.zip!/x"];
  const open = createArchiveOpener(listed);
  const archive = zipSync({ "x.xlsx": memo });
  const memberOf = (path: string): string | undefined => open(path, archive)?.[0]?.path;
  expect(["a.zip", "b/c.zip", "d.zip"].map(memberOf)).toEqual(["a.zip!!/x.xlsx", "b/c.zip!/x.xlsx", "d.zip!!!/x.xlsx"]);
});
