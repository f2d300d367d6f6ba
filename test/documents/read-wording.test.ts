/** Whatever a value holds, it is printed as it is: it becomes no heading, no list, no directive. */
import { describe, expect, it } from "vitest";
import { readWording } from "../../pipeline/documents/wording/read-wording.ts";
import { reportOf, template } from "./drawn-report.ts";
import { aRollup, aSubordinate, submitters } from "./rollup-builders.ts";

const NAMES = [
  "架空第1県",
  "（架空）県",
  "A b　C",
  "付録県",
  "12",
  "1. 県",
  "- 県",
  "（）",
  "𠮷野県👍",
  "が\u0301",
  "_県_ **県** `県`",
  "\\&amp; $& <b>",
  "::table{data=deficiencies}",
];

function textsOf(name: string): readonly string[] {
  const all = submitters(12);
  const subordinates = [aSubordinate("架空第2県", all)];
  const body = { name, department: name, addressee: name };
  const rollup = aRollup({ submitters: all, subordinates, body, cycle: { name } });
  return readWording(template, reportOf(rollup).context).sections.flatMap(({ blocks }) =>
    blocks.map((block) => (block.kind === "paragraph" ? block.runs.map(({ text }) => text).join("") : block.kind)),
  );
}

const PLAIN = "架空機関";

describe("the wording that ships", () => {
  it.each(NAMES)("reads the same with 「%s」", (name) => {
    expect(textsOf(name)).toEqual(textsOf(PLAIN).map((text) => text.replaceAll(PLAIN, () => name)));
  });
});
