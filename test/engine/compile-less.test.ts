/** V8 is told only what it knows: of any other flag it complains, in each process. */
import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { flagsFor } from "../../pipeline/engine/compile-less.ts";

it("this Node knows each flag and has another default, and a V8 that nobody has measured is told nothing", () => {
  const known = execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8" });
  const usual = flagsFor().map((flag) => {
    const [name = ""] = flag.split("=");
    return new RegExp(`^  ${name} .*\\n.*default: (\\S+)$`, "mu").exec(known)?.[1];
  });
  expect(usual).toHaveLength(2);
  for (const [index, flag] of flagsFor().entries()) {
    expect(usual[index]).toMatch(/^--[a-z-]+=\d+$/u);
    expect(usual[index]).not.toBe(flag);
  }
  expect(flagsFor("99.0.0")).toEqual([]);
});
