/** Of what sentences call the lowest or the most: one thing alone, or those that share it by name and number; nothing of what all share. */
import { describe, expect, it } from "vitest";
import { lowestOf, mostOf, namesOfEquals } from "../../pipeline/documents/kinds/superlative.ts";
import type { AnswerTotals } from "../../pipeline/model/rollup.ts";
import { documentXml, paragraphs, reportOf } from "./drawn-report.ts";
import { aRollup, submitters } from "./rollup-builders.ts";

describe("the lowest", () => {
  const lowest = (...values: (number | null)[]) => lowestOf(values, (value) => value);

  it.each([
    [[3, 1, 2], [1]],
    [
      [3, 1, null, 1],
      [1, 1],
    ],
    [[1, 1, null], []],
    [[1], []],
    [[], []],
  ])("of %j is %j", (values, expected) => {
    expect(lowest(...values)).toEqual(expected);
  });
});

it("the most is no zero, and may stand alone", () => {
  const most = (...values: number[]) => mostOf(values, (value) => value);
  expect([most(0, 2, 1), most(0, 2, 0), most(2, 2, 1), most(2, 2, 0), most(0, 0)]).toEqual([[2], [2], [2, 2], [], []]);
});

it("several are named, many counted", () => {
  const names = (...all: string[]) => namesOfEquals(all, "項目");
  expect([names(), names("甲"), names("甲", "乙"), names("甲", "乙", "丙", "丁")]).toEqual([
    "",
    "甲",
    "甲及び乙",
    "甲、乙ほか2項目",
  ]);
});

describe("the lowest measure", () => {
  const rollup = aRollup({ submitters: submitters(12) });
  const full: AnswerTotals = { implemented: 9, planned: 0, not_applicable: 0, missing: 0, invalid: 0 };
  /** Of the measures with these numbers other totals. */
  const told = (others: Readonly<Record<number, Partial<AnswerTotals>>>): string => {
    const measures = rollup.measures.map(({ number }) => ({ number, ...full, ...others[number] }));
    return paragraphs(documentXml({ ...rollup, measures })).find((text) => text.startsWith("措置ごとの")) ?? "";
  };
  const ONE = { implemented: 0, planned: 1 };
  const [first = 0, second = 0, third = 0, fourth = 0] = rollup.scope.reported.map(({ number }) => number);
  const No = (number: number): string => `No.${String(number)}「`;

  it("is one that at least five have answered, which says what it leaves out", () => {
    expect(told({ [first]: ONE, [second]: { planned: 1 } })).toContain(
      `次のとおり。回答が5機関に満たない措置を除けば、実施率が最も低いのは${No(second)}`,
    );
    expect(told({ [first]: { implemented: 1 }, [second]: { planned: 1 } })).toContain(
      `次のとおり。実施率が最も低いのは${No(second)}`,
    );
    expect(told({ [first]: ONE })).toBe("措置ごとの回答数と実施率は次のとおり。");
  });

  it("is any where none has as many", () => {
    const few = Object.fromEntries(rollup.measures.map(({ number }) => [number, { implemented: 3 }]));
    expect(told({ ...few, [first]: ONE })).toContain(`次のとおり。実施率が最も低いのは${No(first)}`);
  });

  it("are two, or two and how many more", () => {
    const low = { planned: 1 };
    expect(told({ [first]: low, [second]: low })).toMatch(
      new RegExp(`最も低いのは${No(first)}[^」]*」及び${No(second)}[^」]*」（90`, "u"),
    );
    expect(told({ [first]: low, [second]: low, [third]: low, [fourth]: low })).toMatch(
      new RegExp(`最も低いのは${No(first)}[^」]*」、${No(second)}[^」]*」ほか2項目（90`, "u"),
    );
  });
});

it("no chapter is the lowest where all are alike, no body the worst that has done all", () => {
  const done = aRollup({ submitters: submitters(12) });
  const chapters = done.chapters.map((each) => ({
    ...each,
    totals: { implemented: 9, planned: 0, not_applicable: 0, missing: 0, invalid: 0 },
  }));
  const { context } = reportOf({ ...done, chapters });
  expect([context.lowestChapter, context.mostPlannedChapter]).toEqual(["", ""]);
  const standing = { rate: 1000, institutions: 1, submitted: 1, now: done.totals, then: null, chapters: [], planned: 0, overdue: 0 }; // prettier-ignore
  const bodies = [1, 2].map((rank) => ({ ...standing, rank, notSubmitted: 2 - rank, body: { ...done.body, code: String(rank) } })); // prettier-ignore
  expect(reportOf(done, { standings: bodies }).context.worstBody).toBe("");
  const low = bodies.map((body) => ({ ...body, rate: 900 }));
  expect(reportOf(done, { standings: low }).context.worstBody).not.toBe("");
});
