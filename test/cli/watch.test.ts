/** `watch` runs at the start and after each change, says why, and goes on after a run that failed. */
import { renameSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runOnChanges } from "../../pipeline/cli/watch.ts";
import { desk } from "../build/folder.ts";

it("runs, says what has changed, tells a failure and goes on, and ends with the watch", async () => {
  const { folder, options, shell, clear } = desk();
  const registry = join(folder, "inputs/registry.xlsx");
  const changes = [
    () => {
      renameSync(registry, `${registry}.away`);
      return ["inputs/registry.xlsx"];
    },
    () => {
      renameSync(`${registry}.away`, registry);
      return Array.from({ length: 7 }, (_, index) => `inputs/${String(index)}.xlsx`);
    },
  ];
  const words: string[] = [];
  try {
    const settled = (): Promise<readonly string[] | null> => Promise.resolve(changes.shift()?.() ?? null);
    await runOnChanges(options, { settled, close: () => Promise.resolve() }, shell, (said) => words.push(said));
  } finally {
    clear();
  }
  const all = words.join("");
  expect(all.match(/取りまとめが終わりました。|「registry.xlsx」を開けません。|何も変わっていない/gu)).toEqual([
    "取りまとめが終わりました。",
    "「registry.xlsx」を開けません。",
    "取りまとめが終わりました。",
    "何も変わっていない",
  ]);
  expect(all).toContain("1件の変化があったため、取りまとめを実行します。\n  inputs/registry.xlsx\n");
  expect(all).toMatch(/7件の変化.*\n(?: {2}inputs\/\d\.xlsx\n){5} {2}ほか2件\n/u);
  expect(words.at(-1)).toBe("見張りを終わりました。\n");
});
