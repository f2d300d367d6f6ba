/** What `explain` prints: how a figure is made in words, whether the data agree, and the rows with their cells. */
import { describe, expect, it } from "vitest";
import { formatExplanation } from "../../pipeline/cli/explain-words.ts";
import { selectionWords } from "../../pipeline/cli/selection-words.ts";
import type { TraceOrigin } from "../../pipeline/model/trace.ts";
import type { Explanation } from "../../pipeline/stages/explain-figure.ts";

type Row = Explanation["rows"][number]["row"];

const ANSWER: Row = {
  institution_code: "482013",
  institution_name: "青葉市",
  measure: "12",
  answer: "planned",
  planned_on: "2027-09-30",
  remark: "令和9年9月",
  raw_mark: "▲",
  file: "青葉市.xlsx",
  sheet: "点検表",
  cell: "E20",
};

function said(from: TraceOrigin, more: Partial<Explanation> = {}, rows: readonly Row[] = [], all = false): string {
  return formatExplanation(
    {
      body: "480002",
      bodyName: "架空第1県",
      figure: "計",
      printed: "1\n件",
      value: 1,
      from,
      meaning: null,
      asOf: "2027-03-31",
      found: 1,
      matches: true,
      view: null,
      rows: rows.map((row) => ({ row, decisions: [] })),
      ...more,
    },
    all,
    { call: "torimatome" },
  );
}

const answers = { in: "answers", body: "480002" } as const;

describe("how a figure is made", () => {
  it.each<readonly [TraceOrigin, string]>([
    [{ count: answers, less: 3 }, "回答（data/answers.csv）の数から、名前を示した3件を除いたもの"],
    [{ distinct: "institution_code", of: answers }, "回答（data/answers.csv）の、機関コードの種類の数"],
    [{ rate: answers }, "〇 ÷（〇 ＋ △ ＋ 空欄 ＋ 判読不能）"],
    [{ pick: "lowest-rate", by: "chapter", of: answers }, "章ごとに分け、実施率が最も低いもの"],
    [{ below: "OP0001" }, "OP0001 のすぐ下の取りまとめ機関を、実施率の低い順"],
    [{ below: "OP0001", rank: "480002" }, "、480002 の順位"],
    [{ below: "OP0001", unrated: true }, "OP0001 のすぐ下の取りまとめ機関のうち、実施率が算定なしのもの"],
    [
      { chaptersBelow: "OP0001", among: 24 },
      "うち、実施率を算定できる上から24機関までを章ごとに分け、実施率が最も低いもの",
    ],
    [{ sum: ["甲", "乙"] }, "次の数字の和: 甲 ＋ 乙"],
  ])("%j", (from, words) => {
    expect(said(from)).toContain(words);
  });
});

describe("a selection", () => {
  it.each([
    [{ priority: "○", left: "" }, "「重点報告事項である」「集約機関に委ねる◆の措置でない」"],
    [{ answer: ["planned", "missing", ""] }, "「回答が△・空欄・読み取れる提出がないのどれか」"],
    [{ closes: "overdue" }, "「解消の時期が超過（基準日より前）」"],
    [{ closes: "2027Q1" }, "「解消の時期が2027年4～6月」"],
    [{ closes: { after: "2027Q4" } }, "「解消の時期が2028年1～3月より後か、超過又は不明」"],
    [{ closes: { from: "0000Q1", to: "9999Q4" } }, "「解消の時期が基準日以後」"],
    [{ closes: { from: "2027Q2", to: "9999Q4" } }, "「解消の時期が2027年7～9月以降」"],
    [{ closes: { from: "2027Q3", to: "2028Q4" } }, "「解消の時期が2027年10～12月から2029年1～3月まで」"],
    [{ closes: { from: "2027Q3", to: "2027Q3" } }, "「解消の時期が2027年10～12月」"],
    [{ planned_on: "2027-09-30", measure: "12" }, "「実施予定時期が令和9年9月30日」「措置がNo.12」"],
    [{ planned_on: "", file: "" }, "「実施予定時期が不明」「ファイルが空欄」"],
  ] as const)("%j", (where, words) => {
    expect(selectionWords({ ...answers, where })).toContain(words);
  });

  it("tells a file that is accepted from an institution that is", () => {
    const where = { status: "accepted" };
    expect(selectionWords({ in: "files", body: "480002", where })).toContain("「状態が採用」");
    expect(selectionWords({ in: "institutions", body: "480002", where })).toContain("「状態が受理」");
    expect(selectionWords({ in: "measures", body: "480002" })).toBe("措置（data/measures.csv）");
  });
});

describe("rows", () => {
  it("have the cell, what stands there and how it was read", () => {
    const lines = said({ count: answers }, { meaning: "△の数", view: "answers" }, [ANSWER]);
    expect(lines).toContain("数字: 計 ＝ 1 件\n意味: △の数\n");
    expect(lines).toContain(
      "  1. 482013　青葉市　No.12\n     青葉市.xlsx　シート「点検表」　セル E20\n     △（記載「▲」）　実施予定 令和9年9月30日　特記事項「令和9年9月」\n",
    );
  });

  it("of both cycles stand one below the other, also where there is no submission of one", () => {
    const then = { then_answer: "implemented", then_file: "前.xlsx", then_sheet: "表", then_cell: "F3" };
    expect(said({ count: answers }, { view: "pairs" }, [{ ...ANSWER, planned_on: "", ...then }])).toMatch(
      /今回: 青葉市\.xlsx[^]*実施予定 読み取れない[^]*前回: 前\.xlsx　シート「表」　セル F3\n {5}〇\n/u,
    );
    const pair = (owner: Readonly<Record<string, string>>): string =>
      said({ count: answers }, { view: "pairs" }, [{ ...ANSWER, ...then, ...owner }]);
    expect(pair({ then_code: "482056", then_name: "月見町" })).toContain("前回: 482056 月見町　前.xlsx");
    expect(pair({ then_code: "482013", then_name: "青葉市" })).toContain("前回: 前.xlsx");
    expect(said({ count: answers }, { view: "pairs" }, [ANSWER])).toContain("前回: 読み取れる提出がない");
    expect(said({ count: answers }, { view: "then" }, [ANSWER])).toContain("前回: 青葉市.xlsx");
  });

  it("of findings, files, bodies and decisions say what they are about", () => {
    const decided = {
      decision: "提出から除外",
      row: "4",
      decided_on: "2027-03-01",
      decided_by: "担当",
      reason: "旧版",
    };
    expect(
      said({ count: answers }, {}, [{ ...ANSWER, answer: "", severity: "error", code: "x", message: "直す" }]),
    ).toMatch(/482013　青葉市　No\.12　x\n[^]*直す/u);
    expect(said({ count: answers }, {}, [{ path: "a.xlsx", status: "rejected" }])).toContain("  1. a.xlsx　");
    expect(said({ count: answers }, {}, [{ code: "482013", name: "青葉市" }])).toContain("  1. 482013　青葉市\n");
    expect(said({ count: answers }, {}, [{ measure: "1", measure_title: "No.1　体制" }])).toContain(
      "  1. No.1　体制\n",
    );
    expect(said({ count: answers }, { view: "decisions" }, [decided])).toContain(
      "判断（decisions.xlsx の4行目）: 提出から除外　令和9年3月1日　担当　理由「旧版」",
    );
  });

  it("are cut at twenty, counted, and all shown when they are asked for", () => {
    const many = Array.from({ length: 23 }, () => ANSWER);
    expect(said({ count: answers }, {}, many)).toMatch(/ {2}20\. [^]*ほかに3件あります。すべて表示するには --all/u);
    expect(said({ count: answers }, {}, many, true)).toMatch(/ {2}23\. (?!.*--all)/u);
  });
});

it("says loudly when the data come to something else, and what a rate is made of", () => {
  expect(said({ rate: answers }, { found: null, matches: false, value: 98.5 }, [ANSWER])).toMatch(
    /内訳: 〇 0、△ 1、[^]*【違い】 data のファイルから数え直すと 算定なし で、報告書の 98\.5 と違います（元になったもの 1件）/u,
  );
});
