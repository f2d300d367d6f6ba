/** Whom letters go to, what they say, and that the files that ship can be filled with it. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { startDrawing } from "../../../pipeline/documents/draw/index.ts";
import {
  compileLetters,
  composeLetters,
  type ComposedLetter,
} from "../../../pipeline/documents/letters/compose-letters.ts";
import { LETTERS, LETTER_NAMES } from "../../../pipeline/documents/letters/index.ts";
import { wordFileOf } from "../../../pipeline/documents/letters/letter-files.ts";
import type { RunResults } from "../../../pipeline/documents/kinds/document-kind.ts";
import { scopeOf } from "../../../pipeline/model/cycle-scope.ts";
import type { DecisionOutcome } from "../../../pipeline/model/decision.ts";
import type { InstitutionResult } from "../../../pipeline/model/inspection.ts";
import { PipelineError } from "../../../pipeline/model/pipeline-error.ts";
import type { Registry } from "../../../pipeline/model/registry.ts";
import { rollUp } from "../../../pipeline/rollup/index.ts";
import { catalog } from "../../build/catalog.ts";
import { decision } from "../../build/decisions.ts";
import { answers, field, finding, result, submission } from "../../build/results.ts";
import { institution, registry } from "../../build/registry.ts";
import { paragraphs, partsOf, stylesBytes, tableWith } from "../drawn-report.ts";
import { faultsOfPackage } from "../package-faults.ts";

const contentOf = (file: string): Uint8Array => new Uint8Array(readFileSync(`templates/${file}`));
const wordings = compileLetters(contentOf);
const looks = {
  styles: stylesBytes,
  letters: new Map(LETTER_NAMES.map((name) => [name, contentOf(wordFileOf(LETTERS[name]))])),
};
const MEASURES = catalog.measures;
/** To be filled in by hand. */
const BLANK = "令和　　年　　月　　日";
const LONG = "架空広域情報連携事務組合及び共同利用型住民情報基盤運営協議会西部第二支部連合会本庁";

function resultsOf(
  institutions: readonly InstitutionResult[],
  {
    asOf = "2027-03-31",
    decisions = [],
    change = (same: Registry) => same,
  }: Partial<{
    asOf: string;
    decisions: readonly DecisionOutcome[];
    change: (registry: Registry) => Registry;
  }> = {},
): RunResults {
  const all = change(registry(institutions.map((each) => each.institution)));
  const scope = scopeOf(all.cycle, MEASURES);
  const results = new Map(institutions.map((each) => [each.institution.code, each]));
  const rollups = rollUp({ registry: all, scope, asOf, results, unassigned: [], decisions });
  return { registry: all, asOf, rollups, figures: [], institutions };
}

const compose = (results: RunResults): readonly ComposedLetter[] => composeLetters(wordings, results);
const issuedOn =
  (day: string) =>
  (same: Registry): Registry => ({ ...same, cycle: { ...same.cycle, issuedOn: day } });
const sent = (results: RunResults): readonly string[] =>
  compose(results)
    .filter(({ kind }) => LETTERS[kind].area === "letters")
    .map(({ kind, institution: to }) => `${LETTERS[kind].paper} ${to?.name ?? ""}`);

const AOBA = institution("482013", "青葉市");
const CENTRE = institution("JK0001", "架空センター", { supervisor: "OP0001", kind: "監視・監督システム運営主体" });
const TSUKIMI = institution("482030", "月見市");
const error = (measure: number | null, file = "482013.xlsx") =>
  finding("answer-missing", { institutionCode: "482013", measure, file, sheet: "点検表", cell: `E${String(measure)}`, message: "空欄です。" }); // prettier-ignore
const unusable = finding("file-encrypted", {
  institutionCode: "482030",
  file: "県/まとめ.zip!/月見市.xlsx",
  message: "開けません。パスワードを外して保存し直すよう依頼してください。",
});

describe("a request for correction", () => {
  const asked = result(AOBA, [], {
    status: "needs_correction",
    findings: [
      error(9),
      error(2),
      error(null),
      error(3, "古い.xlsx"),
      finding("planned-date-past", { institutionCode: "482013", file: "482013.xlsx", measure: 1 }),
    ],
  });

  it("asks for the errors of the file that counts, by measure", () => {
    const [letter] = compose(resultsOf([asked]));
    expect(letter?.kind).toBe("correctionRequest");
    expect(letter?.values).toMatchObject({
      指摘件数: 3,
      提出ファイル名: "482013.xlsx",
      点検日: "記載なし",
      送付先: "青葉市　総務課",
    });
    expect(letter?.values["指摘"]).toMatchObject([
      { 番号: "1", 措置番号: "" },
      { 番号: "2", 措置番号: "2", シート: "点検表", セル: "E2", 内容: "空欄です。", お願い: "〇・△・－のいずれかを記入してください。" },
      { 番号: "3", 措置番号: "9" },
    ]); // prettier-ignore
  });

  it("has a mail that says the same", () => {
    const mail = compose(resultsOf([asked]))[0]?.mail ?? "";
    expect(mail).toMatch(
      /^宛先：\n件名：【架空第1県】令和8年度 定期点検の自己点検結果の見直し・確認について（依頼）\n/u,
    );
    expect(mail).toContain("\n2．シート「点検表」E2　措置2　点検結果が空欄\n3．");
    expect(mail).not.toMatch(/\{\{|\n{3}/u);
  });

  it.each([
    [{ before: 12, fixed: 9, open: 3, new: 0, timesAsked: 1 }, "前回お願いした12か所のうち9か所は直っています。残る3か所（【再依頼】と示した箇所）について、改めてお願いします。"],
    [{ before: 12, fixed: 12, open: 0, new: 3, timesAsked: 0 }, "前回お願いした12か所は、直っていることを確認しました。前回の後に見つかった3か所（【新規】と示した箇所）について、御確認をお願いします。"],
    [{ before: 1, fixed: 0, open: 1, new: 2, timesAsked: 3 }, "前回お願いした1か所は、まだ直っていません。改めてお願いします。前回の後に見つかった2か所（【新規】と示した箇所）について、御確認をお願いします。"],
    [undefined, ""],
  ])("says what has become of what was asked: %o", (lastRequest, sentence) => {
    const findings = [{ ...error(1), ...(lastRequest?.open && { timesAsked: lastRequest.timesAsked }) }, error(2)];
    const [letter] = compose(resultsOf([{ ...asked, findings, ...(lastRequest && { lastRequest }) }]));
    expect(letter?.values["前回の依頼"]).toBe(sentence);
    expect(letter?.mail).toContain(sentence === "" ? "か所ありました。\n添付" : `か所ありました。\n${sentence}\n添付`);
    const course = (letter?.values["指摘"] as readonly Readonly<Record<string, string>>[]).map((row) => row["経過"]);
    const again = lastRequest?.open ? `【再依頼（${String(lastRequest.timesAsked + 1)}回目）】` : "【新規】";
    expect(course).toEqual(lastRequest === undefined ? ["", ""] : [again, "【新規】"]);
  }); // prettier-ignore

  it("goes to nobody whose errors a person has accepted", () => {
    const accepted = { ...asked, findings: asked.findings.map((each) => ({ ...each, severity: "info" as const })) };
    expect(sent(resultsOf([accepted]))).toEqual([]);
  });

  it("leaves two weeks from its day, or until the deadline where that comes later; without its day there is nothing to count from", () => {
    const daysOf = (change: (same: Registry) => Registry) => {
      const { 日付, 回答期限, 提出期限 } = compose(resultsOf([asked], { change }))[0]?.values ?? {};
      return [日付, 回答期限, 提出期限];
    };
    expect(daysOf(issuedOn("2027-02-01"))).toEqual(["令和9年2月1日", "令和9年2月28日", "令和9年2月28日"]);
    expect(daysOf(issuedOn("2027-04-05"))).toEqual(["令和9年4月5日", "令和9年4月19日", "令和9年2月28日"]);
    expect(daysOf((same) => same)).toEqual([BLANK, BLANK, "令和9年2月28日"]);
  });
});

it("a request tells a sender in doubt what is odd, and neither what we do with it nor where it lies with us", () => {
  const file = "482013.xlsx";
  const mismatch = finding("institution-mismatch", { institutionCode: "482013", file, message: "この提出は「482013 青葉市」のものとして扱いましたが、機関名「青葉町」は、点検の対象機関の中にありません。正しい機関を確かめてください。（ファイル: 架空県/482013.xlsx）" }); // prettier-ignore
  const [letter] = compose(resultsOf([result(AOBA, [], { status: "needs_correction", findings: [mismatch] })]));
  expect(letter?.values["指摘"]).toMatchObject([
    {
      内容: "機関名「青葉町」は、点検の対象機関の中にありません。",
      お願い: "正しい機関コードと機関名を記入してください。",
    },
  ]);
});

describe("a reminder", () => {
  const missing = result(AOBA, null);
  const rejected = result(TSUKIMI, null, { status: "rejected", findings: [unusable] });
  const until = (value: string): DecisionOutcome => ({
    decision: decision("期限を延長", { institutionCode: "482013", value }),
    state: "applied",
    institution: AOBA,
    effect: "",
  });

  it("goes to whom nothing has come from, after the deadline", () => {
    expect(sent(resultsOf([missing]))).toEqual(["督促状 青葉市"]);
    expect(sent(resultsOf([missing], { asOf: "2027-02-28" }))).toEqual([]);
    expect(compose(resultsOf([missing]))[0]?.values["提出状況"]).toBe(
      "令和8年度 定期点検に係る自己点検結果について、提出期限（令和9年2月28日）を過ぎた令和9年3月31日現在、貴機関からの提出を確認できていません。",
    );
  });

  it("speaks of no day after its own: before the deadline it is for nobody yet, whatever the as-of date", () => {
    expect(sent(resultsOf([missing], { change: issuedOn("2027-02-28") }))).toEqual([]);
    const stated = (change: (same: Registry) => Registry) =>
      compose(resultsOf([missing], { change }))[0]?.values["提出状況"];
    expect(stated(issuedOn("2027-03-01"))).toContain("を過ぎた令和9年3月1日現在、");
    expect(stated(issuedOn("2027-04-05"))).toContain("を過ぎた令和9年3月31日現在、");
  });

  it("says of what has come and was left out that it does not count, not that nothing has come", () => {
    const leftOut = ["架空第1県/482013_送付状.pdf", "架空第1県/まとめ.zip!/青葉市.xlsx"];
    expect(compose(resultsOf([{ ...missing, leftOut }]))[0]?.values["提出状況"]).toBe(
      "令和8年度 定期点検に係る自己点検結果について、受け取った「482013_送付状.pdf」、「青葉市.xlsx」は提出として取り扱っておらず、提出期限（令和9年2月28日）を過ぎた令和9年3月31日現在、貴機関からの提出を確認できていません。",
    );
  });

  it("waits for a deadline that was extended, and names that one", () => {
    expect(sent(resultsOf([missing], { decisions: [until("2027-03-31")] }))).toEqual([]);
    const [late] = compose(resultsOf([missing], { decisions: [until("2027-03-30")], change: issuedOn("2027-03-31") }));
    expect(late?.values).toMatchObject({ 提出期限: "令和9年3月30日", 回答期限: "令和9年4月14日" });
    expect(late?.values["提出状況"]).toContain("延長後の提出期限（令和9年3月30日）を過ぎた令和9年3月31日現在");
  });

  it("calls the deadline of all the first one, also where a decision has extended it", () => {
    for (const decisions of [[until("2027-03-30")], []]) {
      const [letter] = compose(resultsOf([missing], { decisions, change: issuedOn("2027-03-31") }));
      const xml = partsOf(startDrawing(looks)({ letter: "reminder", all: [letter?.values ?? {}] }))[
        "word/document.xml"
      ];
      expect(paragraphs(xml ?? "")).toContain("令和9年4月14日（当初の期限　令和9年2月28日）");
    }
  });

  it("names what could not be used and why, in words for the sender, whatever the day", () => {
    const [letter] = compose(resultsOf([rejected], { asOf: "2027-02-01" }));
    expect(letter?.values["使えなかったファイル"]).toEqual([
      { 番号: "1", ファイル名: "月見市.xlsx", 種類: "パスワードで保護されている", 内容: "開けません。", お願い: "パスワードを外して保存し直し、御提出ください。" },
    ]); // prettier-ignore
    expect(letter?.values["提出状況"]).toMatch(/次のファイルを受け取りましたが/u);
    expect(letter?.mail).toContain("・月見市.xlsx\n　開けません。\n　パスワードを外して");
  });

  it.each(["submission-waiting", "file-unfinished"] as const)("is not for %s", (code) => {
    const findings = [finding(code, { institutionCode: "482030" })];
    expect(sent(resultsOf([{ ...rejected, findings }]))).toEqual([]);
  });

  it("and a request never go to the same", () => {
    const both = { ...rejected, status: "needs_correction" as const, submission: submission("a.xlsx") };
    expect(sent(resultsOf([{ ...both, findings: [error(1, "a.xlsx"), unusable] }, missing]))).toEqual([
      "見直し・確認依頼書 月見市",
      "督促状 青葉市",
    ]);
  });
});

describe("form 02-06", () => {
  const numbers = MEASURES.map(({ number }) => number);
  const given = { 2: { kind: "planned", on: "2027-01-31", remark: "令和9年1月" }, 3: { kind: "missing" } } as const;
  const all = [result(AOBA, answers(numbers, given)), result(TSUKIMI, null), result(CENTRE, answers(numbers, given))];
  const reports = (results: RunResults) => compose(results).filter(({ kind }) => LETTERS[kind].area === "reports");

  const senders = (results: RunResults) =>
    reports(results).map(({ body, institution: about }) => about?.name ?? body.name);

  it("comes from each body but the operator, and from those that report to it themselves", () => {
    const user = institution("492019", "星野市", { supervisor: "490008", aggregator: "AG0001" });
    expect(senders(resultsOf([...all, result(user, answers(numbers))]))).toEqual([
      "架空省",
      "架空集約センター",
      "架空第1県",
      "架空第2県",
      "架空センター",
    ]);
  });

  it("comes from nobody who has no result: no institutions, or nothing of them that could be read", () => {
    expect(senders(resultsOf(all))).toEqual(["架空省", "架空第1県", "架空センター"]);
    expect(senders(resultsOf([result(TSUKIMI, null), result(CENTRE, null)]))).toEqual([]);
  });

  it("names as 基準日 the as-of date by which its figures are counted, as the report beside it does", () => {
    const days = reports(resultsOf(all, { asOf: "2027-01-31" })).map(({ values }) => [values["基準日"], values["期限超過数"]]); // prettier-ignore
    expect(days).toEqual(days.map(() => ["令和9年1月31日", 0]));
  });

  it("counts what is reported: priority measures in a periodic cycle, all in another", () => {
    const periodic = reports(resultsOf(all)).find(({ body }) => body.code === "480002");
    expect(periodic?.values).toMatchObject({
      報告措置数: 46,
      点検措置数: 92,
      機関数: 2,
      提出機関数: 1,
      未提出機関数: 1,
      未実施数: 1,
      空欄数: 1,
      期限超過数: 1,
      未実施機関数: 1,
      宛名: "架空第1県 情報政策課長",
    });
    expect(periodic?.values["措置"]).toHaveLength(46);
    // Zero as a dash, as in the report that it goes up with.
    expect(periodic?.values["措置"]).toContainEqual(
      expect.objectContaining({ 番号: "4", 実施済: "1", 未実施: "－", 対象外: "－", 空欄: "－", 判読不能: "－" }),
    );
    expect(periodic?.values["評価"]).toBe(
      "報告の対象とした措置について、未実施の回答が1件（1機関）あり、実施率は95.6%であった。\n実施予定時期を過ぎた未実施の回答が1件ある。\n未提出の1機関は、上の件数に含まない。",
    );
    const of = (cycle: Partial<Registry["cycle"]>) =>
      reports(resultsOf(all, { change: (same) => ({ ...same, cycle: { ...same.cycle, ...cycle } }) })).find(
        ({ body }) => body.code === "480002",
      );
    const adHoc = of({ kind: "接続申請時" });
    expect(adHoc?.values).toMatchObject({ 報告措置数: 92, 報告する措置: "すべての措置" });
    expect(adHoc?.values["措置"]).toHaveLength(92);
    const ofSome = of({ kind: "変更時", onlyMeasures: [1, 5, 30] });
    expect(ofSome?.values).toMatchObject({ 報告措置数: 3, 報告する措置: "点検の対象とした措置" });
  });

  it("says that ◆ measures of aggregator users count as －, and marks them", () => {
    const user = institution("482048", "星野村", { aggregator: "AG0001" });
    const results = resultsOf([result(user, answers(numbers, { 30: { kind: "not_applicable" } }))]);
    const form = reports(results).find(({ body }) => body.code === "480002");
    expect(form?.values).toMatchObject({ 対象外数: 7, 集約機関実施数: 7, 記載と異なる数: 6 });
    expect(form?.values["評価"]).toContain(
      "集約機関を利用する機関の◆の措置（7件）は、記載にかかわらず対象外に数える。「－」と記載していないものは6件である。",
    );
    expect(form?.values["措置"]).toContainEqual(expect.objectContaining({ 番号: "30", 要旨: expect.stringMatching(/^◆/u) as string })); // prettier-ignore
    expect(reports(resultsOf(all))[0]?.values["評価"]).not.toContain("◆");
  });

  it.each([
    [{ 2: "2027-09-30" }, "未実施の措置については、別紙の特記事項に示した実施予定時期までに実施する。"],
    [{ 2: null }, "実施予定時期を明らかにしていない1件については、その時期を定める。"],
    [{ 2: "2027-01-31" }, "実施予定時期を過ぎた1件については、速やかに実施し、又は新たな実施予定時期を定める。"],
    [
      { 2: "2027-09-30", 3: null },
      "未実施の措置のうち実施予定時期を示したものについては、別紙の特記事項に示した実施予定時期までに実施する。\n実施予定時期を明らかにしていない1件については、その時期を定める。",
    ],
    [
      { 2: "2027-03-31", 3: "2027-03-30", 4: null },
      "未実施の措置のうち実施予定時期を過ぎていないものについては、別紙の特記事項に示した実施予定時期までに実施する。\n" +
        "実施予定時期を過ぎた1件については、速やかに実施し、又は新たな実施予定時期を定める。\n実施予定時期を明らかにしていない1件については、その時期を定める。",
    ],
    [{}, "実施済みの措置が維持されるよう、引き続き点検する。"],
  ] as const)("of an institution promises what its dates allow: %j", (days, said) => {
    const plans = Object.fromEntries(Object.entries(days).map(([number, on]) => [number, { kind: "planned" as const, on, remark: "予算" }])); // prettier-ignore
    const [form] = reports(resultsOf([result(CENTRE, answers(numbers, plans))]));
    expect(form?.values["改善"]).toBe(said);
  });

  it("of a body asks for what its institutions have not said", () => {
    const plans = { 2: { kind: "planned", remark: "検討中" } } as const;
    const form = reports(resultsOf([result(AOBA, answers(numbers, plans))])).find(({ body }) => body.code === "480002");
    expect(form?.values["改善"]).toBe("実施予定時期の分からないものは、その時期を示すよう求める。");
  });

  it("names as its attachments every paper that goes with it", () => {
    const form = reports(resultsOf(all)).find(({ body }) => body.code === "480002");
    expect(form?.values["添付"]).toEqual([
      { 番号: "1", 名称: "別紙　措置別の点検結果" },
      { 番号: "2", 名称: "取りまとめ報告書、別冊1～3（未実施事項、対象外事項、機関別の一覧）" },
    ]);
  });

  it("leaves out of the period what we ask to be corrected, and says so", () => {
    const on = (who: typeof AOBA, day: string, severity?: "info" | "warning" | "error") => {
      const one = result(who, answers(numbers), { status: "accepted" });
      const inspected = { on: day, field: field(day) };
      const file = one.submission?.file ?? "";
      return {
        ...one,
        submission: one.submission && { ...one.submission, inspected },
        findings: severity === undefined ? [] : [{ ...finding("inspection-date-outside-cycle", { file }), severity }],
      };
    };
    const period = (...institutions: readonly InstitutionResult[]) =>
      reports(resultsOf(institutions)).find(({ body }) => body.code === "480002")?.values["点検期間"];
    const now = on(TSUKIMI, "2027-02-01");
    expect(period(on(AOBA, "2026-01-24", "error"), now)).toBe("令和9年2月1日（確認中を除く）");
    expect(period(on(AOBA, "2028-01-24", "warning"), now)).toBe("令和9年2月1日（確認中を除く）");
    expect(period(on(AOBA, "2026-03-24", "info"), now)).toBe("令和8年3月24日から令和9年2月1日まで");
    expect(period(on(AOBA, "2026-01-24", "error"))).toBe("点検日を確認中");
    expect(period(on(AOBA, "2027-01-24"), now)).toBe("令和9年1月24日から令和9年2月1日まで");
  });

  it("bears the day on which the body sends it; that of an institution leaves number and day to the institution", () => {
    const days = (change: (same: Registry) => Registry) =>
      reports(resultsOf(all, { change })).map(({ institution: about, values }) => [about?.name ?? "", values["日付"]]);
    expect(new Set(days(issuedOn("2027-04-05")).map(String))).toEqual(new Set([",令和9年4月5日", `架空センター,${BLANK}`])); // prettier-ignore
    expect(new Set(days((same) => same).map(([, day]) => day))).toEqual(new Set([BLANK]));
  });

  it("of an institution shows its answers", () => {
    const letter = reports(resultsOf(all)).at(-1);
    expect(letter?.values).toMatchObject({ 宛名: "架空ネットワーク運営機構", 機関名: "架空センター", 実施済数: 44 });
    expect(letter?.values["措置"]).toContainEqual(
      expect.objectContaining({ 番号: "2", 結果: "△", 実施予定時期: "令和9年1月31日", 特記事項: "令和9年1月" }),
    );
  });
});

describe("the files that ship", () => {
  const draw = startDrawing(looks);
  const named = (same: Registry): Registry => ({
    ...same,
    bodies: same.bodies.map((body) => ({
      ...body,
      headTitle: "知事",
      headName: "架空　太郎",
      documentNumber: "架情第123号",
      contact: "電話 000-000-0000　メール tenken@example.jp",
    })),
  });
  const many = Array.from({ length: 92 }, (_, index) => error(index + 1, "482021.xlsx"));
  const everybody = [
    result(AOBA, [], { findings: [error(1)], status: "needs_correction" }),
    result(institution("482021", LONG, { department: LONG }), [], { findings: many, status: "needs_correction" }),
    result(TSUKIMI, null, { status: "rejected", findings: [unusable] }),
    result(institution("483010", LONG), null),
  ];
  const letters = compose(resultsOf(everybody, { change: named }));
  const ofEach = [...letters, ...compose(resultsOf([result(CENTRE, [])]))];

  it.each(LETTER_NAMES.filter((name) => letters.some(({ kind }) => kind === name)))(
    "%s: each, and all together",
    (name) => {
      const all = letters.filter(({ kind }) => kind === name).map(({ values }) => values);
      const parts = partsOf(draw({ letter: name, all }));
      expect(faultsOfPackage(parts)).toEqual([]);
      for (const values of all) {
        const one = partsOf(draw({ letter: name, all: [values] }));
        expect(faultsOfPackage(one)).toEqual([]);
        const xml = one["word/document.xml"] ?? "";
        expect(xml).not.toMatch(/\{\{|undefined|\[object/u);
        expect(paragraphs(xml).slice(0, 3).join()).toContain("架情第123号");
        expect(paragraphs(xml)).toContain("知事　架空　太郎");
        expect(paragraphs(xml)).toContain("以上");
      }
    },
  );

  it("show every finding in a row", () => {
    const all = letters.filter(({ kind }) => kind === "correctionRequest").map(({ values }) => values);
    const rows = tableWith(partsOf(draw({ letter: "correctionRequest", all: all.slice(1) }))["word/document.xml"] ?? "", "セル"); // prettier-ignore
    expect(rows).toHaveLength(93);
    expect(rows[92]).toEqual(["92", "点検表", "E92", "92", "空欄です。", "〇・△・－のいずれかを記入してください。"]);
  });

  it("say how the sender is reached, in the letter and in its mail, and nothing where that is not known", () => {
    const [contact, who] = ["電話 000-000-0000　メール tenken@example.jp", "架空第1県　情報政策課"];
    const below = ({ kind, values }: ComposedLetter): string | undefined => {
      const lines = paragraphs(partsOf(draw({ letter: kind, all: [values] }))["word/document.xml"] ?? "");
      const at = lines.indexOf(who);
      expect(lines[at - 1]).toMatch(/提出先及び問合せ先$/u);
      return lines[at + 1];
    };
    const [known, unknown] = [letters, compose(resultsOf(everybody))].map((all) => all.filter(({ mail }) => mail !== null)); // prettier-ignore
    expect(known).toHaveLength(4);
    for (const letter of known ?? []) {
      expect(below(letter)).toBe(contact);
      expect(letter.mail?.split("\n").slice(-2)).toEqual([who, contact]);
    }
    for (const letter of unknown ?? []) {
      expect(below(letter)).toMatch(letter.kind === "reminder" ? /^以上$/u : /^５/u);
      expect(letter.mail?.split("\n").at(-1)).toBe(who);
    }
  });

  it("leave no empty line where a number or a name is not known", () => {
    const [letter] = compose(resultsOf([result(AOBA, null)]));
    const xml = partsOf(draw({ letter: "reminder", all: [letter?.values ?? {}] }))["word/document.xml"] ?? "";
    expect(paragraphs(xml).slice(0, 4)).toEqual([
      BLANK,
      "青葉市　総務課　御中",
      "架空第1県",
      "令和8年度 定期点検に係る自己点検結果の提出について（督促）",
    ]);
    expect(paragraphs(xml, "ReceivedFile")).toEqual([]);
  });

  it.each(LETTER_NAMES)("%s says its language, has headings on its tables and nothing empty", (name) => {
    const all = ofEach.filter(({ kind }) => kind === name).map(({ values }) => values);
    const { "word/document.xml": xml = "", "word/styles.xml": styles = "", "docProps/core.xml": core = "" } = partsOf(draw({ letter: name, all })); // prettier-ignore
    expect(core).toMatch(/<dc:title>.+<\/dc:title>.*<dc:language[^>]*>ja-JP</u);
    expect(/<w:docDefaults>.*<\/w:docDefaults>/su.exec(styles)?.[0]).toContain('<w:lang w:val="ja-JP"');
    const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gsu) ?? [];
    for (const table of tables) expect(/<w:tr>.*?<\/w:tr>/su.exec(table)?.[0]).toContain("<w:tblHeader/>");
    const outside = xml.replace(/<w:tbl>.*?<\/w:tbl>/gsu, "<w:tbl/>").match(/(?:<w:tbl\/>)?<w:p>.*?<\/w:p>/gsu) ?? [];
    const empty = outside.filter((paragraph) => !paragraph.includes("<w:t") || /<w:t [^>]*><\/w:t>/u.test(paragraph));
    // Word needs one behind a table that is last, and one where a letter ends that others follow.
    expect(empty.filter((paragraph) => !/^<w:tbl\/>.*"AfterTable"|<w:sectPr/u.test(paragraph))).toEqual([]);
  });

  it("marks received files as a list of Word's", () => {
    const all = letters.filter(({ kind }) => kind === "reminder").map(({ values }) => values);
    const parts = partsOf(draw({ letter: "reminder", all }));
    expect(paragraphs(parts["word/document.xml"] ?? "", "ReceivedFile").join()).toMatch(/^月見市\.xlsx/u);
    expect(/w:styleId="ReceivedFile">.*?<\/w:style>/su.exec(parts["word/styles.xml"] ?? "")?.[0]).toContain('<w:numPr><w:numId w:val="1"/></w:numPr>'); // prettier-ignore
    expect(parts["word/numbering.xml"]).toMatch(/<w:pStyle w:val="ReceivedFile"\/>.*<w:lvlText w:val="・"\/>/su);
  });

  it("leaves 以上 of 様02-06 no page of its own", () => {
    const all = ofEach.filter(({ kind }) => !LETTERS[kind].mailed);
    expect(new Set(all.map(({ kind }) => kind)).size).toBe(2);
    for (const { kind, values } of all) {
      const { "word/document.xml": xml = "", "word/styles.xml": styles = "" } = partsOf(draw({ letter: kind, all: [values] })); // prettier-ignore
      const before = /<w:pStyle w:val="(\w+)"\/>(?:(?!<w:p>).)*<w:p><w:pPr><w:pStyle w:val="Ijo"\/>/su.exec(xml)?.[1] ?? ""; // prettier-ignore
      expect(new RegExp(`w:styleId="${before}">.*?</w:style>`, "su").exec(styles)?.[0]).toContain("<w:keepNext/>");
    }
  });
});

describe("faults of the office's files", () => {
  const faultsWith = (changed: Readonly<Record<string, string>>): PipelineError => {
    try {
      compileLetters((file) =>
        changed[file] === undefined ? contentOf(file) : new TextEncoder().encode(changed[file]),
      );
    } catch (error_) {
      if (error_ instanceof PipelineError) return error_;
      throw error_;
    }
    throw new Error("There is nothing wrong.");
  };

  it("are all told at once, of Word files and texts", () => {
    const { exitCode, faults } = faultsWith({
      "letters/督促状.docx": "壊れたファイル",
      "letters/督促状（メール文面）.txt.hbs": "件名\n\n{{機関名称}}",
      "letters/見直し・確認依頼書（メール文面）.txt.hbs": "{{#each 指摘}}{{セル番}}{{/each}}",
    });
    expect(exitCode).toBe(2);
    expect(faults.map(({ where }) => where)).toEqual([
      "letters/見直し・確認依頼書（メール文面）.txt.hbs 1行目",
      "letters/督促状.docx",
      "letters/督促状（メール文面）.txt.hbs 3行目",
    ]);
    expect(faults[2]?.fix).toMatch(/^「機関名」ではありませんか/u);
  });

  it("a passage cannot hold itself, and a mail is no Markdown", () => {
    const passage = "letters/督促状（提出状況）.txt.hbs";
    expect(faultsWith({ [passage]: "{{提出状況}}" }).faults).toHaveLength(1);
    expect(() => faultsWith({ [passage]: "# 1 *a* | b |\n- c\n::table" })).toThrow("There is nothing wrong.");
  });
});
