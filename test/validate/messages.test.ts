/** What the rules say, whole: these sentences are copied into letters. */
import { expect, it } from "vitest";
import { askedOfSender, foundForSender } from "../../pipeline/model/asked-of-sender.ts";
import { tableRows, type Answers } from "../build/annex2.ts";
import { catalog } from "../build/catalog.ts";
import { rawSheet } from "../build/raw-workbook.ts";
import { AOBA, CLEAN, CLEAN_WITH_AGGREGATOR, findingsIn, type Case } from "../build/submission.ts";

const answered = (more: Answers): Case => ({ answers: { ...CLEAN, ...more } });
const altered = (numbers: readonly number[], text: string): Case => ({
  table: tableRows(CLEAN, {
    measures: catalog.measures.map((measure) => (numbers.includes(measure.number) ? { ...measure, text } : measure)),
  }),
});
const firstMeasures = (count: number): readonly number[] =>
  catalog.measures.slice(0, count).map(({ number }) => number);
const last = catalog.measures.slice(-1);
const numbered = (...numbers: readonly number[]): Case => ({
  table: tableRows(CLEAN, {
    measures: [...catalog.measures, ...last.flatMap((measure) => numbers.map((number) => ({ ...measure, number })))],
  }),
});

it.each<readonly [what: string, given: Case, messages: readonly string[]]>([
  [
    "a month that is over, of a plan or of something done",
    answered({ 8: { mark: "△", remark: "令和8年9月　規程の改定" } }),
    [
      "「△」ですが、特記事項「令和8年9月　規程の改定」の年月（令和8年9月）は過ぎています。予定が遅れているのか、済んだことなどの年月なのかを読み取れません。実施済みなら「〇」に直し、これからなら新しい実施予定時期を「令和9年9月」のように記入してください。",
    ],
  ],
  [
    "no inspection date",
    { header: { inspected: null } },
    ["点検日の記入が見つかりません。点検日を「令和9年2月15日」のように記入してください。"],
  ],
  [
    "an unreadable one",
    { header: { inspected: "先月" } },
    ["点検日「先月」を日付として読み取れません。点検日を「令和9年2月15日」のように記入してください。"],
  ],
  [
    "last year's",
    { header: { inspected: "令和8年3月31日" } },
    [
      "点検日（令和8年3月31日）が今回の期間（令和8年4月1日～令和9年3月31日）の外です。日付の誤りや、前回の点検表でないかを確かめてください。",
    ],
  ],
  [
    "a later one than as-of date and deadline",
    { header: { inspected: "令和9年4月1日" } },
    [
      "点検日（令和9年4月1日）が今回の期間（令和8年4月1日～令和9年3月31日）の外です。日付の誤りや、前回の点検表でないかを確かめてください。",
      "点検日（令和9年4月1日）が提出期限（令和9年2月28日）より後です。期限後の点検である事情を確かめてください。",
    ],
  ],
  [
    "one before the run, after the deadline",
    { header: { inspected: "令和9年3月1日" } },
    ["点検日（令和9年3月1日）が提出期限（令和9年2月28日）より後です。期限後の点検である事情を確かめてください。"],
  ],
  [
    "run before the deadline",
    { header: { inspected: "令和9年3月1日" }, asOf: "2027-01-31" },
    [
      "点検日（令和9年3月1日）が、集計の基準日（令和9年1月31日）より後です。日付の誤りでないかを確かめてください。",
      "点検日（令和9年3月1日）が提出期限（令和9年2月28日）より後です。期限後の点検である事情を確かめてください。",
    ],
  ],
  [
    "another text",
    altered([8], "別の文言"),
    [
      "措置8の文言が様式と違います（記載: 「別の文言」、様式: 「インシデントからの復旧措置を行う」）。行のずれがないか確かめてください。",
    ],
  ],
  [
    "a long text",
    altered([8], "あ\n い".repeat(20)),
    [
      "措置8の文言が様式と違います（記載: 「あ いあ いあ いあ いあ いあ いあ いあ いあ いあ いあ いあ いあ いあ…」、様式: 「インシデントからの復旧措置を行う」）。行のずれがないか確かめてください。",
    ],
  ],
  [
    "a text of 40 letters",
    altered([8], "あ".repeat(40)),
    [
      "措置8の文言が様式と違います（記載: 「ああああああああああああああああああああああああああああああああああああああああ」、様式: 「インシデントからの復旧措置を行う」）。行のずれがないか確かめてください。",
    ],
  ],
  [
    "more than half the texts are others",
    altered(firstMeasures(47), "別"),
    ["措置の文言の多くが様式と違います。第2.0版の様式で作成されているか確かめてください。"],
  ],
  [
    "unknown numbers",
    numbered(93, 94),
    ["様式にない番号（93、94）の行があります。第2.0版の様式で作成されているか確かめてください。"],
  ],
  [
    "a second table",
    { more: [rawSheet("控", tableRows({ 1: { mark: "" } }))] },
    [
      "ブックに自己点検表がほかにもあります。回答の多い表を採用し、この表は使っていません。採用した表でよいか確かめてください。",
    ],
  ],
  [
    "all 〇",
    { answers: {} },
    ["すべての措置（◆を除く）の回答が「〇」です。一括で記入されていないか、必要に応じて確かめてください。"],
  ],
  ["blank", answered({ 8: { mark: "" } }), ["点検結果が空欄です。〇・△・－のいずれかを記入してください。"]],
  [
    "two marks",
    answered({ 8: { mark: "〇△" } }),
    ["点検結果「〇△」は、どの記号とも読み取れません。〇・△・－のいずれか1つを記入してください。"],
  ],
  [
    "a word with a plain meaning",
    answered({ 8: { mark: " 該当なし " } }),
    [
      "点検結果「該当なし」は、どの記号とも読み取れません。「－」のことでしたら「－」、違えば〇・△・－のいずれか1つを記入してください。",
    ],
  ],
  [
    "no row",
    { table: tableRows(CLEAN, { measures: catalog.measures.filter(({ number }) => number !== 8) }) },
    [
      "措置8（(2) 情報セキュリティインシデントの認知時における対処）の行が表にありません。様式どおりに行を戻して記入してください。",
    ],
  ],
  [
    "a row twice, alike",
    { table: tableRows(CLEAN, { measures: [...catalog.measures, ...last] }) },
    [
      "措置92の行が、ほかに「自己点検表」E121にもあります。同じ回答なので、最初の行を採用しました。正しい行だけを残してください。",
    ],
  ],
  [
    "unusual marks",
    answered({ 8: { mark: "●" }, 9: { mark: "●" }, 10: { mark: "▲", remark: "令和9年9月" } }),
    [
      "「●」（2か所）を「〇」と読みました。様式の記号を使うよう案内してください。",
      "「▲」（1か所）を「△」と読みました。様式の記号を使うよう案内してください。",
    ],
  ],
  [
    "△ without remark",
    answered({ 8: { mark: "△" } }),
    ["「△」ですが、特記事項が空欄です。実施予定時期（例：令和9年9月）を記入してください。"],
  ],
  [
    "△ without date",
    answered({ 8: { mark: "△", remark: "検討中" } }),
    [
      "「△」ですが、特記事項「検討中」から、いつまでに実施するのか（年月）を読み取れません。これからの実施予定時期を「令和9年9月」のように記入してください。実施済みなら「〇」に直してください。",
    ],
  ],
  [
    "△ with a day that does not exist",
    answered({ 8: { mark: "△", remark: "令和9年2月30日" } }),
    [
      "「△」ですが、「令和9年2月30日」は、実施する日付として読み取れません（暦にない日、食い違う年、15年より離れた年など）。これからの実施予定時期を「令和9年9月」のように記入してください。実施済みなら「〇」に直してください。",
    ],
  ],
  [
    "△ in the past",
    answered({ 8: { mark: "△", remark: "令和9年3月30日" } }),
    [
      "実施予定時期（令和9年3月30日）が基準日（令和9年3月31日）を過ぎています。実施済みか、予定の変更かを確かめてください。",
    ],
  ],
  [
    "△ outside its era",
    answered({ 8: { mark: "△", remark: "平成40年3月" } }),
    ["「平成40年3月」は元号と年が合いません。令和10年3月31日と読みました。正しいか確かめてください。"],
  ],
  [
    "－ without reason",
    answered({ 11: { mark: "－" } }),
    ["「－」ですが、特記事項が空欄です。対象外とする理由を記入してください。"],
  ],
  [
    "－ on a priority measure",
    answered({ 8: { mark: "－" } }),
    [
      "「－」ですが、特記事項が空欄です。対象外とする理由を記入してください。",
      "重点報告事項が対象外（－）です（理由の記入なし）。妥当か確かめてください。",
    ],
  ],
  [
    "－ on a priority measure, with its reason",
    answered({ 8: { mark: "－", remark: "設備がない" } }),
    ["重点報告事項が対象外（－）です（理由「設備がない」）。妥当か確かめてください。"],
  ],
  [
    "◆ 〇",
    { answers: { ...CLEAN_WITH_AGGREGATOR, 30: { mark: "〇" } }, institution: AOBA },
    [
      "◆の措置に「〇」と回答していますが、この機関の分は集約機関が実施します。「－」に直すか、集約機関の利用の有無を確かめてください。",
    ],
  ],
  [
    "◆ △",
    { answers: { ...CLEAN_WITH_AGGREGATOR, 30: { mark: "△", remark: "令和9年9月" } }, institution: AOBA },
    [
      "◆の措置に「△」と回答していますが、この機関の分は集約機関が実施します。「－」に直すか、集約機関の利用の有無を確かめてください。",
    ],
  ],
])("%s", (_, given, messages) => {
  const findings = findingsIn(given);
  expect(findings.map(({ message }) => message)).toEqual(messages);
  // Letters print both beside each other: nothing is asked twice.
  for (const finding of findings) {
    expect(foundForSender(finding)).not.toContain("ください");
    expect(askedOfSender(finding)).toMatch(/ください。$/u);
  }
});

it("half the texts may be others before the form is taken for another one", () => {
  const codes = findingsIn(altered(firstMeasures(46), "別")).map(({ code }) => code);
  expect(codes).toEqual(Array.from({ length: 46 }, () => "measure-text-altered"));
});

/** The first so many measures, in a cycle that inspects no others. */
const only = (count: number, mark: string): Case => ({
  answers: Object.fromEntries(firstMeasures(count).map((number) => [number, { mark, remark: "令和9年9月" }])),
  cycle: { kind: "変更時", onlyMeasures: firstMeasures(count) },
});

it.each([
  [9, "△", []],
  [10, "△", ["すべての措置（◆を除く）の回答が「△」です。一括で記入されていないか、必要に応じて確かめてください。"]],
  [11, "？", []],
])("%i answers, all %s", (count, mark, messages) => {
  const alike = findingsIn(only(count, mark)).filter(({ code }) => code === "answers-all-alike");
  expect(alike.map(({ message }) => message)).toEqual(messages);
});

it("all － but for ◆ is all －", () => {
  const answers = Object.fromEntries(
    catalog.measures.map(({ number, direct }) => [number, { mark: direct ? "〇" : "－", remark: "なし" }]),
  );
  const alike = findingsIn({ answers }).filter(({ code }) => code === "answers-all-alike");
  expect(alike.map(({ message }) => message.slice(0, 22))).toEqual(["すべての措置（◆を除く）の回答が「－」です。"]);
});

it("two rows that contradict each other are one finding", () => {
  const rows = tableRows(CLEAN, { measures: [...catalog.measures, ...last] });
  const contradicting = [...rows.slice(0, -1), (rows.at(-1) ?? []).map((cell) => (cell === "〇" ? "－" : cell))];
  const [finding, ...more] = findingsIn({ table: contradicting });
  expect(more).toEqual([]);
  expect(finding?.code).toBe("measure-repeated");
  expect(finding?.message).toMatch(
    /^措置92の行が、ほかに「自己点検表」E\d+にもあります。回答が食い違うため、どれも採用していません。正しい行だけを残してください。$/u,
  );
});

it.each<readonly [string, string, string, string]>([
  ["2027-03-31", "2027-02-28", "2027-03-31", "令和9年2月15日"],
  ["2028-03-31", "2028-02-29", "2028-03-31", "令和10年2月15日"],
  ["2027-03-31", "2027-02-10", "2027-03-31", "令和9年2月10日"],
  ["2027-03-31", "2027-02-28", "2027-01-08", "令和9年1月8日"],
  ["2026-05-01", "2026-04-20", "2026-05-01", "令和8年4月15日"],
  ["2026-05-01", "2026-03-20", "2026-05-01", "令和8年4月1日"],
])(
  "in the cycle of %s until %s, as of %s, a day is shown that is right there: %s",
  (referenceDate, deadline, asOf, day) => {
    const [{ message } = { message: "" }] = findingsIn({
      header: { inspected: "先月" },
      cycle: { referenceDate, deadline },
      asOf,
    });
    expect(message).toBe(`点検日「先月」を日付として読み取れません。点検日を「${day}」のように記入してください。`);
    const asShown = findingsIn({ header: { inspected: day }, cycle: { referenceDate, deadline }, asOf });
    expect(asShown.filter(({ code }) => code.startsWith("inspection-date"))).toEqual([]);
  },
);

it.each([
  ["2027-03-31", "令和9年9月"],
  ["2027-08-31", "令和9年9月"],
  ["2027-09-01", "令和10年9月"],
])("as of %s, what to write is shown by a month that is to come: %s", (asOf, month) => {
  const messages = findingsIn({ ...answered({ 8: { mark: "△" }, 9: { mark: "△", remark: "検討中" } }), asOf }).map(({ message }) => message); // prettier-ignore
  expect(messages.filter((message) => message.includes(month))).toHaveLength(2);
});
