/** State that outlives a call stands in ARCHITECTURE.md with its reason, or it goes. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** What is drawn into Word is listed as a whole. */
const LISTED_AS_A_WHOLE = "documents/word/";
const STATE =
  /^(?:export )?(?:let \w|const \w+(?:: [^=\n]+)? = (?:rememberBy\w+[(<]|createAlike\w+\(\)|new WeakMap\b|new (?:Map|Set)(?:<[^\n]*>)?\(\)))/mu;

const section = /^## State in modules$([^]*?)^## /mu.exec(readFileSync("ARCHITECTURE.md", "utf8"))?.[1] ?? "";
const named = Array.from(section.matchAll(/`((?:[\w-]+\/)*[\w-]+\.ts)`/gu), ([, name = ""]) => name);

const stateful = readdirSync("pipeline", { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts") && STATE.test(readFileSync(join("pipeline", path), "utf8")))
  .filter((path) => !path.startsWith(LISTED_AS_A_WHOLE));

const isNamed = (path: string): boolean => named.some((name) => path === name || path.endsWith(`/${name}`));

it("every module with state is listed", () => {
  expect(stateful.length).toBeGreaterThan(5);
  expect(stateful.filter((path) => !isNamed(path))).toEqual([]);
});

it("nothing is listed that has none", () => {
  const others = named.filter((name) => name !== "lib/remember.ts");
  expect(others.filter((name) => !stateful.some((path) => path === name || path.endsWith(`/${name}`)))).toEqual([]);
});
