/** Every table, cell by cell, from figures that all differ: a column that prints another's value cannot hide. */
import { describe, expect, it } from "vitest";
import type { Block } from "../../../pipeline/documents/word/block.ts";
import { printedRollup } from "../../../pipeline/documents/kinds/report/printed-rollup.ts";
import { TABLES } from "../../../pipeline/documents/kinds/report/tables/index.ts";
import { MOST_PRINTED_FILES } from "../../../pipeline/model/limits.ts";
import type { BodyRollup } from "../../../pipeline/model/rollup.ts";
import {
  aFinding,
  anInstitution,
  aRollup,
  measures,
  prefecture,
  submitters,
  type RollupWishes,
} from "../rollup-builders.ts";

const WIDTH = 9470;

function draw(
  name: keyof typeof TABLES,
  changes: Partial<BodyRollup> = {},
  wishes: RollupWishes = {},
): readonly Block[] {
  return TABLES[name](printedRollup(aRollup({ ...wishes, changes })), WIDTH);
}

/** A caption as it stands; a table as its headings and rows, cells apart by `|`; `*` is bold, `<n>` spans n columns. */
function printed(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "paragraph") return [block.runs.map(({ text }) => text).join("")];
    if (block.kind !== "table") return [block.kind];
    const rows = block.rows.map(({ cells }) =>
      cells
        .map(
          ({ text, span, strong }) =>
            `${span === undefined ? "" : `<${String(span)}>`}${strong === true ? "*" : ""}${text}`,
        )
        .join("|"),
    );
    return [block.columns.map(({ heading }) => heading).join("|"), ...rows];
  });
}

const totals = { implemented: 1234, planned: 2, not_applicable: 30, missing: 4, invalid: 5 };
const status = { institutions: 1010, accepted: 1000, needs_correction: 5, not_received: 3, rejected: 2 };
const [first, second, third] = [anInstitution(1), anInstitution(2), anInstitution(3)];
const measureOf = (number: number) => measures.filter((measure) => measure.number === number);
const [two, four, thirty, fourteen] = [2, 4, 30, 14].flatMap(measureOf);
if (two === undefined || four === undefined || thirty === undefined || fourteen === undefined)
  throw new Error("No measures.");

it("submission-status", () => {
  expect(printed(draw("submission-status", { status }))).toEqual([
    "区分|内容|機関数",
    "受理|点検結果を読み取り、要修正の記載不備がない|1,000",
    "要修正|点検結果を読み取り、要修正の記載不備がある|5",
    "未提出|点検結果の提出がない|3",
    "読取不能|提出はあるが、点検結果を読み取れない|2",
    "計||1,010",
  ]);
});

it("by-chapter", () => {
  const chapters = [
    { chapter: "1 甲", measures: 9, totals: { implemented: 7, planned: 6, not_applicable: 5, missing: 4, invalid: 3 } },
    { chapter: "2 乙", measures: 8, totals: { implemented: 0, planned: 0, not_applicable: 1, missing: 0, invalid: 0 } },
  ];
  const scope = { inspected: measures, reported: measures.slice(0, 17), priorityOnly: true };
  expect(printed(draw("by-chapter", { chapters, totals, scope }))).toEqual([
    "章|措置数|〇|△|－|空欄|判読不能|実施率",
    "1 甲|9|7|6|5|4|3|35.0%",
    "2 乙|8|0|0|1|0|0|算定なし",
    "計|17|1,234|2|30|4|5|99.1%",
  ]);
});

it("by-measure: the measures reported under chapter and section, each with its own figures", () => {
  const scope = { inspected: measures, reported: [two, four, fourteen, thirty], priorityOnly: true };
  const own = [
    { number: 2, implemented: 1, planned: 2, not_applicable: 3, missing: 4, invalid: 5 },
    { number: 3, implemented: 9, planned: 9, not_applicable: 9, missing: 9, invalid: 9 },
    { number: 4, implemented: 5, planned: 0, not_applicable: 0, missing: 0, invalid: 0 },
    { number: 30, implemented: 6, planned: 1, not_applicable: 0, missing: 0, invalid: 0 },
  ];
  const headings = "番号|項目|重点|〇|△|－|空欄|判読不能|実施率";
  expect(printed(draw("by-measure", { scope, measures: own }))).toEqual([
    two.chapter,
    headings,
    `<9>${two.section}`,
    `2|${two.heading}|○|1|2|3|4|5|8.3%`,
    `<9>${four.section}`,
    `4|${four.heading}|○|5|0|0|0|0|100.0%`,
    fourteen.chapter,
    headings,
    `<9>${fourteen.section}`,
    `14|${fourteen.heading}|○|0|0|0|0|0|算定なし`,
    thirty.chapter,
    headings,
    `<9>${thirty.section}`,
    `30|${thirty.heading}|○◆|6|1|0|0|0|85.7%`,
  ]);
});

it("deficiencies", () => {
  const deficiencies = [
    { institution: first, measure: two, plannedOn: "2027-03-30", remark: "更改", overdue: true },
    { institution: second, measure: two, plannedOn: "2027-09-30", remark: "改定", overdue: false },
    {
      institution: third,
      measure: { ...thirty, heading: thirty.section },
      plannedOn: null,
      remark: "",
      overdue: false,
    },
  ];
  const headings = "機関コード|機関名|実施予定時期|超過|特記事項";
  expect(printed(draw("deficiencies", { deficiencies }))).toEqual([
    `${two.chapter}（2件）`,
    headings,
    `<5>No.2　${two.section}　${two.heading}`,
    `${first.code}|${first.name}|令和9年3月30日|*超過|更改`,
    `${second.code}|${second.name}|令和9年9月30日||改定`,
    `${thirty.chapter}（1件）`,
    headings,
    `<5>No.30　${thirty.section}`,
    `${third.code}|${third.name}|時期の記載なし||`,
  ]);
});

it("not-applicable: reasons one by one, what the aggregator does together", () => {
  const notApplicable = [
    { institution: first, measure: thirty, reason: "", byAggregator: true },
    { institution: second, measure: thirty, reason: "機器なし", byAggregator: false },
    { institution: third, measure: thirty, reason: "集約センター", byAggregator: true },
    { institution: { ...second, name: "八重葉市" }, measure: thirty, reason: "", byAggregator: true },
    { institution: { ...first, name: "九重葉市" }, measure: thirty, reason: "", byAggregator: false },
  ];
  expect(printed(draw("not-applicable", { notApplicable }))).toEqual([
    `${thirty.chapter}（5件）`,
    "機関コード|機関名|理由",
    `<3>No.30　${thirty.section}　${thirty.heading}`,
    `${second.code}|${second.name}|機器なし`,
    `${third.code}|${third.name}|◆ 集約機関が実施：集約センター`,
    `${first.code}|九重葉市|理由の記載なし`,
    `<2>◆ 集約機関が実施（2機関）|${first.name}、八重葉市`,
  ]);
});

it("not-applicable: at most 60 names stand in a row", () => {
  const notApplicable = Array.from({ length: 61 }, (_, index) => ({
    institution: anInstitution(index),
    measure: thirty,
    reason: "",
    byAggregator: true,
  }));
  const rows = printed(draw("not-applicable", { notApplicable })).slice(3);
  expect(rows.map((row) => row.split("|")[0])).toEqual([
    "<2>◆ 集約機関が実施（60機関）",
    "<2>◆ 集約機関が実施（1機関）",
  ]);
  expect(rows[1]).toBe(`<2>◆ 集約機関が実施（1機関）|${anInstitution(60).name}`);
});

it("findings: by institution, counted by severity, with their files", () => {
  const findings = [
    aFinding("answer-missing", first, {
      measure: 8,
      sheet: "別紙2",
      cell: "E9",
      message: "空欄です。",
      file: "a.xlsx",
    }),
    aFinding("submission-late", first, {
      measure: null,
      sheet: "別紙2",
      cell: "",
      message: "遅れています。",
      file: "a.xlsx",
    }),
    aFinding("answers-all-alike", first, { measure: null, sheet: "", cell: "", message: "同じです。", file: "b.xlsx" }),
    aFinding("answer-missing", first, { measure: 9, sheet: "", cell: "E10", message: "空欄です。", file: "a.xlsx" }),
    aFinding("institution-unknown", null, {
      measure: null,
      sheet: "",
      cell: "",
      message: "誰か分かりません。",
      file: "",
    }),
  ];
  expect(printed(draw("findings", { findings }))).toEqual([
    "機関ごとの記載不備",
    "区分|措置|シート・セル|内容",
    `<4>${first.code}　${first.name}　要修正 2件、要確認 1件、参考 1件\nファイル：a.xlsx、b.xlsx`,
    "要修正|8|別紙2 E9|【点検結果が空欄】空欄です。",
    "要確認|－|別紙2|【提出期限より後の点検】遅れています。",
    "参考|－||【すべて同じ回答】同じです。",
    "要修正|9|E10|【点検結果が空欄】空欄です。",
    "<4>機関を特定できないファイル　要修正 1件",
    "要修正|－||【機関を特定できない】誰か分かりません。",
  ]);
});

it("findings: of the files of nobody, no more than anybody reads, and how many there are besides", () => {
  const ofNobody = Array.from({ length: MOST_PRINTED_FILES + 1_200 }, (_, index) =>
    aFinding("table-not-found", null, { measure: null, file: `${String(index)}.txt` }),
  );
  const own = aFinding("answer-missing", first);
  const rows = printed(draw("findings", { findings: [own, ...ofNobody] }));
  expect(rows.filter((row) => row.startsWith("<4>機関を特定できないファイル"))).toHaveLength(MOST_PRINTED_FILES + 1);
  expect(rows.slice(-2)).toEqual([
    "<4>機関を特定できないファイル　ほか 1,200件",
    "－|－||数が多いため、この報告書には載せていません。データの findings.csv にすべてあります。",
  ]);
});

it("not-received", () => {
  expect(printed(draw("not-received", { notReceived: [first, second] }))).toEqual([
    "機関コード|機関名|担当部署|連絡先",
    `${first.code}|${first.name}|${first.department}|${first.contact}`,
    `${second.code}|${second.name}|${second.department}|${second.contact}`,
  ]);
});

describe("subordinates", () => {
  const below = { institutions: 1003, accepted: 996, needs_correction: 4, not_received: 2, rejected: 1 };
  const direct = { institutions: 7, accepted: 4, needs_correction: 1, not_received: 1, rejected: 1 };
  const some = { implemented: 1, planned: 2, not_applicable: 0, missing: 0, invalid: 0 };
  const subordinates = [
    { body: { ...prefecture, name: "架空第2県" }, status: below, totals: some },
    { body: null, status: direct, totals: { ...some, implemented: 0, planned: 0 } },
  ];
  const lines = [
    "取りまとめ機関|機関数|提出済|うち要修正|未提出|読取不能|実施率",
    "架空第2県|1,003|1,000|4|2|1|33.3%",
    "（直接取りまとめ）|7|5|1|1|1|算定なし",
  ];

  it("with a total where each institution is counted once", () => {
    const blocks = draw("subordinates", { subordinates, status, totals });
    expect(printed(blocks)).toEqual([...lines, "計|1,010|1,005|5|3|2|99.1%"]);
    expect(blocks[0]).toMatchObject({ total: true, together: true });
  });

  it.each(["institutions", "accepted", "needs_correction", "not_received", "rejected"] as const)(
    "without one where %s does not add up",
    (key) => {
      const blocks = draw("subordinates", { subordinates, status: { ...status, [key]: status[key] - 1 }, totals });
      expect(printed(blocks)).toEqual(lines);
      expect(blocks[0]).toMatchObject({ total: false, together: false });
    },
  );

  it("nothing where nobody is below", () => {
    expect(draw("subordinates", { subordinates: [], status, totals })).toEqual([]);
  });
});

describe("institutions", () => {
  const kinds = ["implemented", "planned", "not_applicable", "missing", "invalid"] as const;
  const cycle = { kind: "接続申請時" } as const;
  const scopeOf = (count: number) => ({ inspected: measures, reported: measures.slice(0, count), priorityOnly: false });
  const answers = (count: number) => Array.from({ length: count }, (_, index) => kinds[index % 5] ?? "missing");

  it("each with its state and its answers, or its state alone", () => {
    const institutions = [
      { institution: first, status: "needs_correction", answers: answers(5) },
      { institution: second, status: "rejected", answers: [] },
    ] as const;
    expect(printed(draw("institutions", { institutions, scope: scopeOf(5) }, { cycle }))).toEqual([
      "措置 No.1～No.5",
      "機関コード|機関名|状況|1|2|3|4|5",
      `${first.code}|${first.name}|要修正|〇|△|－|空|×`,
      `${second.code}|${second.name}|読取不能|<5>（読取不能）`,
    ]);
  });

  it.each([
    [46, ["措置 No.1～No.46"]],
    [47, ["措置 No.1～No.24（1／2）", "措置 No.25～No.47（2／2）"]],
  ])("%i measures: %j", (count, captions) => {
    const institutions = [{ institution: first, status: "accepted", answers: answers(count) }] as const;
    const blocks = draw("institutions", { institutions, scope: scopeOf(count) }, { cycle });
    expect(blocks.flatMap((block) => (block.kind === "paragraph" ? printed([block]) : []))).toEqual(captions);
    const marks = blocks.flatMap((block) => (block.kind === "table" ? (block.rows[0]?.cells.slice(3) ?? []) : []));
    expect(marks.map(({ text }) => text).join("")).toBe("〇△－空×".repeat(10).slice(0, count));
  });

  it("at most 300 in a table", () => {
    const institutions = submitters(301).map(({ institution }) => ({
      institution,
      status: "not_received" as const,
      answers: [],
    }));
    const sizes = draw("institutions", { institutions, scope: scopeOf(4) }).flatMap((block) =>
      block.kind === "table" ? [block.rows.length] : [],
    );
    expect(sizes).toEqual([300, 1]);
  });
});

describe("long lists", () => {
  const listed = (counts: readonly number[]) =>
    counts.flatMap((count, measure) =>
      Array.from({ length: count }, (_, index) => ({
        institution: anInstitution(index),
        measure: { ...two, number: measure + 1 },
        plannedOn: null,
        remark: "",
        overdue: false,
      })),
    );
  const shapes = (counts: readonly number[]): readonly string[] =>
    draw("deficiencies", { deficiencies: listed(counts) }).map((block) => {
      if (block.kind === "paragraph") return printed([block]).join("");
      if (block.kind !== "table") return block.kind;
      const groups = block.rows.filter(({ cells }) => cells.length === 1).map(({ cells }) => cells[0]?.text ?? "");
      return `${String(block.rows.length - groups.length)}: ${groups.map((text) => text.replace(/　.*?(?=（続き）|$)/u, "")).join(" ")}`;
    });

  it.each([
    [[300], ["（300件）", "300: No.1"]],
    [[301], ["（301件）", "300: No.1", "（301件）（続き）", "1: No.1（続き）"]],
    [
      [150, 150, 1],
      ["（301件）", "300: No.1 No.2", "（301件）（続き）", "1: No.3"],
    ],
    [
      [200, 101, 100],
      ["（401件）", "200: No.1", "（401件）（続き）", "201: No.2 No.3"],
    ],
  ])("%j entries a measure are cut into %j", (counts, expected) => {
    expect(shapes(counts).map((text) => text.replace(two.chapter, ""))).toEqual(expected);
  });
});

it("columns are as wide as the text together, in proportion", () => {
  for (const width of [9470, 9471, 5003]) {
    const [table] = TABLES["submission-status"](printedRollup(aRollup({ changes: { status } })), width);
    const widths = table?.kind === "table" ? table.columns.map((column) => column.width) : [];
    expect(widths.reduce((sum, each) => sum + each, 0)).toBe(width);
    expect(widths[0]).toBe(Math.round((1900 * width) / 9470));
  }
});

it("only a short table with a total is kept on one page", () => {
  const chapters = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ chapter: String(index), measures: 1, totals }));
  const kept = (count: number) => draw("by-chapter", { chapters: chapters(count) })[0];
  expect(kept(19)).toMatchObject({ total: true, together: true });
  expect(kept(20)).toMatchObject({ total: true, together: false });
  expect(draw("not-received", { notReceived: [first] })[0]).toMatchObject({ total: false, together: false });
});

it("institutions stand in a table of marks, captioned", () => {
  const unread = { institution: third, status: "not_received" as const };
  const [caption, table] = draw("institutions", {}, { submitters: [unread], measures: [two, four] });
  expect(caption).toMatchObject({ kind: "paragraph", style: "Caption" });
  expect(table).toMatchObject({ kind: "table", style: "MatrixTable", headingStyle: "MatrixHeading" });
  if (table?.kind !== "table") throw new Error("No table.");
  expect(table.columns.map(({ style }) => style)).toEqual([
    "MatrixText",
    "MatrixText",
    "MatrixMark",
    "MatrixMark",
    "MatrixMark",
  ]);
  expect(table.rows[0]?.cells.at(-1)).toEqual({ text: "（未提出）", span: 2, style: "MatrixText" });
});
