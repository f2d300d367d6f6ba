/** Every name that the wording may use is explained to office staff. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CHARTS } from "../../pipeline/documents/kinds/report/charts/index.ts";
import { TABLES } from "../../pipeline/documents/kinds/report/tables/index.ts";
import {
  COUNT_NAMES,
  FLAG_NAMES,
  LIST_NAMES,
  TEXT_NAMES,
} from "../../pipeline/documents/kinds/report/wording-names.ts";

const page = readFileSync("docs/change-wording.md", "utf8");
const names = [
  ...TEXT_NAMES,
  ...COUNT_NAMES,
  ...FLAG_NAMES,
  ...Object.keys(LIST_NAMES),
  ...Object.keys(TABLES),
  ...Object.keys(CHARTS),
];

describe.each(names)("%s", (name) => {
  it("has its line in docs/change-wording.md", () => {
    expect(page).toMatch(new RegExp(`^\\| \`${name}\` \\|`, "mu"));
  });
});

it.each(Object.entries(LIST_NAMES))("the names inside %s are explained", (list, inside) => {
  const line = page.split("\n").find((each) => each.startsWith(`| \`${list}\` |`)) ?? "";
  for (const name of inside) expect(line).toContain(`\`${name}\``);
});
