/** Charts are drawn once for many reports: each must come out with its own numbers, in the picture and in the workbook behind it. */
import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import type { BodyRollup } from "../../pipeline/model/rollup.ts";
import { ANSWER_LABELS } from "../../pipeline/model/labels.ts";
import { ANSWER_KINDS } from "../../pipeline/model/answer-kind.ts";
import { readWorkbook } from "../../pipeline/workbook/read/index.ts";
import { draw, partsOf } from "./drawn-report.ts";
import { aRollup, submitters } from "./rollup-builders.ts";

const few = aRollup({ submitters: submitters(3) });
const many = aRollup({ submitters: submitters(40) });
const nothing = aRollup({
  changes: {
    chapters: few.chapters.map((chapter) => ({
      ...chapter,
      totals: { implemented: 0, planned: 0, not_applicable: 0, missing: 0, invalid: 0 },
    })),
  },
});

/** A list a kind of answer, of its counts by chapter. */
function countsOf({ chapters }: BodyRollup): readonly (readonly number[])[] {
  return ANSWER_KINDS.map((kind) => chapters.map(({ totals }) => totals[kind]));
}

function seriesOf(rollup: BodyRollup): readonly string[] {
  return (partsOf(draw(rollup))["word/charts/chart1.xml"] ?? "").split("<c:ser>").slice(1);
}

it.each([
  ["few", few],
  ["many", many],
  ["none", nothing],
])("holds the report's own numbers (%s)", (_, rollup) => {
  const numbers = seriesOf(rollup).map((series) =>
    Array.from(
      (/<c:numCache>.*<\/c:numCache>/su.exec(series)?.[0] ?? "").matchAll(/<c:v>(\d+)<\/c:v>/gu),
      ([, value]) => Number(value),
    ),
  );
  expect(numbers).toEqual(countsOf(rollup));
});

it("can be edited: the workbook holds the same numbers", async () => {
  expect(countsOf(few)).not.toEqual(countsOf(many));
  for (const rollup of [few, many]) {
    const [, workbook] =
      Object.entries(unzipSync(draw(rollup))).find(([name]) => name.startsWith("word/embeddings/")) ?? [];
    const [sheet] = (await readWorkbook(workbook ?? new Uint8Array())).sheets;
    const numbers = (sheet?.cells ?? []).filter(({ text }) => /^\d+$/u.test(text)).map(({ text }) => Number(text));
    const byRow = rollup.chapters.flatMap(({ totals }) => ANSWER_KINDS.map((kind) => totals[kind]));
    expect(numbers).toEqual(byRow);
  }
});

it("prints below the name of a chapter what its bar has no room for, so that no answer is a sliver without a number", () => {
  const names = (rollup: BodyRollup): readonly string[] =>
    Array.from((/<c:cat>.*?<\/c:cat>/su.exec(seriesOf(rollup)[0] ?? "")?.[0] ?? "").matchAll(/<c:v>([^<]*)<\/c:v>/gu), ([, name]) => name ?? ""); // prettier-ignore
  const expected = many.chapters.map(({ chapter, totals }) => {
    const whole = ANSWER_KINDS.reduce((sum, kind) => sum + totals[kind], 0);
    const small = ANSWER_KINDS.filter((kind) => totals[kind] > 0 && totals[kind] < whole * 0.04);
    const counts = small.map((kind) => `${ANSWER_LABELS[kind]} ${String(totals[kind])}`);
    return counts.length === 0 ? chapter : `${chapter}\n${counts.join("、")}`;
  });
  expect(names(many)).toEqual(expected);
  expect(expected.some((name) => name.includes("\n"))).toBe(true);
});

it("tells every kind of answer from the paper", () => {
  const fills = seriesOf(many).map((series) => /<c:spPr>(.*?)<a:ln /su.exec(series)?.[1] ?? "");
  expect(new Set(fills).size).toBe(ANSWER_KINDS.length);
  expect(fills.filter((fill) => fill === '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>')).toEqual([]);
});

it("prints a number only where its piece of the bar has room for it", () => {
  const leftOut = seriesOf(many).map((series) =>
    Array.from(series.matchAll(/<c:idx val="(\d+)"\/><c:delete val="1"\/>/gu), ([, category]) => Number(category)),
  );
  const narrow = countsOf(many).map((counts) =>
    counts.flatMap((count, chapter) => {
      const whole = ANSWER_KINDS.reduce((sum, kind) => sum + (many.chapters[chapter]?.totals[kind] ?? 0), 0);
      return count === 0 || count < whole * 0.04 ? [chapter] : [];
    }),
  );
  expect(leftOut).toEqual(narrow);
  expect(leftOut.flat().length).toBeGreaterThan(0);
  expect(leftOut.flat().length).toBeLessThan(countsOf(many).flat().length);
});
