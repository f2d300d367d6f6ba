/** 担当者用 対応一覧: whom to ask first, and every fault with every place, once. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { composeDocument } from "../../../pipeline/documents/compose-documents.ts";
import { drawDocument } from "../../../pipeline/documents/draw/index.ts";
import { KINDS } from "../../../pipeline/documents/kinds/index.ts";
import { compileTemplate } from "../../../pipeline/documents/wording/template.ts";
import type { BodyFigures } from "../../../pipeline/model/body-figures.ts";
import type { FollowUp } from "../../../pipeline/model/follow-up.ts";
import { MOST_PRINTED_FILES } from "../../../pipeline/model/limits.ts";
import type { BodyRollup, ReportFinding } from "../../../pipeline/model/rollup.ts";
import { institution, registry } from "../../build/registry.ts";
import { paragraphs, partsOf, styles, tableWith } from "../drawn-report.ts";
import { aFinding, aRollup, figuresOf, submitters } from "../rollup-builders.ts";

const kind = KINDS["follow-up"];
const SECTIONS = readdirSync("templates/follow-up")
  .sort()
  .map((file) => ({ file: `follow-up/${file}`, source: readFileSync(`templates/follow-up/${file}`, "utf8") }));
const template = compileTemplate(SECTIONS, kind.vocabulary);
const AOBA = institution("482013", "青葉市");
const TSUKIMI = institution("482030", "月見市");
const YUNAGI = institution("492027", "夕凪市", { supervisor: "490008" });
const known = registry([AOBA, TSUKIMI, YUNAGI]);

function draw(code: string, changes: Partial<BodyRollup>, figures: readonly BodyFigures[] = []): string {
  const body = known.bodies.find((each) => each.code === code);
  const rollup = aRollup({ submitters: submitters(1), ...(body && { body }), changes: { findings: [], ...changes } });
  const [subject] = kind.subjectsOf({
    registry: known,
    asOf: rollup.asOf,
    rollups: [rollup],
    figures,
    institutions: [],
  });
  if (subject === undefined) throw new Error("No body.");
  const composed = structuredClone(composeDocument(kind, template, subject));
  return partsOf(drawDocument(kind, composed, styles))["word/document.xml"] ?? "";
}

const blank = (who: typeof AOBA, numbers: readonly number[], changes: Partial<ReportFinding> = {}) =>
  numbers.map((measure) =>
    aFinding("answer-missing", who, {
      measure,
      cell: `E${String(measure)}`,
      message: "空欄です。",
      file: "a.xlsx",
      ...changes,
    }),
  );
const NINETEEN = Array.from({ length: 19 }, (_, index) => index + 20);
const FAULTS = ["区分・機関", "内容", "か所", "箇所（措置番号とセル）"];

describe("the list of faults", () => {
  it("has one line for one fault, with all of its places", () => {
    const xml = draw("480002", { findings: blank(AOBA, NINETEEN) });
    const places = NINETEEN.map((number) => `No.${String(number)}（E${String(number)}）`).join("、");
    expect(tableWith(xml, ...FAULTS)).toEqual([
      FAULTS,
      ["482013　青葉市　要修正 19件ファイル：a.xlsx"],
      ["要修正", "【点検結果が空欄】空欄です。", "19", places],
    ]);
  });

  it("parts no place at the end of a line", () => {
    const lines = /No\.20（E20）.*?<\/w:p>/u
      .exec(draw("480002", { findings: blank(AOBA, NINETEEN) }))?.[0]
      .split("<w:br/>");
    expect(lines?.length).toBeGreaterThan(5);
    for (const one of lines ?? []) expect(one).toMatch(/No\.\d+（E\d+）、?<\/w:t>/u);
  });

  it("keeps files, faults and severities apart, the urgent first; says whose a row is that may begin a page, what to do where places differ; leaves out what asks nothing", () => {
    const findings = [
      ...blank(AOBA, [1], { file: "b.xlsx" }),
      aFinding("priority-not-applicable", AOBA, { measure: 2, cell: "E2", message: "甲。", file: "b.xlsx" }),
      aFinding("priority-not-applicable", AOBA, {
        measure: 3,
        cell: "E3",
        message: "乙。",
        file: "b.xlsx",
        sheet: "続き",
      }),
      aFinding("reason-missing", AOBA, { measure: 4, cell: "F4", message: "丙。", file: "b.xlsx" }),
      ...blank(AOBA, [5], { file: "c.xlsx" }),
      aFinding("answer-mark-unusual", AOBA, { file: "b.xlsx" }),
      aFinding("file-encrypted", AOBA, { measure: null, sheet: "", cell: "", message: "丁。", file: "d.xlsx" }),
    ];
    const xml = draw("480002", { findings });
    expect(tableWith(xml, ...FAULTS).slice(1)).toEqual([
      ["482013　青葉市　要修正 4件、要確認 2件ファイル：b.xlsx、c.xlsx、d.xlsx"],
      ["要修正", "【点検結果が空欄】空欄です。", "1", "No.1（E1）"],
      ["要修正青葉市", "【対象外の理由の記入がない】丙。", "1", "No.4（F4）"],
      ["要修正青葉市", "【点検結果が空欄】空欄です。", "1", "No.5（E5）"],
      ["要修正青葉市", "【パスワードで保護されている】丁。", "1", ""],
      ["要確認青葉市", "【重点報告事項が対象外】甲。乙。", "2", "［別紙2］No.2（E2）［続き］No.3（E3）"],
    ]);
    expect(paragraphs(xml).join("\n")).toContain(
      "要修正は4件、要確認は2件である。参考（対応を要しないもの）1件は、ここには載せない",
    );
  });

  it("gives each reason behind the places, those without one too, and of many the first", () => {
    const left = (measure: number, reason: string) =>
      aFinding("priority-not-applicable", AOBA, {
        measure,
        message: `重点報告事項が対象外（－）です（${reason}）。妥当か確かめてください。`,
      });
    const textOfLine = (findings: readonly ReportFinding[]) =>
      paragraphs(draw("480002", { findings }), "TableText").find((text) => text.startsWith("【"));
    const said = (reasons: string): string =>
      `【重点報告事項が対象外】重点報告事項が対象外（－）です（${reasons}）。妥当か確かめてください。`;
    const some = [left(2, "理由「委託（再委託）がない」"), left(3, "理由「甲」"), left(4, "理由「甲」")];
    expect(textOfLine(some)).toBe(said("理由「委託（再委託）がない」、「甲」"));
    expect(textOfLine([...some, left(5, "理由の記入なし")])).toBe(
      said("理由「委託（再委託）がない」、「甲」、理由の記入なし"),
    );
    const many = Array.from({ length: 8 }, (_, index) => left(index + 2, `理由「${String(index)}」`));
    expect(textOfLine(many)).toBe(said("理由「0」、「1」、「2」、「3」、「4」ほか3とおり"));
    const drawn = ["セルに図形「〇」が重ねてありますが、図形は読み取れません", "セルに図形「△」が重ねてありますが、図形は読み取れません", "セルの数式に計算結果がありません"].map(
      (why, index) => aFinding("answer-missing", AOBA, { measure: index + 2, message: `空欄です（${why}）。記入してください。` }),
    ); // prettier-ignore
    expect(textOfLine(drawn)).toBe(
      "【点検結果が空欄】空欄です（セルに図形「〇」、「△」が重ねてありますが、図形は読み取れません。セルの数式に計算結果がありません）。記入してください。",
    );
    const late = ["令和8年11月30日", "令和8年12月31日"].map((day, index) =>
      aFinding("planned-date-past", AOBA, { measure: index + 2, message: `実施予定時期（${day}）が過ぎています。` }),
    );
    expect(textOfLine(late)).toBe(
      "【実施予定時期を過ぎている】実施予定時期（令和8年11月30日、令和8年12月31日）が過ぎています。",
    );
    const unread = [["有", "〇"], ["無", "－"]].map(([mark, meant], index) =>
      aFinding("answer-unrecognized", AOBA, { measure: index + 2, message: `「${mark ?? ""}」は読み取れません。「${meant ?? ""}」のことでしたら、` }),
    ); // prettier-ignore
    expect(textOfLine(unread)).toBe("【点検結果を判読できない】〇・△・－のいずれか1つを記入してください。");
  });

  it("of institutions that another body asks says how much, most first, and leaves the places to that body", () => {
    const findings = [...blank(AOBA, [1]), ...blank(TSUKIMI, [1, 2]), ...blank(YUNAGI, [3])];
    const xml = draw("MN0001", { findings });
    expect(tableWith(xml, ...FAULTS)).toEqual([]);
    expect(tableWith(xml, "取りまとめ機関", "要修正").slice(1)).toEqual([
      ["架空第1県", "3", "0", "月見市（2・0）、青葉市（1・0）"],
      ["架空第2県", "1", "0", "夕凪市（1・0）"],
    ]);
  });

  it("heads those of other bodies only below its own", () => {
    const heading = "ほかの取りまとめ機関を通じて取りまとめる機関";
    const lone = draw("MN0001", { findings: blank(AOBA, [1]) });
    expect(paragraphs(lone, "Heading2")).toEqual([]);
    expect(paragraphs(lone).join("\n")).toContain(`${heading}について、要修正の多い機関から順に、件数だけを記す。`);
    const both = draw("480002", { findings: [...blank(AOBA, [1]), ...blank(YUNAGI, [3])] });
    expect(paragraphs(both, "Heading2").join()).toContain(heading);
    expect(paragraphs(both)).toContain(
      "要修正の多い機関から順に、件数だけを記す。内容と箇所は、それぞれの取りまとめ機関の対応一覧にある。",
    );
  });

  it("tells institutions of one name apart", () => {
    const other = institution("492019", "青葉市", { supervisor: "490008" });
    const { institutions } = aRollup({
      submitters: [AOBA, other].map((who) => ({ institution: who, status: "needs_correction" })),
    });
    const xml = draw("MN0001", { institutions, findings: blank(AOBA, [1]) });
    expect(tableWith(xml, "取りまとめ機関", "要修正").at(-1)?.at(-1)).toBe("青葉市〔482013〕（1・0）");
  });

  it("lists files of nobody, and says how many it leaves to the data", () => {
    const files = Array.from({ length: MOST_PRINTED_FILES + 2 }, (_, index) =>
      aFinding("institution-unknown", null, { file: `${String(index)}.xlsx` }),
    );
    const xml = draw("OP0001", { findings: files });
    const groups = paragraphs(xml, "TableGroup").filter((heading) => !heading.includes("（続き）"));
    expect(groups).toHaveLength(MOST_PRINTED_FILES + 1);
    expect(groups.at(-1)).toBe("機関を特定できないファイル　ほか2件");
    expect(paragraphs(xml, "TableText").filter((text) => text.includes("findings.csv"))).toHaveLength(1);
  });
});

it("names decisions.xlsx, and of rows that count for nothing why, of many the first", () => {
  const unmatched = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      aFinding("decision-unmatched", null, {
        file: "decisions.xlsx",
        sheet: "判断",
        cell: `G${String(index + 2)}`,
        measure: null,
        message: `判断の${String(index + 2)}行目「提出から除外」（ファイル: ${String(index)}.xlsx）: ${index === 0 ? "対象ファイルがありません。" : "3行目の判断と食い違うため、どれも使っていません。"}`,
      }),
    );
  const fix = "判断の対象と内容を確かめ、今の提出に合わせて直すか、行を削除してください。";
  expect(tableWith(draw("OP0001", { findings: unmatched(2) }), ...FAULTS).slice(1)).toEqual([
    ["当てはまらない判断　要確認 2件ファイル：decisions.xlsx"],
    [
      "要確認",
      `【判断が当てはまらない】${fix}判断の2行目「提出から除外」（ファイル: 0.xlsx）: 対象ファイルがありません。判断の3行目「提出から除外」（ファイル: 1.xlsx）: 3行目の判断と食い違うため、どれも使っていません。`,
      "2",
      "G2、G3",
    ],
  ]);
  const many = tableWith(draw("OP0001", { findings: unmatched(13) }), ...FAULTS).at(-1);
  expect(many?.[1]).toMatch(/判断の11行目.*ほか3件は、データの decisions\.csv にあります。$/u);
});

describe("files of nobody in the body's folder", () => {
  const files = (count: number): readonly BodyFigures[] => {
    const rollup = aRollup({ submitters: [], body: { code: "480002" } });
    const folderFiles = Array.from({ length: count }, (_, index) => {
      return { file: `架空第1県/${String(index)}*.xlsx`, code: "file-unreadable" as const, message: "再提出を依頼してください。" };
    }); // prettier-ignore
    return [figuresOf(rollup, { folderFiles })];
  };

  it("are named with what is to be done, and counted nowhere", () => {
    const xml = draw("480002", {}, files(1));
    expect(paragraphs(xml, "Heading1").at(-1)).toContain("機関を特定できないファイル");
    expect(paragraphs(xml, "ListText")).toEqual([
      "架空第1県/0*.xlsx：【ファイルを読み取れない】再提出を依頼してください。",
    ]);
    expect(paragraphs(xml).join("\n")).toContain("令和9年3月31日現在、要修正も要確認もない。");
    expect(paragraphs(xml).join("\n")).not.toContain("files.csv");
    expect(paragraphs(draw("480002", {}), "Heading1").join()).not.toContain("機関を特定できないファイル");
  });

  it("are work, though the body has no institutions; of too many the data have the rest", () => {
    expect(() => draw("480002", { institutions: [] })).toThrow("No body.");
    const xml = draw("480002", { institutions: [] }, files(MOST_PRINTED_FILES + 1));
    expect(paragraphs(xml, "ListText")).toHaveLength(MOST_PRINTED_FILES);
    expect(paragraphs(xml).join("\n")).toContain("残りのファイルはここに載せていない。データの files.csv で");
  });
});

describe("the ranked list", () => {
  const followUps: readonly FollowUp[] = [
    { institution: TSUKIMI, reasons: [{ reason: "unreadable", count: 1 }], timesAsked: 0 },
    {
      institution: YUNAGI,
      reasons: [
        { reason: "asked_again", count: 3 },
        { reason: "overdue_priority", count: 2 },
        { reason: "many_findings", count: 12 },
      ],
      timesAsked: 3,
    },
  ];
  const findings = [aFinding("file-encrypted", TSUKIMI, { measure: null, cell: "" })];

  it("says in their order why each is asked, and whom to reach", () => {
    expect(tableWith(draw("480002", { followUps, findings }), "順位", "理由")).toEqual([
      ["順位", "機関", "理由", "連絡先"],
      ["1", "482030　月見市", "読取不能（パスワードで保護されている）", "総務課soumu@example.jp"],
      [
        "2",
        "492027　夕凪市（架空第2県が連絡）",
        "依頼しても直っていない 3回重点報告事項の超過 2件要修正の記載不備 12か所",
        "総務課soumu@example.jp",
      ],
    ]);
  });

  it("speaks of no order among those that it lists, as one alone has none", () => {
    const said = (asked: readonly FollowUp[]) => paragraphs(draw("480002", { followUps: asked, findings })).join("\n");
    for (const count of [1, 2]) {
      expect(said(followUps.slice(0, count))).toContain(`優先して連絡するのは、次の${String(count)}機関である。`);
      expect(said(followUps.slice(0, count))).toMatch(/表1　優先して連絡する機関$/mu);
    }
  });

  it("names no collector of an institution that is its own", () => {
    const self = { ...YUNAGI, code: YUNAGI.supervisor };
    const rows = tableWith(draw("480002", { followUps: [{ ...followUps[0], institution: self, timesAsked: 0, reasons: [] }] }), "順位", "理由"); // prettier-ignore
    expect(rows[1]?.[1]).toBe(`${self.code}　${self.name}`);
  });

  it("says who asks and who writes, where that is not its body alone", () => {
    const text = (code: string, all: readonly FollowUp[], supervisor = "480002") => {
      const one = { ...AOBA, supervisor };
      const institutions = [{ institution: one, status: "needs_correction", answers: [] }] as const;
      return paragraphs(draw(code, { followUps: all, institutions })).join("\n");
    };
    const [tsukimi, yunagi] = followUps.map((each) => [each]);
    const own = text("480002", tsukimi ?? []);
    expect(own).toContain(
      "優先して連絡するのは、次の1機関である。ほかに要修正の記載不備がある1機関へは、見直し・確認依頼書を送れば足りる。",
    );
    expect(text("480002", followUps, "490008")).toContain(
      "優先して連絡するのは、次の2機関である。「…が連絡」と記した機関には、その取りまとめ機関が連絡し、架空第1県は連絡の状況を確かめる。ほかに要修正の記載不備がある1機関へは、その機関を取りまとめる機関が見直し・確認依頼書を送れば足りる。",
    );
    expect(text("MN0001", yunagi ?? [])).toContain(
      "優先して連絡する次の1機関には、それぞれに記した取りまとめ機関が連絡する。架空省は、連絡の状況を確かめる。ほかに要修正",
    );
    expect(text("MN0001", [])).toContain(
      "電話などで連絡すべき機関はない。要修正の記載不備がある1機関へは、その機関を取りまとめる機関が見直し",
    );
  });

  it("prints its rule, or that there is nobody to ask", () => {
    expect(paragraphs(draw("480002", { followUps, findings })).join("\n")).toMatch(
      /順位の決め方：.*提出期限（令和9年2月26日/u,
    );
    expect(paragraphs(draw("480002", {})).join("\n")).toContain("電話などで連絡すべき機関はない。");
  });
});

it("names who has sent something that waits to be read as the office's own task, with the file and who collects it", () => {
  const institutions = [AOBA, YUNAGI].map((one) => ({ institution: one, status: "rejected", waiting: true, answers: [] }) as const); // prettier-ignore
  const findings = [AOBA, YUNAGI].map((one) => aFinding("submission-waiting", one, { file: `${one.name}.pdf` }));
  const xml = draw("480002", { institutions, findings });
  expect(paragraphs(xml).join("\n")).toContain("次の2機関からの提出は、受領済みで、読取りを待っている");
  expect(paragraphs(xml, "ListText")).toEqual([
    "482013　青葉市：青葉市.pdf",
    "492027　夕凪市（架空第2県が取りまとめ）：夕凪市.pdf",
  ]);
  expect(paragraphs(draw("480002", {})).join("\n")).not.toContain("読取りを待っている");
});

it("names each 前回機関コード that last cycle does not know, and what to do about it", () => {
  const rollup = aRollup({ submitters: [] });
  const unknownCodes = [{ institution: AOBA, code: "482099" }];
  const xml = draw("480002", {}, [
    { ...figuresOf(rollup, { unknownCodes }), body: { ...rollup.body, code: "480002" } },
  ]);
  expect(paragraphs(xml, "Heading1").join()).toContain("前回の結果が見つからない機関");
  expect(paragraphs(xml, "ListText").at(-1)).toContain("482013　青葉市：前回機関コード 482099");
  expect(paragraphs(draw("480002", {}), "Heading1").join()).not.toContain("前回の結果が見つからない機関");
});
