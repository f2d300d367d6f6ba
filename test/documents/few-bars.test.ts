/** What charts leave out: bars that say no more than the table above them, and whatever cannot be read in black and white. */
import { describe, expect, it } from "vitest";
import { parseKeptReport } from "../../pipeline/documents/kept/index.ts";
import { rankSubordinates } from "../../pipeline/rollup/figures/rank-subordinates.ts";
import { draw, documentXml, partsOf, reportOf, textOf } from "./drawn-report.ts";
import { aRollup, prefecture, submitters } from "./rollup-builders.ts";

const status = { institutions: 3, accepted: 3, needs_correction: 0, not_received: 0, rejected: 0 };
const totalsOf = (implemented: number) => ({ implemented, planned: 1, not_applicable: 0, missing: 0, invalid: 0 });
/** Bodies below whose rates fall as these numbers do. */
const linesOf = (...implemented: readonly number[]) =>
  implemented.map((count, index) => ({
    body: { ...prefecture, code: `P${String(index)}`, name: `架空第${String(index + 1)}県` },
    status,
    totals: totalsOf(count),
    chapters: [totalsOf(count), totalsOf(2 * count)],
    deficiencies: [],
    then: null,
  }));
const bodies = (...implemented: readonly number[]) => rankSubordinates(linesOf(...implemented));
const rollup = aRollup({ submitters: submitters(12) });
const quarter = (index: number) => ({
  fiscalYear: 2027,
  quarter: ([1, 2, 3, 4] as const)[index] ?? 1,
  count: 1,
  remaining: 9 - index,
});
const forecastOf = (quarters: number, overdue = 0) => ({
  total: quarters + overdue,
  quarters: Array.from({ length: quarters }, (_, index) => quarter(index)),
  overdue,
  undated: 0,
  pushedBack: null,
});

describe("a chart of few bars", () => {
  it.each([
    [[9, 8, 7], false],
    [[9, 8, 7, 6], true],
  ])("of bodies below with %j is drawn, and spoken of: %j", (implemented, drawn) => {
    const standings = bodies(...implemented);
    expect(reportOf(rollup, { standings }).charts.subordinates !== null).toBe(drawn);
    const text = textOf(documentXml(rollup, undefined, { standings }));
    expect(text.includes("次の図に、取りまとめ機関を、")).toBe(drawn);
    // The heat table does not depend on it.
    expect(text).toContain("取りまとめ機関の実施率を章別に示す。");
  });

  it.each([
    [3, 0, false],
    [3, 1, true],
    [4, 0, true],
  ])("of %i quarters and %i overdue is drawn, and spoken of: %j", (quarters, overdue, drawn) => {
    const forecast = forecastOf(quarters, overdue);
    expect(reportOf(rollup, { forecast }).charts.closing !== null).toBe(drawn);
    const text = textOf(documentXml(rollup, undefined, { forecast }));
    expect(text.includes("次の図に、解消の時期ごとの件数を示す。")).toBe(drawn);
  });
});

it("says neither a busiest of one quarter, nor one worst body of several", () => {
  const text = textOf(documentXml(rollup, undefined, { forecast: forecastOf(1), standings: bodies(9, 9, 8) }));
  expect(text).toContain("令和9年度第1四半期（4～6月）に解消する予定である。");
  expect(text).not.toMatch(/最も多い(?:時期|四半期)は/u);
  expect(text).toContain("順位が最も上なのは、架空第3県（実施率88.8%）である。");
  expect(textOf(documentXml(rollup, undefined, { standings: bodies(8, 9, 8) }))).toContain(
    "順位が最も上なのは、架空第1県及び架空第3県（実施率88.8%）である。",
  );
});

describe("bodies below without a rate", () => {
  const [none, chapters] = [{ ...totalsOf(0), planned: 0 }, []];
  /** So many institutions of each have sent nothing. */
  const silent = (...missing: readonly number[]) =>
    missing.map((count, index) => ({
      body: { ...prefecture, code: `M${String(index)}`, name: `架空第${String(index + 1)}省` },
      status: { ...status, institutions: count, accepted: 0, not_received: count },
      totals: none,
      chapters,
      deficiencies: [],
      then: null,
    }));
  const told = (missing: readonly number[], rated: readonly number[]): string => {
    const standings = rankSubordinates([...silent(...missing), ...linesOf(...rated)]);
    return textOf(documentXml(rollup, undefined, { standings }));
  };

  it("are all named, whatever their size, above the table and above the chart that leaves them out", () => {
    const two = told([3, 5], [9, 8, 7, 6]);
    expect(two).toContain(
      "実施率を算定できない架空第2省及び架空第1省は、最も上に示す。そのほかで順位が最も上なのは、架空第4県（実施率85.7%）である。",
    );
    expect(two).toContain(
      "架空第4県の85.7%から、実施率の低い順に示す。実施率を算定できない架空第2省及び架空第1省は、図にない。",
    );
    expect(two).toContain("取りまとめ機関（実施率を算定できないものを除く）の実施率を章別に示す。");
    expect(told([3, 5, 4], [9, 8, 7, 6])).toContain("算定できない架空第2省、架空第3省ほか1機関は、図にない。");
  });

  it("are not named where there are no others, nor where there are none", () => {
    expect(told([3, 5], [])).not.toMatch(/算定できない|最も悪い/u);
    expect(told([], [9, 8, 7, 6])).not.toMatch(/算定できない|そのほか/u);
    expect(told([], [9, 8, 7, 6])).toContain("順位が最も上なのは、架空第4県（実施率85.7%）である。");
    // Of one, nothing is the worst.
    expect(told([3], [9])).toMatch(/算定できない架空第1省は、最も上に示す。(?!.*順位が最も上)/u);
  });
});

it("prints black numbers, on white where there is a pattern behind them", () => {
  const xml = partsOf(draw(rollup))["word/charts/chart1.xml"] ?? "";
  const inks = Array.from(xml.matchAll(/<a:defRPr [^>]*><a:solidFill><a:srgbClr val="(\w+)"/gu), ([, ink]) => ink);
  expect(new Set(inks)).toEqual(new Set(["000000"]));
  const series = xml.split("<c:ser>").slice(1);
  const behind = series.map((each) => [
    /<a:pattFill prst="(\w+)"/u.exec(each)?.[1] ?? "plain",
    /<c:dLbls>.*?<c:spPr>(<a:noFill\/>)?/su.exec(each)?.[1] === undefined,
  ]);
  expect(behind).toEqual([["plain", false], ["wdUpDiag", true], ["ltHorz", true], ["dkVert", true], ["lgCheck", true]]); // prettier-ignore
});

it("comes back from the state as it was settled, with its charts and greys", () => {
  const subject = reportOf(rollup, { standings: bodies(9, 8, 7, 6), forecast: forecastOf(4, 1) });
  const kept = { path: "reports/x.docx", subject };
  expect(subject.tables["subordinates-by-chapter"]?.rows[0]?.cells.some(({ shade }) => shade !== undefined)).toBe(true);
  expect(parseKeptReport(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
});

it("gives every bar of a chart of rates its number, also where there is no bar: beside it, and no wider bar's", () => {
  const xml = partsOf(draw(rollup, undefined, { standings: bodies(0, 0.01, 7, 6) }))["word/charts/chart2.xml"] ?? "";
  const others = Array.from(xml.matchAll(/<c:dLbl><c:idx val="(\d)"\/>(.*?)<\/c:dLbl>/gu), ([, bar, label = ""]) => [bar, label.includes('<c:dLblPos val="inBase"/>') && label.includes('<c:showVal val="1"/>')]); // prettier-ignore
  expect(others).toEqual([["0", true], ["1", true]]); // prettier-ignore
  expect(xml).toContain('<c:dLblPos val="ctr"/>');
});

it("begins a number that is longer than its bar where the bar does, so that no axis runs through it", () => {
  const forecast = forecastOf(4, 60);
  const xml = partsOf(draw(rollup, undefined, { forecast }))["word/charts/chart3.xml"] ?? "";
  const places = Array.from(xml.matchAll(/<c:dLbl><c:idx val="(\d)"\/>.*?(delete|inBase)/gu), ([, bar, place]) => [bar, place]); // prettier-ignore
  const inNone = (...bars: readonly string[]) => bars.map((bar) => [bar, "delete"]);
  const atBase = ["0", "1", "2", "3"].map((bar) => [bar, "inBase"]);
  expect(places).toEqual([...atBase, ...inNone("4", "5"), ...inNone("0", "1", "2", "3", "5")]);
});
