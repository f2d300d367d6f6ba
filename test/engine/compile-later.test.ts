/** V8 is told only what it knows: a flag that it does not know it complains of, in each process. */
import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { laterFlag } from "../../pipeline/engine/compile-later.ts";

it("this Node knows the flag, and one that nobody has measured is told nothing", () => {
  const [name = "", value = ""] = laterFlag()?.split("=") ?? [];
  const known = execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8" });
  const usual = new RegExp(`^  ${name} .*\\n.*=(\\d+)$`, "mu").exec(known)?.[1];
  expect(Number(value)).toBeGreaterThan(4 * Number(usual));
  expect(laterFlag("99.0.0")).toBeUndefined();
});
