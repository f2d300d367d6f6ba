/** What stands in a report, section by section. */
import { describe, expect, it } from "vitest";
import { documentXml, draw, paragraphs, partsOf, tableWith } from "./drawn-report.ts";
import { aFinding, anInstitution, aRollup, aSubordinate, measures, submitters } from "./rollup-builders.ts";

describe("a report of a periodic cycle", () => {
  const all = submitters(12);
  const subordinates = [aSubordinate("架空第2県", all.slice(0, 6)), aSubordinate(null, all.slice(6))];
  const rollup = aRollup({ submitters: all, subordinates });
  const xml = documentXml(rollup);

  it("has its sections in the order of the wording, numbered, the appendix without a number", () => {
    expect(paragraphs(xml, "Heading1")).toEqual([
      "1　概要",
      "2　結果の総括",
      "3　重点報告事項の状況",
      "4　未実施事項一覧",
      "5　対象外事項一覧",
      "6　記載不備一覧",
      "7　未提出機関一覧",
      "8　下位機関別の状況",
      "付録　機関別一覧",
    ]);
  });

  it("lists every heading in the contents, with a page number and a bookmark that exists", () => {
    const entries = paragraphs(xml, "TOC1");
    expect(entries).toHaveLength(9);
    for (const entry of entries) expect(entry).toMatch(/\d+$/u);
    for (const [, anchor] of xml.matchAll(/w:anchor="([^"]+)"/gu)) expect(xml).toContain(`w:name="${anchor ?? ""}"`);
    expect(xml).not.toContain("w:dirty");
  });

  it("shows the sum that must hold", () => {
    expect(paragraphs(xml, "Note").join("")).toContain("12 = 6＋4＋1＋1（一致）");
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
    expect(xml).toContain("時期を読み取れない");
  });

  it("adds up the bodies below when each institution is counted once", () => {
    expect(tableWith(xml, "取りまとめ機関").map((row) => row[0])).toEqual([
      "取りまとめ機関",
      "架空第2県",
      "（直接取りまとめ）",
      "計",
    ]);
  });

  it("shows every institution in the appendix on landscape pages, those that sent nothing with their state", () => {
    const rows = tableWith(xml, "機関コード", "状況");
    expect(rows).toHaveLength(13);
    expect(rows[6]?.slice(2)).toEqual(["未提出", "（未提出）"]);
    expect(rows[1]).toHaveLength(3 + Math.ceil(rollup.scope.reported.length / 2));
    expect(xml.match(/<w:pgSz [^>]*w:orient="landscape"\/>/gu)).toHaveLength(1);
    expect(xml.match(/<w:footerReference /gu)).toHaveLength(2);
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
  expect(tableWith(xml, "取りまとめ機関").map((row) => row[0])).not.toContain("計");
  expect(paragraphs(xml, "Note").join("")).toContain("合計欄は設けない");
});

it("reports all measures in an ad hoc cycle, the appendix in two blocks", () => {
  const xml = documentXml(aRollup({ cycle: { kind: "接続申請時" } }));
  expect(paragraphs(xml, "Heading1")).toContain("3　措置別の状況");
  expect(paragraphs(xml, "Caption")).toEqual(
    expect.arrayContaining(["措置 No.1～No.46（1／2）", "措置 No.47～No.92（2／2）"]),
  );
});

it("says so when a list is empty", () => {
  const perfect = submitters(3).map(({ institution }) => ({ institution, status: "accepted" as const }));
  const xml = documentXml(aRollup({ submitters: perfect, changes: { findings: [] } }));
  const text = paragraphs(xml, "Normal");
  for (const sentence of [
    "未実施事項はない。",
    "対象外とされた措置はない。",
    "記載不備はない。",
    "未提出の機関はない。",
  ])
    expect(text).toContain(sentence);
});

it("still is a report when nobody takes part", () => {
  const xml = documentXml(aRollup({ submitters: [] }));
  expect(paragraphs(xml).join("")).toContain("0 = 0＋0＋0＋0（一致）");
  expect(tableWith(xml, "章").at(-1)?.at(-1)).toBe("算定なし");
  expect(paragraphs(xml, "Normal")).toContain("該当はない。");
});

it("names institutions whose aggregator does a ◆ measure in one row", () => {
  const some = submitters(4).map(({ institution }) => ({
    institution: { ...institution, aggregator: "A01" },
    status: "accepted" as const,
    answer: ({ direct }: { direct: boolean }) => (direct ? ("not_applicable" as const) : ("implemented" as const)),
  }));
  const xml = documentXml(aRollup({ submitters: some }));
  expect(xml.match(/◆ 集約機関が実施（4機関）/gu)).toHaveLength(7);
});

it("groups findings by institution, files of nobody by themselves", () => {
  const findings = [
    aFinding("institution-unknown", null, { measure: null, file: "不明.xlsx" }),
    aFinding("answer-missing", anInstitution(1)),
    aFinding("planned-date-past", anInstitution(1)),
  ];
  const groups = paragraphs(documentXml(aRollup({ changes: { findings } })), "TableGroup");
  expect(groups).toContain("機関を特定できないファイル　要修正 1件ファイル：不明.xlsx");
  expect(groups).toContain("991001　若葉市　要修正 1件、要確認 1件ファイル：991001_若葉市.xlsx");
});

it("cuts long lists into several tables", () => {
  const many = submitters(400).map(({ institution }) => ({ institution, status: "not_received" as const }));
  const xml = documentXml(aRollup({ submitters: many, measures: measures.slice(0, 4) }));
  const sizes = Array.from(xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu), ([table]) => table.split("<w:tr>").length - 1);
  expect(Math.max(...sizes)).toBe(301);
});
