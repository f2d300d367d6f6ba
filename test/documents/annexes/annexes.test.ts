/** The annexes: complete, grouped by the bodies that collected, and readable on every page by itself. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { composeDocument } from "../../../pipeline/documents/compose-documents.ts";
import { drawDocument } from "../../../pipeline/documents/draw/index.ts";
import type { DocumentKind } from "../../../pipeline/documents/kinds/document-kind.ts";
import { KINDS } from "../../../pipeline/documents/kinds/index.ts";
import { heatCell } from "../../../pipeline/documents/kinds/heat.ts";
import { compileTemplate } from "../../../pipeline/documents/wording/template.ts";
import { scopeOf } from "../../../pipeline/model/cycle-scope.ts";
import type { Outcomes } from "../../../pipeline/model/decision.ts";
import type { InstitutionResult } from "../../../pipeline/model/inspection.ts";
import type { Cycle, Institution } from "../../../pipeline/model/registry.ts";
import { rollUp } from "../../../pipeline/rollup/index.ts";
import { documentPaths } from "../../../pipeline/stages/document-paths.ts";
import { catalog } from "../../build/catalog.ts";
import { decision } from "../../build/decisions.ts";
import { institution, registry } from "../../build/registry.ts";
import { answers, result, type Given } from "../../build/results.ts";
import { paragraphs, partsOf, styles, textOf } from "../drawn-report.ts";
import { faultsOfPackage } from "../package-faults.ts";

const NUMBERS = catalog.measures.map(({ number }) => number);
const AOBA = institution("482013", "青葉市", { aggregator: "AG0001" });
const TSUKIMI = institution("482030", "月見市");
const YUNAGI = institution("492027", "夕凪市", { supervisor: "490008", aggregator: "AG0001" });
const KENPO = institution("KH0001", "架空健康保険組合", { supervisor: "MN0001" });
const planned = (on: string | null, remark: string): Given => ({ kind: "planned", on, remark });
const left = (remark: string): Given => ({ kind: "not_applicable", remark });
const sent = (who: Institution, given: Readonly<Record<number, Given>> = {}) => result(who, answers(NUMBERS, given));

const DIRECT = { 30: left(""), 31: left("集約機関が実施"), 43: left("") };
const ALL = [
  sent(AOBA, { 2: planned("2027-09-30", "令和9年9月"), 5: planned(null, "検討中"), ...DIRECT, 64: left("") }),
  sent(TSUKIMI, {
    2: planned("2026-12-31", "令和8年12月　規程を改定"),
    3: left("外部委託を行っていないため"),
    7: planned(null, ""),
  }),
  sent(YUNAGI, { 2: planned("2028-01-15", "令和10年1月15日"), 3: left("外部委託を行っていないため"), ...DIRECT }),
  result(KENPO, null),
];

type AnnexName = "annex-deficiencies" | "annex-not-applicable" | "annex-institutions";

function drawAll(
  name: AnnexName,
  results: readonly InstitutionResult[],
  cycle: Partial<Cycle> = {},
  decisions: Outcomes = null,
) {
  const known = registry(
    results.map((each) => each.institution),
    cycle,
  );
  const scope = scopeOf(known.cycle, catalog.measures);
  const asOf = "2027-03-31";
  const byCode = new Map(results.map((each) => [each.institution.code, each]));
  const rollups = rollUp({ registry: known, scope, asOf, results: byCode, unassigned: [], decisions });
  return drawKind(name, KINDS[name] as DocumentKind<unknown>, {
    registry: known,
    asOf,
    rollups,
    figures: [],
    institutions: results,
  });
}

function drawKind<Subject>(name: string, kind: DocumentKind<Subject>, results: Parameters<typeof kind.subjectsOf>[0]) {
  const sections = readdirSync(`templates/${name}`)
    .sort()
    .map((file) => ({ file: `${name}/${file}`, source: readFileSync(`templates/${name}/${file}`, "utf8") }));
  const template = compileTemplate(sections, kind.vocabulary);
  const subjects = kind.subjectsOf(results);
  const drawn = subjects.map((subject) => {
    const parts = partsOf(drawDocument(kind, composeDocument(kind, template, structuredClone(subject)), styles));
    return [kind.place(subject).body.code, parts] as const;
  });
  const parts = Object.fromEntries(drawn);
  return {
    parts,
    paths: documentPaths(subjects.map(kind.place), results.registry.cycle.name),
    xml: (code: string): string => parts[code]?.["word/document.xml"] ?? "",
  };
}

/** Rows of all tables below each other, cells apart by `|`; `#` before a row that is repeated on each page. */
function rows(xml: string): readonly string[] {
  return Array.from(xml.matchAll(/<w:tr>.*?<\/w:tr>/gsu), ([row]) => {
    const cells = Array.from(row.matchAll(/<w:tc>.*?<\/w:tc>/gsu), ([cell]) =>
      textOf(cell.replace(/<w:br\/>/gu, "<w:t>/</w:t>")),
    );
    return `${row.includes("<w:tblHeader/>") ? "#" : ""}${cells.join("|")}`;
  });
}

describe("別冊1", () => {
  const { xml, paths } = drawAll("annex-deficiencies", ALL);

  it("names each institution with its date, what is overdue, and what else the remark says", () => {
    expect(rows(xml("480002"))).toEqual([
      "#番号|措置の要旨|件数|超過|実施予定時期　機関（特記事項）",
      "2|情報セキュリティ対策を全体として進める体制を整えている|2|1|R8.12超過　月見市（規程を改定）/R9.9　青葉市",
      "5|教育実施計画を立て、担当者等に教育を行っている|1|－|時期不明　青葉市（検討中）",
      "7|連絡先・連絡手段・連絡内容を含む緊急連絡網を整えている|1|－|記載なし　月見市",
    ]);
    expect(paragraphs(xml("480002"), "Caption")).toEqual(["架空第1県　2機関　未実施 4件（超過 1件）"]);
    expect(paragraphs(xml("480002"), "Heading2")).toEqual([]);
  });

  it("is grouped by the bodies below, whose rows are theirs, with their names on every page", () => {
    const ofMinistry = rows(xml("MN0001"));
    expect(paragraphs(xml("MN0001"), "Heading2")).toEqual(["架空第1県", "架空第2県"]);
    expect(ofMinistry[0]).toBe("#架空第1県　2機関　未実施 4件（超過 1件）");
    expect(ofMinistry.slice(1, 5)).toEqual(rows(xml("480002")));
    expect(ofMinistry.slice(5)).toEqual([
      "#架空第2県　1機関　未実施 1件",
      "#番号|措置の要旨|件数|超過|実施予定時期　機関（特記事項）",
      "2|情報セキュリティ対策を全体として進める体制を整えている|1|－|R10.1.15　夕凪市",
    ]);
    expect(paragraphs(xml("OP0001"), "Heading2")).toEqual(["架空省　架空第1県", "架空省　架空第2県"]);
  });

  it("of an aggregator holds its institutions only, whoever collects from them", () => {
    expect(rows(xml("AG0001")).filter((row) => !row.startsWith("#"))).toEqual([
      "2|情報セキュリティ対策を全体として進める体制を整えている|1|－|R9.9　青葉市",
      "5|教育実施計画を立て、担当者等に教育を行っている|1|－|時期不明　青葉市（検討中）",
      "2|情報セキュリティ対策を全体として進める体制を整えている|1|－|R10.1.15　夕凪市",
    ]);
  });

  it("tells namesakes of two collecting bodies apart where both are covered, though one has nothing to list", () => {
    const other = institution("492019", "青葉市", { supervisor: "490008", aggregator: "AG0001" });
    const drawn = drawAll("annex-deficiencies", [sent(AOBA, { 2: planned("2027-09-30", "") }), sent(other)]);
    expect(rows(drawn.xml("480002"))[1]).toMatch(/R9\.9　青葉市$/u);
    const reasons = drawAll("annex-not-applicable", [sent(AOBA, { 3: left("甲のため") }), sent(other)]);
    expect(rows(reasons.xml("480002"))[1]).toMatch(/甲のため：青葉市$/u);
    for (const above of ["MN0001", "OP0001", "AG0001"]) {
      expect(textOf(drawn.xml(above))).toContain("R9.9　青葉市〔482013〕");
      expect(textOf(reasons.xml(above))).toContain("甲のため：青葉市〔482013〕");
    }
  });

  it("bears the body's name and the cycle, each in its folder", () => {
    expect(paths).toContain("reports/480002_架空第1県/別冊1_未実施事項一覧_架空第1県_令和8年度 定期点検.docx");
    expect(new Set(paths).size).toBe(5);
  });

  it("tells namesakes apart, and loses nobody of many: each row has its number", () => {
    const many = Array.from({ length: 180 }, (_, index) =>
      sent(institution(`48${String(3000 + index)}`, index < 2 ? "青葉市" : `第${String(index)}北月影川町`), {
        2: planned("2027-09-30", ""),
      }),
    );
    const drawn = rows(drawAll("annex-deficiencies", many).xml("480002")).filter((row) => !row.startsWith("#"));
    expect(drawn.length).toBeGreaterThan(3);
    expect(drawn[0]).toMatch(
      /^2\|情報セキュリティ対策を全体として進める体制を整えている\|180\|－\|R9\.9　青葉市〔483000〕、青葉市〔483001〕、/u,
    );
    for (const row of drawn.slice(1))
      expect(row).toMatch(/^2\|情報セキュリティ対策を全体として進める体制を整えている（続き）\|\|\|R9\.9　/u);
    expect(drawn.join("").match(/北月影川町|青葉市/gu)).toHaveLength(180);
  });
});

describe("thousands of entries", () => {
  const numbers = NUMBERS.filter(
    (number) => catalog.measures.find((each) => each.number === number)?.priority === true,
  );
  const given = (one: Given): Readonly<Record<number, Given>> =>
    Object.fromEntries(numbers.map((number) => [number, one]));

  it("are listed by institution, what is said alike once, and none is lost", () => {
    const all = Array.from({ length: 70 }, (_, index) =>
      sent(institution(`48${String(3000 + index)}`, index < 2 ? "青葉市" : `第${String(index)}町`), {
        ...given(planned("2027-09-30", "令和9年9月　規程を改定")),
        ...(index === 0 && { 2: planned("2026-12-31", "") }),
      }),
    );
    const [headings, first, second] = rows(drawAll("annex-deficiencies", all).xml("480002"));
    expect(headings).toBe("#機関|件数|超過|措置の番号：実施予定時期（特記事項）");
    expect(first).toMatch(
      /^青葉市〔483000〕\|  46\|   1\|2：R8\.12超過[／/]3～10、15～17、.*、92：R9\.9（規程を改定）$/u,
    );
    expect(second).toMatch(/^青葉市〔483001〕\|  46\|  －\|2～10、.*：R9\.9（規程を改定）$/u);
    expect(rows(drawAll("annex-deficiencies", all).xml("480002"))).toHaveLength(71);
  });

  it("of what does not apply too, with the aggregator's line last", () => {
    const all = Array.from({ length: 80 }, (_, index) =>
      sent(
        institution(`48${String(3000 + index)}`, `第${String(index)}町`, { aggregator: "AG0001" }),
        given(left("該当なし")),
      ),
    );
    const drawn = rows(drawAll("annex-not-applicable", all.map((each, index) => (index > 0 ? each : sent(each.institution, DIRECT)))).xml("480002")); // prettier-ignore
    expect(drawn.slice(0, 2)).toEqual([
      "#機関|件数|措置の番号：理由",
      expect.stringMatching(/^第1町\|  46\|2～10、.*：該当なし[／/]30、31、43、.*：◆集約機関が実施、該当なし$/u),
    ]);
    expect(drawn.at(-1)).toBe("◆ 集約機関が実施|   7|理由の記載を要しない：No.30、31、43、64、70～72（各1機関）");
  });
});

describe("別冊2", () => {
  const { xml } = drawAll("annex-not-applicable", ALL);

  it("gathers institutions under one reason, and ◆ of aggregator users in one line with a count", () => {
    expect(rows(xml("MN0001"))).toEqual([
      "#架空第1県　2機関　対象外 8件",
      "#番号|措置の要旨|件数|理由：機関",
      "3|対策基準・教育・点検・監査・技術的対策などを含む…|1|外部委託を行っていないため：月見市",
      "◆ 集約機関が実施|7|理由の記載を要しない：No.30、31、43、64、70～72（各1機関）",
      "#架空第2県　1機関　対象外 8件",
      "#番号|措置の要旨|件数|理由：機関",
      "3|対策基準・教育・点検・監査・技術的対策などを含む…|1|外部委託を行っていないため：夕凪市",
      "◆ 集約機関が実施|7|理由の記載を要しない：No.30、31、43、64、70～72（各1機関）",
    ]);
  });

  it("says a reason once for all who give it, and each reason on its own line", () => {
    const three = [AOBA, TSUKIMI, institution("482048", "星野村")].map((each, index) =>
      sent(each, { 3: left(["甲のため", "乙のため", "甲のため"][index] ?? "") }),
    );
    expect(rows(drawAll("annex-not-applicable", three).xml("480002"))[1]).toBe(
      "3|対策基準・教育・点検・監査・技術的対策などを含む…|3|甲のため：青葉市、星野村/乙のため：月見市",
    );
  });

  it("prints what an aggregator's user says besides that the aggregator does it", () => {
    const drawn = drawAll("annex-not-applicable", [sent(AOBA, { 30: left("設備がないため") })]);
    expect(rows(drawn.xml("480002"))[1]).toMatch(/^30\|.*\|1\|◆集約機関が実施、設備がないため：青葉市$/u);
    expect(paragraphs(drawn.xml("480002"), "Note")).toEqual([
      "集約機関を利用する情報照会者等における◆の措置（7件）は、集約機関が実施する（理由の記載は要しない）。" +
        "「－」と記載されていない6件は、記載にかかわらず「－」に数える。「－」の理由がほかに記された1件は措置又は機関の行に、ほかは取りまとめ機関ごとに1行で記す。",
    ]);
  });

  it("takes nothing for a reason that stands beside another answer than －", () => {
    const drawn = drawAll("annex-not-applicable", [sent(AOBA, { ...DIRECT, 71: planned("2030-03-31", "令和12年3月末") })]); // prettier-ignore
    expect(rows(drawn.xml("480002")).slice(1)).toEqual([
      "◆ 集約機関が実施|7|理由の記載を要しない：No.30、31、43、64、70～72（各1機関）",
    ]);
    expect(textOf(drawn.xml("480002"))).toContain("対象外（－）に数える措置は、7件である");
    expect(textOf(drawn.xml("480002"))).toContain("「－」と記載されていない4件は");
  });
});

describe("別冊3", () => {
  const { xml, parts } = drawAll("annex-institutions", ALL);
  const MARKS = 46;

  it("says that ◆ of aggregator users is －, where there are any", () => {
    const said = "集約機関を利用する情報照会者等の◆の措置は、集約機関が実施するため、記載にかかわらず「－」とする。";
    expect(textOf(xml("480002"))).toContain(said);
    expect(textOf(drawAll("annex-institutions", [sent(TSUKIMI)]).xml("480002"))).not.toContain("記載にかかわらず");
  });

  it("has a row an institution with counts, rate and marks, and the group's total", () => {
    const [headings = "", aoba = "", tsukimi = "", total = ""] = rows(xml("480002"));
    expect(headings).toMatch(/^#コード\|機関名\|〇\|△\|－\|空\|×\|実施率\|1章\|2章\|3章\|4章\|5章\|2\|3\|4\|5\|6\|/u);
    expect(aoba).toMatch(/^482013\|青葉市\|37\| 2\| 7\| 0\| 0\| 94\.8%\| 77\|100\|100\|100\|100\|△\|〇\|〇\|△\|〇\|/u);
    expect(tsukimi).toMatch(
      /^482030\|月見市\|43\| 2\| 1\| 0\| 0\| 95\.5%\| 75\|100\|100\|100\|100\|△\|－\|〇\|〇\|〇\|△\|/u,
    );
    expect(aoba.split("|")).toHaveLength(13 + MARKS);
    expect(total).toBe("計|〇 80　△ 4　－ 8　空欄 0　判読不能 0　実施率 95.2%");
  });

  it("is a heat table: the rate of each chapter on a grey of its own step, and what it shows in a sentence", () => {
    const greys = Array.from(xml("480002").matchAll(/w:fill="(\w+)"\/><\/w:tcPr>.*?<w:t[^>]*>([^<]*)/gu), ([, fill, text]) => [fill, text]); // prettier-ignore
    expect(greys).toEqual([["969696", " 77"], ["969696", " 75"]]); // prettier-ignore
    expect(textOf(xml("480002"))).toContain(
      "章別に見ると、実施率が最も低いのは「1 安全管理措置の基本的枠組み」（76.4%）である。80%に満たない章のある機関は2機関である。",
    );
    expect(textOf(xml("480002"))).toContain("濃い灰 80未満（1章は「1 安全管理措置の基本的枠組み」、");
    expect(heatCell({ implemented: 19, planned: 1, not_applicable: 5, missing: 0, invalid: 0 })).toEqual({ text: "95", shade: "E3E3E3" }); // prettier-ignore
    expect(heatCell({ implemented: 4, planned: 0, not_applicable: 0, missing: 1, invalid: 0 })).toEqual({ text: "80", shade: "C0C0C0" }); // prettier-ignore
    expect(heatCell({ implemented: 0, planned: 0, not_applicable: 3, missing: 0, invalid: 0 })).toEqual({ text: "－" });
  });

  it("of a country's 92 measures lists only the answers other than 〇, by number", () => {
    const many = Array.from(
      { length: 760 },
      (_, index) =>
      sent(institution(`48${String(3000 + index)}`, `第${String(index)}町`), index === 0 ? { 2: planned(null, ""), 3: left(""), 4: left(""), 5: left("") } : {}), // prettier-ignore
    );
    const drawn = drawAll("annex-institutions", many, { kind: "接続申請時" });
    const [headings = "", first = "", second = ""] = rows(drawn.xml("480002"));
    expect(headings).toMatch(/\|5章\|〇のほかの回答（措置の番号）$/u);
    expect(first).toMatch(/^483000\|第0町\|88\| 1\| 3\| 0\| 0\| 98\.8%\|.*\|△ 2　－ 3～5$/u);
    expect(second).toMatch(/^483001\|第1町\|92\|.*\|$/u);
    expect(textOf(drawn.xml("480002"))).toContain("番号のない措置の回答は〇である");
  });

  it("shows who sent nothing, and says so in the group's line", () => {
    expect(rows(xml("MN0001"))).toContain("KH0001|架空健康保険組合|（未提出）");
    expect(rows(xml("MN0001"))[0]).toBe("#架空省（直接取りまとめ）　1機関　提出済 0機関");
    expect(parts["MN0001"] && faultsOfPackage(parts["MN0001"])).toEqual([]);
  });

  it("gives the longest code its room, from the names: a broken one makes each row twice as high", () => {
    const widths = (code: string): readonly number[] => {
      const drawn = drawAll("annex-institutions", [sent(institution(code, "架空健康保険組合"))]).xml("480002");
      return Array.from(drawn.matchAll(/<w:gridCol w:w="(\d+)"\/>/gu), ([, width]) => Number(width));
    };
    const [short, long] = [widths("482013"), widths("KH00031-2")];
    // Seven and a half points each, half as wide as high.
    expect(long[0]).toBeGreaterThan(9 * 75);
    expect((long[0] ?? 0) + (long[1] ?? 0)).toBe((short[0] ?? 0) + (short[1] ?? 0));
    expect(long.slice(2)).toEqual(short.slice(2));
  });

  it("says until when one has that was given longer, while nothing has come", () => {
    const extended = [KENPO, AOBA].map((one) => ({
      decision: decision("期限を延長", { institutionCode: one.code, value: "2027-05-31" }),
      state: "applied" as const,
      institution: one,
      effect: "",
    }));
    const drawn = drawAll("annex-institutions", ALL, {}, extended);
    expect(rows(drawn.xml("MN0001"))).toContain("KH0001|架空健康保険組合|（未提出　延長 令和9年5月31日）");
    expect(textOf(drawn.xml("480002"))).not.toContain("延長");
  });

  it("is printed in two parts where all 92 measures are reported, with the counts in the first", () => {
    const both = rows(drawAll("annex-institutions", [sent(AOBA)], { kind: "接続申請時" }).xml("480002"));
    expect(both.map((row) => row.split("|").length)).toEqual([59, 59, 2, 48, 48]);
    expect(both[3]).toMatch(/^#コード\|機関名\|47\|.*\|92$/u);
  });
});

it.each(["annex-deficiencies", "annex-not-applicable"] as const)(
  "%s of whom nothing could be read says no 「ない」",
  (name) => {
    const text = (results: readonly InstitutionResult[]): string => textOf(drawAll(name, results).xml("MN0001"));
    expect(text([result(KENPO, null)])).toMatch(/有無は分からない。/u);
    expect(text([sent(KENPO)])).toMatch(/(?:未実施事項|対象外とされた措置)はない。/u);
  },
);
