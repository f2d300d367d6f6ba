/** Every table of a report, cell by cell, from figures that all differ: a column that prints another's value cannot hide. */
import { describe, expect, it } from "vitest";
import type { BodyFigures } from "../../../pipeline/model/body-figures.ts";
import { DECISION_KINDS, type Decision, type DecisionOutcome } from "../../../pipeline/model/decision.ts";
import type { BodyRollup } from "../../../pipeline/model/rollup.ts";
import { formatCount } from "../../../pipeline/lib/format-count.ts";
import { changesTables, widenChanges } from "../../../pipeline/documents/kinds/report/tables/changes-tables.ts";
import { report } from "../../../pipeline/documents/kinds/report/index.ts";
import { listedDecisions } from "../../../pipeline/documents/kinds/report/tables/decisions-table.ts";
import { deficiencyTables } from "../../../pipeline/documents/kinds/report/tables/deficiencies-table.ts";
import { followUpsTable } from "../../../pipeline/documents/kinds/report/tables/follow-ups-table.ts";
import { shownNames } from "../../../pipeline/documents/kinds/shown-names.ts";
import type { TableName } from "../../../pipeline/documents/kinds/report/signed-report.ts";
import type { Row } from "../../../pipeline/documents/word/block.ts";
import { documentXml, paragraphs, reportOf } from "../drawn-report.ts";
import {
  anInstitution,
  aRollup,
  aSubordinate,
  figuresOf,
  measures,
  prefecture,
  submitters,
} from "../rollup-builders.ts";

/** Caption, headings and rows, cells apart by `|`; `*` is bold, `<n>` spans n columns. */
function printed(
  name: TableName,
  changes: Partial<BodyRollup> = {},
  figures: Partial<BodyFigures> = {},
): readonly string[] {
  const table = reportOf(aRollup({ changes }), figures).tables[name];
  if (table === null) return [];
  return [table.caption, table.shape.columns.map(({ heading }) => heading).join("|"), ...table.rows.map(line)];
}

function line({ cells }: Row): string {
  return cells
    .map(
      ({ text, span, strong }) =>
        `${span === undefined ? "" : `<${String(span)}>`}${strong === true ? "*" : ""}${text}`,
    )
    .join("|");
}

const totals = { implemented: 1234, planned: 2, not_applicable: 30, missing: 4, invalid: 5 };
const none = { implemented: 0, planned: 0, not_applicable: 0, missing: 0, invalid: 0 };
const status = { institutions: 1010, accepted: 1000, needs_correction: 5, not_received: 3, rejected: 0 };
const [first, second, third] = [anInstitution(1), anInstitution(2), anInstitution(3)];
const measureOf = (number: number) => measures.filter((measure) => measure.number === number);
const [two, four, thirty, fourteen] = [2, 4, 30, 14].flatMap(measureOf);
if (two === undefined || four === undefined || thirty === undefined || fourteen === undefined)
  throw new Error("No measures.");

/** An earlier cycle of which nothing but these totals is known. */
const trendOf = (then: typeof totals | null): BodyFigures["trend"] => ({
  previous: { asOf: "2026-03-31", cycle: { name: "令和7年度 定期点検", formVersion: "2.0" } },
  usersThen: new Set(),
  senders: { both: 0, onlyNow: [], onlyThen: [], neither: 0 },
  overall: { now: totals, then, measures: 17, compared: 17 },
  chapters: [{ chapter: "1 甲", now: totals, then, measures: 9, compared: 9 }],
  measures: [{ measure: two, numberThen: 2, now: totals, then }],
  facts: [],
  leavesOutMoved: false,
});

function outcomeOf(changes: Partial<Decision>): DecisionOutcome {
  const decision: Decision = {
    kind: "回答を読み替え",
    row: 2,
    cell: "G2",
    on: "2027-03-01",
    file: "a.xlsx",
    sheet: "",
    institutionCode: first.code,
    measure: 2,
    findingCode: null,
    value: "〇",
    reason: "電話で確かめた",
    by: "総務 花子",
    until: null,
    ...changes,
  };
  return { decision, state: "applied", institution: first, effect: "〇と読み替えた。" };
}

it("submission-status", () => {
  expect(printed("submission-status", { status })).toEqual([
    "提出の状況",
    "区分|内容|機関数",
    "受理|点検結果を読み取り、要修正の記載不備がない|1,000",
    "要修正|点検結果を読み取り、要修正の記載不備がある|5",
    "未提出|点検結果の提出がない|3",
    "読取不能|提出はあるが、点検結果を読み取れない|－",
    "計||1,010",
  ]);
});

it("by-chapter, beside last cycle's rates where there are any", () => {
  const chapters = [
    { chapter: "1 甲", measures: 9, totals: { implemented: 7, planned: 6, not_applicable: 5, missing: 4, invalid: 3 } },
    { chapter: "2 乙", measures: 8, totals: { ...none, not_applicable: 1 } },
  ];
  const scope = { inspected: measures, reported: measures.slice(0, 17), priorityOnly: true };
  expect(printed("by-chapter", { chapters, totals, scope })).toEqual([
    "章別の点検結果",
    "章|措置数|〇|△|－|空欄|判読不能|実施率",
    "1 甲|9|7|6|5|4|3|35.0%",
    "2 乙|8|－|－|1|－|－|算定なし",
    "計|17|1,234|2|30|4|5|99.1%",
  ]);
  const then = { ...none, implemented: 1, planned: 1 };
  expect(printed("by-chapter", { chapters, totals, scope }, { trend: trendOf(then) }).slice(1)).toEqual([
    "章|措置数|〇|△|－|空欄|判読不能|実施率|前回|増減",
    "1 甲|9|7|6|5|4|3|35.0%|50.0%|↓",
    "2 乙|8|－|－|1|－|－|算定なし|－|",
    "計|17|1,234|2|30|4|5|99.1%|50.0%|↑",
  ]);
});

describe("by-measure", () => {
  const scope = { inspected: measures, reported: [two, four, fourteen, thirty], priorityOnly: true };
  const own = [
    { number: 2, implemented: 1, planned: 2, not_applicable: 3, missing: 4, invalid: 5 },
    { number: 3, implemented: 9, planned: 9, not_applicable: 9, missing: 9, invalid: 9 },
    { number: 4, implemented: 5, planned: 0, not_applicable: 0, missing: 0, invalid: 0 },
    { number: 30, implemented: 6, planned: 1, not_applicable: 7, missing: 0, invalid: 0 },
  ];
  const deficiencies = [{ institution: first, measure: two, plannedOn: "2027-03-30", remark: "", overdue: true }];
  const rows = [
    `<8>${two.chapter}`,
    `2|${two.text}|1|2|1|3|9|8.3%`,
    `4|${four.text}|5|－|－|－|－|100.0%`,
    `<8>${fourteen.chapter}`,
    `14|${fourteen.text}|－|－|－|－|－|算定なし`,
    `<8>${thirty.chapter}`,
  ];

  it("names each measure by what it asks, with its own figures", () => {
    expect(printed("by-measure", { scope, measures: own, deficiencies })).toEqual([
      "措置別の点検結果",
      "番号|措置の要旨|〇|△|超過|－|空欄等|実施率",
      ...rows,
      `30|◆${thirty.text}|6|1|－|7|－|85.7%`,
    ]);
  });

  it("gives no rate of a ◆ measure that nobody does himself, and counts as － who leaves it", () => {
    const center = { ...prefecture, code: "A01", name: "架空集約センター", kind: "集約機関" as const };
    const aggregators = [{ aggregator: center, users: 7, submitted: 7, result: null }];
    const last = (mine: typeof totals) => {
      const counted = [{ number: 30, ...mine, not_applicable: 7 }];
      const figures = { directMeasures: [{ measure: thirty, own: mine, aggregators }] };
      return printed("by-measure", { scope, measures: counted, deficiencies }, figures).at(-1);
    };
    expect(last({ ...none, implemented: 6, planned: 1 })).toBe(`30|◆${thirty.text}|6|1|－|7|－|85.7%`);
    expect(last(none)).toBe(`30|◆${thirty.text}|－|－|－|7|－|別表`);
  });

  it("shortens what would not fit, visibly", () => {
    const long = { ...two, text: "長".repeat(60) };
    const shown =
      printed("by-measure", { scope: { ...scope, reported: [long] } })
        .at(-1)
        ?.split("|")[1] ?? "";
    expect(shown).toBe(`${"長".repeat(41)}…`);
  });
});

it("aggregators: each by name with its own answers, or why there are none", () => {
  const aggregator = (code: string, name: string) => ({ ...prefecture, code, name, kind: "集約機関" as const });
  const resultOf = (kind: "implemented" | "planned", plannedOn: string | null) => ({
    institution: first,
    status: "accepted" as const,
    answer: { kind, plannedOn, remark: "", file: "a.xlsx", place: null, remarkPlace: null },
  });
  const [a, b, c] = [aggregator("A", "甲"), aggregator("B", "乙"), aggregator("C", "丙")];
  const directMeasures = [
    {
      measure: thirty,
      own: none,
      aggregators: [
        { aggregator: a, users: 1200, submitted: 3, result: resultOf("implemented", null) },
        { aggregator: b, users: 4, submitted: 3, result: null },
        { aggregator: c, users: 5, submitted: 3, result: { institution: first, status: "rejected" as const, answer: null } }, // prettier-ignore
      ],
    },
    {
      measure: { ...thirty, number: 31 },
      own: none,
      aggregators: [{ aggregator: a, users: 1200, submitted: 3, result: resultOf("planned", "2027-09-30") }],
    },
  ];
  expect(printed("aggregators", {}, { directMeasures })).toEqual([
    "集約機関が実施する◆の措置（集約機関自身の点検結果）",
    "集約機関|利用機関|No.30|No.31",
    "甲|1,200|〇|△\nR9.9",
    "乙|4|<2>接続機関として登録がなく、点検結果を確認できない",
    "丙|5|<2>点検結果を確認できない（読取不能）",
  ]);
});

describe("deficiencies", () => {
  const entry = (plannedOn: string | null, remark: string, overdue: boolean, institution = first, measure = two) => ({
    institution,
    measure,
    plannedOn,
    remark,
    overdue,
  });

  it("one by one", () => {
    const deficiencies = [
      entry("2027-03-30", "更改", true),
      entry("2027-09-30", "令和9年9月末までに実施", false, second),
      entry(null, "", false, third, thirty),
      entry(null, "検討中", false, first, thirty),
      { ...entry(null, "令和8年9月　更改", false, second, thirty), passedOn: "2026-09-30" },
    ];
    expect(printed("deficiencies", { deficiencies })).toEqual([
      "未実施事項",
      "番号|措置の要旨|機関|実施予定|超過|特記事項",
      `2|${two.text}|${first.name}|R9.3.30|*超過|更改`,
      `2|${two.text}|${second.name}|R9.9||`,
      `30|◆${thirty.text}|${third.name}|記載なし||`,
      `30|◆${thirty.text}|${first.name}|時期不明||検討中`,
      `30|◆${thirty.text}|${second.name}|R8.9経過||令和8年9月　更改`,
    ]);
    expect(printed("overdue", { deficiencies })).toEqual([]);
  });

  const many = (count: number, late: number) => [
    ...Array.from({ length: count }, (_, index) => entry("2027-09-30", "", false, anInstitution(index))),
    ...Array.from({ length: late }, (_, index) => entry("2026-12-31", "", true, anInstitution(index), four)),
    entry(null, "", false, third, four),
  ];

  it("by measure where they do not fit, what is late in full", () => {
    const deficiencies = many(400, 2);
    expect(printed("deficiencies", { deficiencies })).toEqual([
      "未実施事項（措置別の件数）",
      "番号|措置の要旨|件数|うち超過|うち時期不明|最も遅い予定",
      `2|${two.text}|400|－|－|R9.9`,
      `4|${four.text}|3|2|1|R8.12`,
    ]);
    expect(printed("overdue", { deficiencies })).toEqual([
      "実施予定時期を過ぎた未実施事項",
      "番号|件数|機関（過ぎた実施予定時期）",
      `4|2|${anInstitution(0).name}（R8.12）、${anInstitution(1).name}（R8.12）`,
    ]);
  });

  it("by institution where those are too many, most first, and how many are left: the annex has them", () => {
    const again = entry("2026-12-31", "", true, anInstitution(1999), two);
    const deficiencies = [again, ...many(400, 3000), { ...again, measure: thirty }];
    const [caption, headings, most, next, ...others] = printed("overdue", { deficiencies });
    expect([caption, headings, most, next]).toEqual([
      "実施予定時期を過ぎた未実施事項（機関別。件数の多い順）",
      "機関|件数|措置の番号",
      `${anInstitution(1999).name}|3|2、4、30`,
      `${anInstitution(0).name}|1|4`,
    ]);
    expect(others.length).toBeGreaterThan(40);
    const left = 3000 - 1 - others.length;
    expect(others.at(-1)).toBe(`ほか${formatCount(left)}機関|${formatCount(left)}|`);
    expect(reportOf(aRollup({ changes: { deficiencies } })).context).toMatchObject({
      deficienciesListed: false,
      overdueListed: false,
    });
  });

  it("by institution also where all else leaves no room: some are named", () => {
    const tables = deficiencyTables(many(400, 3000), 0, ({ name }) => name);
    expect(tables.overdue?.rows.length).toBeGreaterThan(3);
  });
});

it("closing: a line a quarter, far ones together, and what has no day to come", () => {
  const quarter = (index: number) => ({
    fiscalYear: 2027 + Math.floor(index / 4),
    quarter: ([1, 2, 3, 4] as const)[index % 4] ?? 1,
    count: index + 1,
    remaining: 100 - index,
  });
  const forecast = { total: 1200, overdue: 7, undated: 0, pushedBack: null };
  expect(printed("closing", {}, { forecast: { ...forecast, quarters: [quarter(0), quarter(5)] } })).toEqual([
    "未実施事項の解消の見通し",
    "解消の予定|件数|終えた後に残る件数",
    "令和9年度第1四半期（4～6月）|1|100",
    "令和10年度第2四半期（7～9月）|6|95",
    "実施予定時期を過ぎたもの（超過）|7|",
    "実施予定時期が分からないもの|－|",
    "計|1,200|",
  ]);
  const running = { asOf: "2027-06-30", deficiencies: [] };
  expect(printed("closing", running, { forecast: { ...forecast, quarters: [quarter(0), quarter(4)] } })[2]).toBe(
    "令和9年度第1四半期（基準日～6月）|1|100",
  );
  const quarters = Array.from({ length: 9 }, (_, index) => ({ ...quarter(index), ...(index === 0 && { count: 10 }) }));
  expect(printed("closing", {}, { forecast: { ...forecast, quarters } }).slice(8, 10)).toEqual([
    "令和10年度第3四半期（10～12月）|7|94",
    "令和10年度第4四半期（1～3月）以降|17|92",
  ]);
});

describe("unsent", () => {
  const sent = (institution = first) => ({ institution, status: "not_received" as const, waiting: false, files: [] });
  const broken = {
    institution: second,
    status: "rejected" as const,
    waiting: false,
    files: [{ file: "a.xlsx", code: "file-unreadable" as const, message: "" }],
  };

  it("each with what is being done", () => {
    const unsent = [sent(), broken, { ...broken, institution: third, waiting: true }];
    expect(printed("unsent", {}, { unsent })).toEqual([
      "点検結果を読み取れていない機関",
      "機関コード|機関|区分|対応",
      `${first.code}|${first.name}|未提出|提出期限を過ぎているため、提出を督促する。`,
      `${second.code}|${second.name}|読取不能|ファイルを読み取れない。修正して再提出するよう求める。`,
      `${third.code}|${third.name}|受領・読取待ち|受領済み。読み取る方法を確かめ、集計に加える。`,
    ]);
    expect(printed("unsent", { asOf: "2027-02-26" }, { unsent: [sent()] }).at(-1)).toContain("提出期限を待つ。");
  });

  it("nobody is reminded before the deadline that was extended for him", () => {
    const until = (institution: typeof first, value: string) =>
      outcomeOf({ kind: "期限を延長", institutionCode: institution.code, value });
    const decisions = [until(first, "2027-04-30"), until(second, "2027-03-15")];
    const rows = printed("unsent", { decisions }, { unsent: [first, second, third].map(sent) }).slice(2);
    expect(rows.map((line) => line.split("|").at(-1))).toEqual([
      "提出期限を令和9年4月30日まで延長しているため、提出を待つ。",
      "延長した提出期限（令和9年3月15日）を過ぎているため、提出を督促する。",
      "提出期限を過ぎているため、提出を督促する。",
    ]);
  });

  it("in counts where they do not fit", () => {
    const unsent = [...Array.from({ length: 99 }, (_, index) => sent(anInstitution(index))), broken];
    expect(printed("unsent", {}, { unsent })).toEqual([
      "点検結果を読み取れていない機関の数（多い順）",
      "取りまとめ機関|対象機関|未提出|読取不能|未提出等の計",
      `${prefecture.name}|12|99|1|100`,
    ]);
  });
});

describe("subordinates", () => {
  const standing = (name: string | null, rank: number | null) => ({
    body: name === null ? null : { ...prefecture, name },
    institutions: 1003,
    submitted: 1000,
    notSubmitted: 3,
    now: { ...none, implemented: 1, planned: 2 },
    then: null,
    chapters: [{ ...none, implemented: 1 }, { ...none, planned: 2 }, none],
    planned: 2,
    overdue: 1,
    rate: 333,
    rank,
  });
  const standings = [standing("架空第2県", 1), { ...standing(null, null), overdue: 0 }];
  const lines = [
    "取りまとめ機関別の状況（実施率の低い順）",
    "順位|取りまとめ機関|機関数|提出済|未提出等|実施率|△|うち超過",
    "1|架空第2県|1,003|1,000|3|33.3%|2|1",
    "－|（直接取りまとめ）|1,003|1,000|3|33.3%|2|－",
  ];
  const below = { institutions: 1003, accepted: 996, needs_correction: 4, not_received: 3, rejected: 0 };
  const direct = { institutions: 7, accepted: 4, needs_correction: 1, not_received: 0, rejected: 0 };
  const subordinates = [
    { body: prefecture, status: below, totals },
    { body: null, status: direct, totals },
  ];

  it("with a total where each institution is counted once", () => {
    const deficiencies = [{ institution: first, measure: two, plannedOn: null, remark: "", overdue: true }];
    const changes = { subordinates, status: { ...status }, totals, deficiencies };
    expect(printed("subordinates", changes, { standings })).toEqual([...lines, "|計|1,010|1,005|3|99.1%|2|1"]);
  });

  it.each(["institutions", "accepted", "needs_correction", "not_received", "rejected"] as const)(
    "without one where %s does not add up",
    (key) => {
      const changes = { subordinates, status: { ...status, [key]: status[key] - 1 }, totals };
      expect(printed("subordinates", changes, { standings })).toEqual(lines);
    },
  );

  it("beside last cycle's rates where there are any, and which way they have moved", () => {
    const fell = { ...standing("架空第2県", 1), then: { ...none, implemented: 1 } };
    const [, headings, row] = printed("subordinates", {}, { standings: [fell], trend: trendOf(null) });
    expect(headings).toContain("|実施率|前回|増減|");
    expect(row).toContain("|33.3%|100.0%|↓|");
  });

  it("of a country, the worst and how many there are besides; nothing where nobody is below", () => {
    const many = Array.from({ length: 60 }, (_, index) => standing(`架空第${String(index)}県`, index + 1));
    const rows = printed("subordinates", {}, { standings: many });
    expect(rows).toHaveLength(51);
    expect(rows.at(-1)).toBe("<8>ほか12機関は、順位が下のため、記載を省く。");
    expect(printed("subordinates")).toEqual([]);
  });
});

describe("the chart of the measures", () => {
  const totalsOf = (number: number, planned: number) => ({ ...none, number, implemented: 100 - planned, planned });
  const numbers = [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 30];
  const reported = numbers.flatMap(measureOf);
  const charted = (own: readonly (typeof none & { readonly number: number })[], figures: Partial<BodyFigures> = {}) => {
    const scope = { inspected: measures, reported, priorityOnly: true };
    const rollup = aRollup({ changes: { scope, measures: own } });
    return { ...reportOf(rollup, figures), text: paragraphs(documentXml(rollup, undefined, figures)).join("") };
  };

  it("shows the ten lowest, of ◆ what institutions do themselves, and says how many are low", () => {
    const users = { ...none, number: 30, implemented: 1, planned: 1, not_applicable: 7 };
    const own = numbers.map((number) => (number === 30 ? users : totalsOf(number, number)));
    const { charts, context, text } = charted(own);
    const { categories = [], series = [], description } = charts["by-measure"] ?? {};
    expect(categories.map((label) => label.split(" ")[0])).toEqual(
      [30, 24, 22, 20, 18, 16, 14, 12, 10, 8].map((number) => `No.${String(number)}`),
    );
    expect(categories[0]).toMatch(/^No\.30 ◆/u);
    expect(series.map(({ values }) => values)).toEqual([[50, 76, 78, 80, 82, 84, 86, 88, 90, 92]]);
    expect(description).toContain("76.0%、");
    expect(context).toMatchObject({ measuresCharted: true, lowMeasureCount: 3 });
    expect(text).toContain("低いものから順に10項目まで示す。実施率が80%に満たない措置は3項目である。");
  });

  it("says how many have no bar though they are no better than the last", () => {
    const { charts, text } = charted(numbers.map((number) => totalsOf(number, number === 30 ? 20 : 5)));
    expect(charts["by-measure"]?.categories).toHaveLength(10);
    expect(text).toContain("10項目まで示す（最後の措置と実施率が同じ、ほかの3項目を除く）。");
  });

  it("leaves out what everybody has done, and is not there where little else is left", () => {
    const few = (count: number) => numbers.map((number, index) => totalsOf(number, index < count ? 5 : 0));
    expect(charted(few(4)).charts["by-measure"]?.categories).toHaveLength(4);
    expect(charted(few(4)).text).toContain("実施率が80%に満たない措置はない。");
    expect(charted(few(3)).context).toMatchObject({ measuresCharted: false });
    expect(charted(few(3)).text).not.toContain("80%");
  });
});

describe("the chart of the bodies below", () => {
  const all = submitters(12);
  const charted = (count: number) => {
    const subordinates = Array.from({ length: count }, (_, index) => ({
      ...aSubordinate(`架空第${String(index)}県`, all),
      body: { ...prefecture, code: `P${String(100 + index)}`, name: `架空第${String(index)}県` },
    }));
    const rollup = aRollup({ submitters: all, subordinates: [...subordinates, aSubordinate(null, all)] });
    return { ...reportOf(rollup), text: paragraphs(documentXml(rollup)).join("") };
  };

  it("shows the lowest of a country, too, and says how many are left out", () => {
    const { charts, context, text } = charted(30);
    expect(charts.subordinates?.categories).toEqual([0, 1, 2, 3, 4, 5].map((index) => `架空第${String(index)}県`));
    expect(context).toMatchObject({ subordinatesCharted: true, unchartedSubordinateCount: 24 });
    expect(text).toContain("実施率の低い順に示す（ほか24機関は、順位が下のため、図を省く）。");
  });

  it("says so of nobody where all are there, and is not there where there is little to compare", () => {
    expect(charted(6).context).toMatchObject({ subordinatesCharted: true, unchartedSubordinateCount: 0 });
    expect(charted(6).text).toContain("実施率の低い順に示す。");
    expect(charted(3).context).toMatchObject({ subordinatesCharted: false, unchartedSubordinateCount: 0 });
  });
});

describe("subordinates by chapter", () => {
  const heated = (name: string | null, ...chapters: readonly (typeof none)[]) => ({
    body: name === null ? null : { ...prefecture, name },
    institutions: 3,
    submitted: 3,
    notSubmitted: 0,
    now: totals,
    then: null,
    chapters,
    planned: 2,
    overdue: 0,
    rate: 991,
    rank: 1,
  });
  const low = { ...none, implemented: 1, planned: 2 };
  const high = { ...none, implemented: 9, planned: 1 };
  const standings = [
    heated("架空第2県", low, high, none, high, high),
    heated(null, high, { ...none, implemented: 1 }, low, high, high),
  ];

  it("has the rate of each on a grey that is the darker the lower, and names a lowest of several bodies only", () => {
    const { tables, context } = reportOf(aRollup({ submitters: [] }), { standings });
    const table = tables["subordinates-by-chapter"];
    expect(printed("subordinates-by-chapter", {}, { standings })).toEqual([
      "取りまとめ機関の章別の実施率（実施率の低い順）",
      "取りまとめ機関|1章|2章|3章|4章|5章|全体",
      "架空第2県|33.3%|90.0%|－|90.0%|90.0%|99.1%",
      "（直接取りまとめ）|90.0%|100.0%|33.3%|90.0%|90.0%|99.1%",
    ]);
    expect(table?.rows[0]?.cells.map(({ shade }) => shade)).toEqual([
      undefined,
      "969696",
      "E3E3E3",
      undefined,
      "E3E3E3",
      "E3E3E3",
      "E3E3E3",
    ]);
    // Of one body none is.
    expect([context.lowestOfHeat, context.lowestOfHeatRate]).toEqual(["", ""]);
  });

  it("names as lowest no body below that is none, each of those that share it, and none where all do", () => {
    const lowestWith = (...given: typeof standings): readonly string[] => {
      const { context, tables } = reportOf(aRollup({ submitters: [] }), { standings: given });
      expect(tables["subordinates-by-chapter"]).not.toBeNull();
      expect(context.heatLegend).not.toBe("");
      return [context.lowestOfHeat, context.lowestOfHeatRate];
    };
    expect(
      lowestWith(
        heated("架空第2県", high, high, none, high, { ...none, implemented: 4, planned: 1 }),
        heated("架空第3県", high, high),
        heated(null, low),
      ),
    ).toEqual(["架空第2県の「5 情報システムの構成要素」", String.raw`80\.0\%`]);
    expect(lowestWith(heated("甲県", low, high), heated("乙県", high, low))[0]).toMatch(
      /^甲県の「1 .*」及び乙県の「2 .*」$/u,
    );
    expect(lowestWith(heated("甲県", high, high), heated("乙県", high, high))).toEqual(["", ""]);
  });

  it("is left out where there is nothing to compare, and of a country shows the worst", () => {
    expect(printed("subordinates-by-chapter", {}, { standings: standings.slice(1) })).toEqual([]);
    expect(
      printed(
        "subordinates-by-chapter",
        {},
        { standings: [...standings.slice(1), { ...heated("甲", none), rate: null }] },
      ),
    ).toEqual([]);
    const many = Array.from({ length: 60 }, (_, index) => heated(`架空第${String(index)}県`, low, high, high));
    const rows = printed("subordinates-by-chapter", {}, { standings: many });
    expect(rows).toHaveLength(2 + 24 + 1);
    expect(rows.at(-1)).toBe("<7>ほか36機関は、順位が下のため、記載を省く。");
  });
});

describe("what changed", () => {
  const then = { plannedOn: null, remark: "", code: "", name: "", file: "", sheet: "", cell: "" };
  const now = { plannedOn: null, remark: "", file: "", place: null, remarkPlace: null };
  const pair = { institution: first, measure: two };
  const worse = { ...pair, now: { ...now, kind: "planned" as const, plannedOn: "2027-09-30" }, then: { ...then, kind: "implemented" as const } }; // prettier-ignore
  const slip = {
    ...pair,
    now: { ...now, kind: "planned" as const, plannedOn: "2027-09-30" },
    then: { ...then, kind: "planned" as const, plannedOn: "2026-12-31" },
    later: true,
    passed: true,
    dateLost: false,
  };
  const still = { ...slip, later: false, now: { ...slip.now, plannedOn: "2026-12-31" } };
  const copy = { ...pair, now: { ...now, kind: "not_applicable" as const, remark: "機器なし" }, then: { ...then, kind: "not_applicable" as const } }; // prettier-ignore
  const fate = { total: 0, implemented: 0, planned: 0, notApplicable: 0, unanswered: 0, notSent: 0 };
  const origin = { stillPlanned: 0, fresh: 0, unknown: 0 };
  const over = { ...still, now: { ...slip.now, plannedOn: null, passedOn: "2026-12-31" } };
  const changes = { worsened: [worse], slipped: [slip, still, over], copied: [copy], fate, origin };

  it("one by one", () => {
    expect(printed("worsened", {}, { changes }).slice(1)).toEqual([
      "番号|措置の要旨|機関|今回",
      `2|${two.text}|${first.name}|△（R9.9）`,
    ]);
    expect(printed("slipped", {}, { changes }).slice(1)).toEqual([
      "番号|措置の要旨|機関|前回の予定|今回の予定",
      `2|${two.text}|${first.name}|R8.12|R9.9`,
      `2|${two.text}|${first.name}|R8.12|R8.12（過ぎても未実施）`,
      `2|${two.text}|${first.name}|R8.12|R8.12経過`,
    ]);
    expect(printed("copied", {}, { changes }).slice(1)).toEqual([
      "機関|番号|措置の要旨|回答|特記事項",
      `${first.name}|2|${two.text}|－|機器なし`,
    ]);
  });

  it.each(["worsened", "slipped", "copied"] as const)("%s marks ◆ measures, as 措置別の点検結果 does", (list) => {
    const direct = { worsened: [worse], slipped: [slip], copied: [copy] }[list].map((pair) => ({
      ...pair,
      measure: thirty,
    }));
    expect(printed(list, {}, { changes: { ...changes, [list]: direct } }).at(-1)).toContain(`|◆${thirty.text}|`);
  });

  it.each([
    ["worsened", "前回は〇で、今回は〇でないもの"],
    ["copied", "特記事項が前回と同じもの"],
  ] as const)(
    "%s by institution where not all fit, as it is they who are asked: those with most first, what each says in the order of the form",
    (list, caption) => {
      const copied = [first, second, third].flatMap((institution, index) =>
        measures.slice(0, 30 + index).map((measure) => ({
          ...copy,
          institution,
          measure,
          now: measure.number === 1 ? { ...copy.now, kind: "planned" as const } : copy.now,
        })),
      );
      expect(printed(list, {}, { changes: { ...changes, [list]: copied } })).toEqual([
        `${caption}（機関別。件数の多い順）`,
        "機関|件数|措置の番号",
        `${third.name}|32|△ 1　－ 2～32`,
        `${second.name}|31|△ 1　－ 2～31`,
        `${first.name}|30|△ 1　－ 2～30`,
      ]);
      const many = Array.from({ length: 900 }, (_, index) => ({ ...copy, institution: anInstitution(index) }));
      const again = { ...copy, measure: four };
      const rows = printed(list, {}, { changes: { ...changes, [list]: [...many, again] } });
      expect(rows[2]).toBe(`${first.name}|2|－ 2、4`);
      const left = 900 - (rows.length - 3);
      expect(rows.at(-1)).toBe(`ほか${String(left)}機関|${String(left)}|`);
    },
  );

  it("what got worse has what room is left before all others", () => {
    const institutions = Array.from({ length: 400 }, (_, index) => anInstitution(index));
    const copied = institutions.map((institution) => ({ ...copy, institution }));
    const worsened = institutions.map((institution) => ({ ...worse, institution }));
    const many = { ...changes, copied, worsened };
    const least = changesTables(many, ({ name }) => name);
    const lengths = (room: number) => {
      const { worsened: first, copied: last } = widenChanges(least, many, ({ name }) => name, room);
      return [first?.rows.length ?? 0, last?.rows.length ?? 0] as const;
    };
    const [least0, least1] = lengths(0);
    expect(lengths(-100)).toEqual([least0, least1]);
    expect(lengths(300)[0]).toBeGreaterThan(least0 + 10);
    expect(lengths(300)[1]).toBe(least1);
    expect(lengths(2000)[1]).toBeGreaterThan(least1 + 10);
  });
});

it("decisions: as many as fit, and how many there are besides", () => {
  const outcome = outcomeOf({});
  expect(printed("decisions", { decisions: [outcome] })).toEqual([
    "取りまとめに当たっての判断",
    "機関|措置|判断と結果|理由|担当者・日付",
    `${first.name}|2|【回答を読み替え】〇と読み替えた。（a.xlsx）|電話で確かめた|総務 花子\nR9.3.1`,
  ]);
  const rows = printed("decisions", { decisions: Array.from({ length: 100 }, () => outcome) });
  expect(rows.at(-1)).toBe(
    `<5>ほか${String(100 - (rows.length - 3))}件は、手元に置く取りまとめ表のシート「判断」にある。`,
  );
  expect(printed("decisions")).toEqual([]);
});

it("decisions: of each kind, first those that change an answer, last those that change nothing", () => {
  const kinds = DECISION_KINDS.toReversed();
  const decisions = [...kinds, ...kinds].map((kind, row) => outcomeOf({ kind, by: String(row) }));
  const listed = listedDecisions(decisions).map(({ decision: { kind, by } }) => [kind, Number(by)]);
  expect(listed).toHaveLength(decisions.length);
  expect(listed.slice(0, 3)).toEqual([
    ["回答を読み替え", kinds.indexOf("回答を読み替え")],
    ["回答を読み替え", kinds.indexOf("回答を読み替え") + kinds.length],
    ["実施予定時期を読み替え", kinds.indexOf("実施予定時期を読み替え")],
  ]);
  expect(listed.at(-1)?.[0]).toBe("指摘を了承");
  const accepted = Array.from({ length: 100 }, (_, row) => outcomeOf({ kind: "指摘を了承", row }));
  const rows = printed("decisions", { decisions: [...accepted, outcomeOf({ kind: "採用するファイル" })] });
  expect(rows[2]).toContain("【採用するファイル】");
});

describe("of two institutions of one name", () => {
  const namesake = { ...second, name: first.name };
  const known = aRollup({ submitters: [first, namesake].map((institution) => ({ institution, status: "accepted" })) });
  const covered = { institutions: known.institutions };
  const named = `${first.name}〔${first.code}〕`;
  const answer = { kind: "planned" as const, plannedOn: null, remark: "", file: "", place: null, remarkPlace: null };
  const pair = { institution: first, measure: two, now: answer, then: { ...answer, kind: "implemented" as const, code: "", name: "", sheet: "", cell: "" } }; // prettier-ignore
  const fate = { total: 0, implemented: 0, planned: 0, notApplicable: 0, unanswered: 0, notSent: 0 };
  const changes = { worsened: [pair], slipped: [{ ...pair, later: false, passed: false, dateLost: true }], copied: [pair], fate, origin: { stillPlanned: 0, fresh: 0, unknown: 0 } }; // prettier-ignore
  const late = { institution: first, measure: two, plannedOn: "2026-12-31", remark: "", overdue: true };
  const decision = { kind: "指摘を了承" as const, row: 2, cell: "G2", on: "2027-03-01", file: "", sheet: "", institutionCode: first.code, measure: 2, findingCode: null, value: "", reason: "", by: "", until: null }; // prettier-ignore

  it.each<readonly [TableName, Partial<BodyRollup>, Partial<BodyFigures>]>([
    ["deficiencies", { deficiencies: [late] }, {}],
    ["overdue", { deficiencies: [late, ...Array.from({ length: 400 }, () => ({ ...late, overdue: false }))] }, {}],
    ["worsened", {}, { changes }],
    ["slipped", {}, { changes }],
    ["copied", {}, { changes }],
    ["decisions", { decisions: [{ decision, state: "applied", institution: first, effect: "" }] }, {}],
    ["follow-ups", { followUps: [{ institution: first, reasons: [], timesAsked: 0 }] }, {}],
  ])("%s says which, though the other is not listed", (table, listed, figures) => {
    expect(printed(table, { ...covered, ...listed }, figures).at(2)).toContain(named);
    expect(printed(table, listed, figures).at(2)).not.toContain("〔");
  });

  it("the sentence about who has sent says which", () => {
    const trend = { ...trendOf(null), facts: [{ kind: "newly-sent", institutions: [first, third] }] } as BodyFigures["trend"]; // prettier-ignore
    expect(reportOf(aRollup({ changes: covered }), { trend }).context.news[0]?.names).toBe(`${named}、${third.name}`);
  });
});

it("follow-ups: the first three with why and whom to reach", () => {
  const followUps = [first, second, third, anInstitution(4)].map((institution) => ({
    institution: institution === second ? { ...second, department: "", contact: "" } : institution,
    reasons: [{ reason: "not_received" as const, count: 1 }, { reason: "overdue_priority" as const, count: 3 }], // prettier-ignore
    timesAsked: 0,
  }));
  const why = "提出期限を過ぎて未提出、重点報告事項の超過 3件";
  expect(printed("follow-ups", { followUps })).toEqual([
    "優先して連絡する機関",
    "順位|機関|理由|連絡先",
    `1|${first.name}|${why}|${first.department}　${first.contact}`,
    `2|${second.name}|${why}|－`,
    `3|${third.name}|${why}|${third.department}　${third.contact}`,
  ]);
});

it("follow-ups: how many are left out is said, and whose each is, but of what inspects itself", () => {
  const below = { ...first, supervisor: "AG0003" };
  const self = { ...second, code: "AG0003", name: "架空第3集約センター", supervisor: "AG0003" };
  const asked = [below, self, third, third, third].map((institution) => ({
    institution,
    reasons: [{ reason: "not_received" as const, count: 1 }],
    timesAsked: 0,
  }));
  const rollup = aRollup({ changes: { followUps: asked } });
  const collectors = [{ code: "AG0003", name: "架空第3集約センター" }];
  const table = followUpsTable({ rollup, collectors, figures: figuresOf(rollup), nameOf: shownNames(rollup) });
  const names = table?.rows.map(({ cells }) => cells[1]?.text);
  expect(names).toEqual([`${first.name}（架空第3集約センター）`, "架空第3集約センター", third.name]);
  const said = (followUps: typeof asked): string =>
    paragraphs(documentXml(aRollup({ changes: { followUps } }))).find((text) => text.startsWith("急いで")) ?? "";
  expect(said(asked)).toBe(
    "急いで確かめる機関は5機関で、急ぐものから順に示す（残る2機関は、提出には添えない「担当者用 対応一覧」にある）。",
  );
  expect(said(asked.slice(2))).toBe("急いで確かめる機関は3機関である。");
  expect(said(asked.slice(4))).toBe("急いで確かめる機関は1機関である。");
});

it("columns are as wide as the text together, in proportion", () => {
  const draw = (name: TableName, width: number, changes: Partial<BodyRollup> = {}) =>
    report.tables[name]?.(reportOf(aRollup({ submitters: submitters(12), changes })), width).at(-1);
  for (const width of [9470, 9471, 5003]) {
    const table = draw("submission-status", width);
    const widths = table?.kind === "table" ? table.columns.map((column) => column.width) : [];
    expect(widths.reduce((sum, each) => sum + each, 0)).toBe(width);
    expect(widths[0]).toBe(Math.round((1900 * width) / 9470));
  }
  expect(draw("submission-status", 9470)).toMatchObject({ total: true });
  expect(draw("by-measure", 9470)).toMatchObject({ total: false });
});
