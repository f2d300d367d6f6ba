/** Every export says what its signature does not: what it is for, shapes, units, errors, the rule it follows. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const EXPORT =
  /^export (?:default )?(?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/u;

const files = readdirSync("pipeline", { recursive: true, encoding: "utf8" }).filter((name) =>
  /(?<!\.d)\.ts$/u.test(name),
);

function undocumented(file: string): readonly string[] {
  const lines = readFileSync(join("pipeline", file), "utf8").split(/\r?\n/u);
  return lines.flatMap((line, index) => {
    const name = EXPORT.exec(line)?.[1];
    return name === undefined || lines[index - 1]?.trimEnd().endsWith("*/") === true ? [] : [`${file}: ${name}`];
  });
}

it("every export has a docstring", () => {
  expect(files.length).toBeGreaterThan(300);
  expect(files.flatMap(undocumented)).toEqual([]);
});
