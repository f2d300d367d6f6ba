/** Every name that the wording of any kind of document may use is explained to office staff. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { KIND_NAMES, KINDS } from "../../pipeline/documents/kinds/index.ts";
import { LIST_NAMES } from "../../pipeline/documents/kinds/report/wording-names.ts";
import { topNames } from "../../pipeline/documents/wording/vocabulary.ts";

const page = readFileSync("docs/change-wording.md", "utf8");
const [ofReport = "", ofOthers = ""] = page.split("## 別冊と対応一覧で使える名前");

describe.each(KIND_NAMES)("%s", (kind) => {
  const { vocabulary } = KINDS[kind];
  const names = [...topNames(vocabulary), ...vocabulary.tables, ...vocabulary.charts];
  it.each(kind === "report" ? names : [])("%s has its line in docs/change-wording.md", (name) => {
    expect(ofReport).toMatch(new RegExp(`^\\| \`${name}\` \\|`, "mu"));
  });
  it.each(kind === "report" ? [] : names)("%s is explained in docs/change-wording.md", (name) => {
    expect(ofOthers).toContain(`\`${name}\``);
  });
});

it.each(Object.entries(LIST_NAMES))("the names inside %s are explained", (list, inside) => {
  const line = page.split("\n").find((each) => each.startsWith(`| \`${list}\` |`)) ?? "";
  for (const name of inside) expect(line).toContain(`\`${name}\``);
});
