/** ARCHITECTURE.md and CONTRIBUTING.md send nobody to a file that is not there. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Files of the repository that code and documents name, with `/` on every system. */
const files = ["pipeline", "test", "launcher", "bundle", "checks"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path).replaceAll("\\", "/")),
);

it.each(["ARCHITECTURE.md", "CONTRIBUTING.md"])("%s names files that exist", (document) => {
  const named = readFileSync(document, "utf8").matchAll(/(?<![\w*./-])(?:[\w-]+\/)*[\w-]+\.(?:ts|mjs)\b/gu);
  const missing = Array.from(named, ([path]) => path).filter(
    (path) => !files.some((file) => file === path || file.endsWith(`/${path}`)),
  );
  expect(missing.filter((path) => path !== ".dependency-cruiser.mjs" && path !== "dependency-cruiser.mjs")).toEqual([]);
});
