/** Wording is read once for many reports: each must come out as if it had been read for that report alone. */
import { describe, expect, it } from "vitest";
import { parseWording } from "../../pipeline/documents/wording/parse-wording.ts";
import { readWording } from "../../pipeline/documents/wording/read-wording.ts";
import { compileReportTemplate, type ReportTemplate } from "../../pipeline/documents/wording/report-template.ts";
import { walkWording } from "../../pipeline/documents/wording/walk-wording.ts";
import { wordingContext, type WordingContext } from "../../pipeline/documents/kinds/report/wording-context.ts";
import { joinSections } from "../../pipeline/documents/wording/wording-faults.ts";
import { printedRollup } from "../../pipeline/documents/kinds/report/printed-rollup.ts";
import { template } from "./drawn-report.ts";
import { aRollup, aSubordinate, submitters } from "./rollup-builders.ts";

const NAMES = [
  "架空第1県",
  "Kaku",
  "a",
  "（架空）県",
  "架空県。",
  "A b　C ",
  "付録県",
  "12",
  "1. 県",
  "- 県",
  "（）",
  "",
  "𠮷野県👍",
  "が\u0301",
  "_県_ **県** `県`",
  "\\&amp; $& <b>",
];

/** Where what a value begins and ends with could matter; each is read by itself. */
const TOUCHY = [
  "# {{bodyName}}の状況\n\n## 節",
  "# 章\n\n## {{bodyName}}",
  "文{{bodyName}}\nabc {{department}}",
  "abc\n{{bodyName}}\n{{department}}\n県",
  "**{{bodyName}}**県、**{{bodyName}}、**県、県**「{{bodyName}}」**",
  "{{findingCount}}. 件",
  "{{overdueCount}}) 件",
  "- {{deficiencyCount}}件\n- {{bodyName}}",
  "{{#if overdueCount}}超過 {{overdueCount}}件{{else if missingCount}}空欄 {{missingCount}}{{else}}なし {{overdueCount}}{{/if}}",
  "{{#if department}}{{department}}{{/if}}{{#each subordinates}}\n- {{name}} {{submittedCount}}\n{{/each}}",
  ":::note\n{{bodyName}}\n:::",
];

function readAlone(wording: ReportTemplate, context: WordingContext): ReturnType<typeof walkWording> {
  return walkWording(parseWording(joinSections(wording.fill(context))), (_, what) => {
    throw new Error(what);
  });
}

const WORDINGS: readonly (readonly [string, ReportTemplate])[] = [
  ["the wording that ships", template],
  ...TOUCHY.map((source) => [source, compileReportTemplate([{ file: "ひな形.md.hbs", source }])] as const),
];

describe.each(WORDINGS)("%s", (_, wording) => {
  it.each(NAMES)("reads the same with 「%s」", (name) => {
    for (const all of [submitters(12), []]) {
      const subordinates = [aSubordinate("架空第2県", all)];
      const body = { name, department: name, addressee: name };
      const rollup = aRollup({ submitters: all, subordinates, body, cycle: { name } });
      const context = wordingContext(printedRollup(rollup));
      expect(readWording(wording, context)).toEqual(readAlone(wording, context));
    }
  });
});

it("is read once for reports that differ in values only", () => {
  const [one, other] = ["架空第1県", "別の県"].map((name) =>
    readWording(template, wordingContext(printedRollup(aRollup({ submitters: submitters(12), body: { name } })))),
  );
  const unfilled = one?.sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind !== "paragraph") ?? [];
  expect(unfilled.length).toBeGreaterThan(0);
  const others = other?.sections.flatMap(({ blocks }) => blocks);
  expect(unfilled.every((block) => others?.includes(block) === true)).toBe(true);
});
