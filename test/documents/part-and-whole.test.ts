/** 「N件のうちM件」 is said of a part: where all are meant, no sentence of a paper says 「うち」. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { documentXml, paragraphs } from "./drawn-report.ts";
import { aRollup, submitters } from "./rollup-builders.ts";

/** Wordings that count a part, each where something is left besides it. */
const GUARDED = [
  "letters/見直し・確認依頼書（前回の依頼）.txt.hbs 直った件数",
  "report/10-概要.md.hbs submittedCount",
  "report/10-概要.md.hbs submittedCount",
  "report/60-解消の見通し.md.hbs scheduledCount",
  "report/60-解消の見通し.md.hbs scheduledCount",
];

it("the wording counts a part of a number only where another part is left", () => {
  const wordings = readdirSync("templates", { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".hbs"),
  );
  const counted = wordings.flatMap((path) => {
    const parts = readFileSync(`templates/${path}`, "utf8").matchAll(
      /うち、?(?:次の|今回、)?\s?\**\{\{(?![#/])(\S+?)\}\}/gu,
    );
    return [...parts].map(([, name = ""]) => `${path.replaceAll("\\", "/")} ${name}`);
  });
  expect(counted.toSorted()).toEqual(GUARDED);
});

const one = submitters(1).map((each) => ({ ...each, status: "accepted" as const }));

it.each(["2026-12-31", "2027-09-30", null])(
  "a report all of whose △ are planned for %s counts none of them as a part",
  (plannedOn) => {
    const xml = documentXml(aRollup({ submitters: one.map((each) => ({ ...each, plannedOn })) }));
    const notes = new Set(paragraphs(xml, "Note"));
    expect(paragraphs(xml).filter((text) => text.includes("うち") && !notes.has(text))).toEqual([]);
  },
);
