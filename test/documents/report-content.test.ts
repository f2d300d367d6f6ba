/** What stands in a report, section by section. */
import { describe, expect, it } from "vitest";
import type { ClosingForecast } from "../../pipeline/model/body-figures.ts";
import type { Decision } from "../../pipeline/model/decision.ts";
import type { Institution } from "../../pipeline/model/registry.ts";
import { KIND_NAMES, KINDS } from "../../pipeline/documents/kinds/index.ts";
import { decision } from "../build/decisions.ts";
import { registry } from "../build/registry.ts";
import { documentXml, draw, paragraphs, partsOf, tableWith } from "./drawn-report.ts";
import { aRollup, aSubordinate, submitters } from "./rollup-builders.ts";

describe("a report of a periodic cycle", () => {
  const all = submitters(12);
  const subordinates = [aSubordinate("架空第2県", all.slice(0, 6)), aSubordinate(null, all.slice(6))];
  const rollup = aRollup({ submitters: all, subordinates });
  const xml = documentXml(rollup);

  it("has its sections in the order of the wording, numbered", () => {
    expect(paragraphs(xml, "Heading1")).toEqual([
      "1　概要",
      "2　結果の総括",
      "3　下位機関別の状況",
      "4　重点報告事項の状況",
      "5　未実施事項",
      "6　解消の見通し",
      "7　提出の状況",
    ]);
  });

  it("lists every heading in the contents, with a page number and a bookmark that exists", () => {
    const entries = paragraphs(xml, "TOC1");
    expect(entries).toHaveLength(7);
    for (const entry of entries) expect(entry).toMatch(/\d+$/u);
    for (const [, anchor] of xml.matchAll(/w:anchor="([^"]+)"/gu)) expect(xml).toContain(`w:name="${anchor ?? ""}"`);
    expect(xml).not.toContain("w:dirty");
  });

  it("numbers tables and figures, each in its own order", () => {
    const captions = paragraphs(xml, "Caption").map((text) => text.replace(/　.*$/u, ""));
    const numbered = (sort: string) => captions.filter((text) => text.startsWith(sort));
    for (const sort of ["表", "図"])
      expect(numbered(sort)).toEqual(numbered(sort).map((_, index) => `${sort}${String(index + 1)}`));
    expect(numbered("表").length + numbered("図").length).toBe(captions.length);
    expect(numbered("図").length).toBe(xml.match(/<wp:docPr [^>]*descr="[^"]+/gu)?.length);
  });

  it("shows the sum that must hold", () => {
    expect(paragraphs(xml, "Note").join("")).toContain("12＝6＋4＋1＋1（一致）");
  });

  it("counts by chapter, with a total", () => {
    const rows = tableWith(xml, "章", "実施率");
    expect(rows).toHaveLength(rollup.chapters.length + 2);
    expect(rows.at(-1)?.slice(0, 3)).toEqual([
      "計",
      String(rollup.scope.reported.length),
      String(rollup.totals.implemented),
    ]);
  });

  it("lists each deficiency, overdue ones marked", () => {
    const { institution } = rollup.deficiencies.find((deficiency) => deficiency.overdue) ?? {};
    const rows = xml.match(/<w:tr>(?:(?!<\/w:tr>).)*超過(?:(?!<\/w:tr>).)*<\/w:tr>/gsu) ?? [];
    expect(rows.filter((row) => row.includes('w:val="Strong"'))).toHaveLength(
      rollup.deficiencies.filter((deficiency) => deficiency.overdue).length,
    );
    expect(xml).toContain(institution?.name);
    expect(xml).toContain("読取不能");
  });

  it("adds up the bodies below when each institution is counted once", () => {
    expect(tableWith(xml, "取りまとめ機関").map((row) => row[1])).toEqual([
      "取りまとめ機関",
      "架空第2県",
      "（直接取りまとめ）",
      "計",
    ]);
  });

  it("repeats heading rows and keeps rows whole", () => {
    const tables = xml.match(/<w:tbl>/gu)?.length ?? 0;
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(tables);
    expect(xml.match(/<w:tr>/gu)).toHaveLength(xml.match(/<w:cantSplit\/>/gu)?.length ?? 0);
  });

  it("draws the chart natively, with its data", () => {
    const chart = partsOf(draw(rollup))["word/charts/chart1.xml"] ?? "";
    expect(chart).toContain("<c:barChart>");
    expect(chart).toContain("2 外部委託");
  });
});

it("leaves out the total when institutions below overlap", () => {
  const all = submitters(12);
  const subordinates = [aSubordinate("架空省", all), aSubordinate("架空集約センター", all.slice(0, 4))];
  const xml = documentXml(aRollup({ submitters: all, subordinates }));
  expect(tableWith(xml, "取りまとめ機関").map((row) => row[1])).not.toContain("計");
  expect(paragraphs(xml, "Note").join("")).toContain("計は設けない");
});

it("reports all measures in an ad hoc cycle", () => {
  const xml = documentXml(aRollup({ cycle: { kind: "接続申請時" } }));
  expect(paragraphs(xml, "Heading1")).toContain("3　措置別の状況");
  expect(tableWith(xml, "措置の要旨", "区分")).toHaveLength(1 + 92 + 5);
});

describe("解消の見通し", () => {
  const quarter = (index: number, count: number) => ({
    fiscalYear: 2027 + Math.floor(index / 4),
    quarter: ([1, 2, 3, 4] as const)[index % 4] ?? 1,
    count,
    remaining: 0,
  });
  const xmlOf = (counts: readonly number[], more: Partial<ClosingForecast> = {}) => {
    const quarters = counts.map((count, index) => quarter(index, count));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const forecast = { total, quarters, overdue: 0, undated: 0, pushedBack: null, ...more };
    const deficiencies = aRollup().deficiencies.filter(({ overdue, plannedOn }) => !overdue && plannedOn !== null);
    const figures = { forecast: { ...forecast, total: deficiencies.length } };
    return documentXml(aRollup({ changes: { deficiencies } }), undefined, figures);
  };
  const told = (...given: Parameters<typeof xmlOf>) => paragraphs(xmlOf(...given)).join("\n");
  const tableOf = (...given: Parameters<typeof xmlOf>) =>
    tableWith(xmlOf(...given), "解消の予定").map((row) => row.slice(0, 2));

  it("names as the busiest a single quarter that has a line of its own in the table, which is longer for it", () => {
    const last = (counts: readonly number[]) => tableOf(counts).slice(-5, -3);
    const far = told([1, 1, 1, 1, 1, 1, 1, 1, 1, 5, 1, 1]);
    expect(far).toContain("最も多い四半期は令和11年度第2四半期（7～9月）（5件）である。");
    expect(last([1, 1, 1, 1, 1, 1, 1, 1, 1, 5, 1, 1])).toEqual([
      ["令和11年度第2四半期（7～9月）", "5"],
      ["令和11年度第3四半期（10～12月）以降", "2"],
    ]);
    // A single one that is left has a line of its own, too.
    expect(last([1, 1, 1, 1, 1, 1, 1, 1, 1, 5, 1])).toEqual([
      ["令和11年度第2四半期（7～9月）", "5"],
      ["令和11年度第3四半期（10～12月）", "1"],
    ]);
    expect(last([1, 1, 4, 1, 1, 1, 1, 3, 2])).toEqual([
      ["令和10年度第3四半期（10～12月）", "1"],
      ["令和10年度第4四半期（1～3月）以降", "5"],
    ]);
  });

  it("names none that is too far to have a line of its own, nor others that have as many", () => {
    const one = Array.from({ length: 12 }, () => 1);
    expect(told([...one, 5, 1])).not.toContain("最も多い四半期");
    expect(told([5, ...one, 5])).not.toContain("最も多い四半期");
    expect(tableOf([...one, 5, 1])).toHaveLength(1 + 8 + 3);
    expect(told([...one.slice(1), 5, 1])).toContain("最も多い四半期は");
  });

  it("calls no line for several quarters the busiest", () => {
    const text = told([1, 1, 4, 1, 1, 1, 1, 3, 2]);
    expect(text).toContain("最も多い四半期は、令和9年度第3四半期（10～12月）（4件）である。");
    expect(text).toContain("最も多い四半期は令和9年度第3四半期（10～12月）（4件）である。");
    expect(told([1, 1, 1, 1, 1, 1, 1, 3, 2])).toContain("最も多い四半期は令和10年度第4四半期（1～3月）（3件）である。");
  });

  it("names all that are the busiest, and none where no quarter has fewer", () => {
    const two = told([1, 3, 3]);
    const names = "令和9年度第2四半期（7～9月）及び令和9年度第3四半期（10～12月）";
    expect(two).toContain(`最も多い四半期は${names}で、それぞれ3件である。`);
    expect(two).toContain(`最も多い四半期は${names}（各3件）である。`);
    expect(told([1, 3, 3, 3, 3])).toContain(`最も多い四半期は${names.replace("及び", "、")}ほか2つの四半期（各3件）`);
    expect(told([2, 2, 2, 2, 2, 2])).not.toContain("最も多い四半期");
  });

  it("says of all that they are scheduled, and nothing of what is not there", () => {
    expect(told([1, 1])).toMatch(/件は、すべて令和9年度第2四半期（7～9月）までに解消する予定である。/u);
    expect(told([1, 1])).not.toContain("見通しが立っていない");
    expect(told([1, 1], { undated: 1 })).toContain("は、令和9年度第2四半期（7～9月）までに");
    expect(told([1, 1], { undated: 1 })).not.toMatch(/超過 |(?<!\d)0件は、見通し/u);
  });
});

describe("取りまとめに当たっての判断", () => {
  // The first leaves its ◆ measures (No.30) to an aggregator, the second does them itself.
  const [leaving, own] = submitters(2).map(({ institution }) => institution);
  if (leaving === undefined || own === undefined) throw new Error("There are two.");
  const decided = (kind: Decision["kind"], institution: Institution, measure: number, file = "a.xlsx") => ({
    decision: decision(kind, { file, measure, value: "〇" }),
    state: "applied" as const,
    institution,
    effect: "",
  });
  const told = (...decisions: readonly ReturnType<typeof decided>[]): string =>
    paragraphs(documentXml({ ...aRollup({ submitters: submitters(2) }), decisions })).find((text) => text.includes("件の判断をした")) ?? ""; // prettier-ignore

  it("counts the answers that it changes in the figures, each once", () => {
    const mark = "回答を読み替え";
    expect(told(decided(mark, own, 30), decided(mark, own, 2), decided(mark, leaving, 2))).toContain("3件の回答を");
    expect(told(decided(mark, own, 2), decided(mark, own, 2, "b.xlsx"))).toContain("1件の回答を");
    // No.1 is not reported, and the ◆ of those who leave them to an aggregator count as － whatever is decided.
    expect(told(decided(mark, own, 2), decided(mark, own, 1), decided(mark, leaving, 30))).toContain("1件の回答を");
    expect(told(decided(mark, leaving, 30))).toMatch(/次の1件の判断をした。$/u);
  });

  it("counts dates apart from marks", () => {
    const [mark, date] = ["回答を読み替え", "実施予定時期を読み替え"] as const;
    const both = told(decided(mark, own, 2), decided(date, own, 4), decided(date, own, 6));
    expect(both).toContain("判断により、1件の回答及び2件の実施予定時期を読み替えている。");
    expect(told(decided(date, own, 4))).toContain("判断により、1件の実施予定時期を読み替えている。");
  });
});

describe("前回との比較", () => {
  const all = submitters(12);
  const rollup = aRollup({ submitters: all });
  const [planned] = rollup.deficiencies.filter(({ overdue }) => overdue);
  if (planned === undefined) throw new Error("Nothing is overdue.");
  const { institution, measure, plannedOn } = planned;
  const now = { kind: "planned" as const, plannedOn, remark: "", file: "", place: null, remarkPlace: null };
  const then = { kind: "planned" as const, plannedOn, remark: "", code: "", name: "", file: "", sheet: "", cell: "" };
  const fate = { total: 0, implemented: 0, planned: 0, notApplicable: 0, unanswered: 0, notSent: 0 };
  const changes = {
    worsened: [],
    slipped: [{ institution, measure, now, then, later: false, passed: true, dateLost: false }],
    copied: [],
    fate,
    origin: { stillPlanned: 0, fresh: 0, unknown: 0 },
  };
  const trend = {
    previous: { asOf: "2026-03-31", cycle: { name: "令和7年度 定期点検", formVersion: "2.0" } },
    usersThen: new Set<string>(),
    senders: { both: 0, onlyNow: [], onlyThen: [], neither: 0 },
    overall: { now: rollup.totals, then: rollup.totals, measures: 46, compared: 46 },
    chapters: [],
    measures: [],
    facts: [],
    leavesOutMoved: false,
  };
  const forecast = { total: 3, quarters: [], overdue: 3, undated: 0, pushedBack: 0 };
  const figures = { trend, changes, forecast };

  it("tells a plan that was not kept from one that was put off", () => {
    const text = paragraphs(documentXml(rollup, undefined, figures)).join("\n");
    expect(text).toContain("前回より実施予定を延ばしたものはない。");
    expect(text).toMatch(/表\d+　前回の実施予定どおりに進んでいない△/u);
    expect(text).not.toContain("遅れ");
    // Other institutions or measures than last year's paper had: the reader must not look for its count.
    expect(text).toMatch(
      /前回（令和7年度 定期点検）の結果は、今回の対象機関と.*前回の報告書とは異なる。前回の未実施事項はない。/u,
    );
    expect(text).toMatch(/今回の対象機関が前回も点検した46項目による（前回の報告書とは/u);
  });

  it("says in the overview whom the two rates count, where more than a tenth are counted by one of them only", () => {
    const rateOf = (both: number, onlyThen: number, onlyNow = 0) => {
      const senders = {
        both,
        onlyNow: Array.from({ length: onlyNow }, () => ({ institution, joined: null })),
        onlyThen: Array.from({ length: onlyThen }, () => institution),
        neither: 0,
      };
      const all = paragraphs(documentXml(rollup, undefined, { ...figures, trend: { ...trend, senders } }));
      return all.find((text) => text.startsWith("実施率：")) ?? "";
    };
    expect(rateOf(8, 1)).toMatch(/（前回[\d.]+%。今回は10機関、前回は9機関の回答による）$/u);
    expect(rateOf(8, 0, 1)).toContain("前回は8機関の回答による");
    expect([rateOf(9, 1), rateOf(9, 0)].map((text) => /（前回[\d.]+%）$/u.test(text))).toEqual([true, true]);
  });

  it("says in the overview that measures are left out, and not that nothing has changed, where too few have answered them", () => {
    const nothing = "実施率、提出した機関、未実施事項のいずれにも、前回からの変化はない。";
    const leftOut = "前回又は今回の回答が5機関に満たない措置については、変化を記さない。";
    const said = (leavesOutMoved: boolean) => {
      const all = paragraphs(documentXml(rollup, undefined, { ...figures, trend: { ...trend, leavesOutMoved } }));
      return all.filter((text) => [nothing, leftOut].includes(text));
    };
    expect([said(false), said(true)]).toEqual([[nothing], [leftOut]]);
  });
  it.each([
    [{ total: 6, implemented: 3, planned: 2, notApplicable: 1, unanswered: 0, notSent: 0 }, "実施済（〇）が3件、未実施（△）のままが2件、〇でも△でもないもの（対象外、空欄、判読不能、未提出等）が1件である。"],
    [{ total: 6, implemented: 0, planned: 6, notApplicable: 0, unanswered: 0, notSent: 0 }, "未実施（△）のままが6件である。"],
    [{ total: 6, implemented: 6, planned: 0, notApplicable: 0, unanswered: 0, notSent: 0 }, "実施済（〇）が6件である。"],
    [{ total: 6, implemented: 5, planned: 1, notApplicable: 0, unanswered: 0, notSent: 0 }, "実施済（〇）が5件、未実施（△）のままが1件である。"],
    [{ total: 6, implemented: 5, planned: 0, notApplicable: 0, unanswered: 0, notSent: 1 }, "実施済（〇）が5件、〇でも△でもないもの（対象外、空欄、判読不能、未提出等）が1件である。"],
    [{ total: 6, implemented: 0, planned: 2, notApplicable: 4, unanswered: 0, notSent: 0 }, "未実施（△）のままが2件、〇でも△でもないもの（対象外、空欄、判読不能、未提出等）が4件である。"],
  ])("counts what has become of last cycle's △, and nothing that none has become: %j", (became, said) => {
    const text = paragraphs(documentXml(rollup, undefined, { ...figures, changes: { ...changes, fate: became } })).join("");
    expect(text).toContain(`前回の未実施事項6件は、今回、${said}`);
  }); // prettier-ignore

  it("says where else the answers stand that it lists, whichever they are, and nothing where it lists none", () => {
    const [pair] = changes.slipped;
    if (pair === undefined) throw new Error("Nothing has slipped.");
    const none = { ...changes, slipped: [] };
    const said = (own: Partial<Record<"worsened" | "slipped" | "copied", readonly (typeof pair)[]>>) =>
      paragraphs(documentXml(rollup, undefined, { ...figures, changes: { ...none, ...own } })).join("").split("シート「前回比較」にもある").length - 1; // prettier-ignore
    expect([{ worsened: [pair] }, { slipped: [pair] }, { copied: [pair] }].map(said)).toEqual([1, 1, 1]);
    expect(said({})).toBe(0);
  });

  it("says in the overview that deficiencies are new where there were none, and not that nothing has changed", () => {
    const said = (fresh: number) => {
      const own = { ...figures, changes: { ...changes, origin: { stillPlanned: 0, fresh, unknown: 0 } } };
      const all = paragraphs(documentXml(rollup, undefined, { ...own, trend: { ...trend, facts: [] } }));
      return all.filter((text) => text.includes("前回からの変化はない") || text.startsWith("前回は未実施事項がなく"));
    };
    expect(said(1)).toEqual(["前回は未実施事項がなく、今回の未実施事項は、新たに△となったものである。"]);
    expect(said(0)).toEqual(["実施率、提出した機関、未実施事項のいずれにも、前回からの変化はない。"]);
  });

  it("is not there for a body without institutions, which has nothing to compare", () => {
    const nobody = aRollup({ submitters: [] });
    expect(paragraphs(documentXml(nobody, undefined, figures), "Heading1")).toEqual(["1　概要"]);
  });
});

it("has on its cover the number, the day, whom it is for, and who signs it, with room for the seal", () => {
  const signed = {
    documentNumber: "架総第12号",
    headTitle: "架空県知事",
    headName: "架空 太郎",
    contact: "電話 000-000-0000\nメール a@example.jp",
  };
  const xml = documentXml(aRollup({ body: signed, cycle: { issuedOn: "2027-04-05" } }));
  expect(paragraphs(xml, "CoverDate")).toEqual(["架総第12号", "令和9年4月5日"]);
  expect(paragraphs(xml, "CoverText").at(-1)).toBe("基準日　令和9年3月31日");
  expect(paragraphs(xml, "CoverSender")[1]).toBe("架空県知事　架空 太郎　　　印　");
  expect(paragraphs(xml, "CoverSender").at(-1)).toBe("（連絡先：電話 000-000-0000 メール a@example.jp）");
  const blank = documentXml(aRollup());
  expect(paragraphs(blank, "CoverDate")).toEqual([expect.stringContaining("（文書番号）"), "令和　　年　　月　　日"]);
  expect(paragraphs(blank, "CoverSender")[1]).toContain("（氏名）");
  expect(paragraphs(blank, "CoverSender").join()).not.toContain("連絡先");
});

it("says so when a list is empty", () => {
  const perfect = submitters(3).map(({ institution }) => ({ institution, status: "accepted" as const }));
  const xml = documentXml(aRollup({ submitters: perfect, changes: { findings: [] } }));
  const text = paragraphs(xml, "Normal");
  for (const sentence of [
    "未実施事項はない。",
    "未提出又は読取不能の機関はない。",
    "比べられる前回の点検結果がないため、前回との比較は記さない。",
  ])
    expect(text).toContain(sentence);
});

it("is one sentence when nobody takes part, without papers full of zeros", () => {
  const rollup = aRollup({ submitters: [] });
  const xml = documentXml(rollup);
  expect(paragraphs(xml, "Heading1").join()).toBe("1　概要");
  expect(paragraphs(xml, "Normal").join()).toMatch(
    /取りまとめる接続機関はない。このため、報告する点検結果はなく、別冊もない。$/u,
  );
  expect(xml).not.toContain("<w:tbl>");
  const results = { registry: registry([]), asOf: rollup.asOf, rollups: [rollup], figures: [], institutions: [] };
  const others = KIND_NAMES.filter((name) => name !== "report").map((name) => KINDS[name].subjectsOf(results).length);
  expect(others).toEqual([0, 0, 0, 0]);
});
