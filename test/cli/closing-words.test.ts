/** What the screen says when a run is done. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { formatSummary } from "../../pipeline/cli/closing-words.ts";
import type { RunRecord } from "../../pipeline/model/run-record.ts";
import { registry } from "../build/registry.ts";

const statuses = { institutions: 9, accepted: 9, needs_correction: 0, not_received: 0, rejected: 0 };
const record = (more: Partial<RunRecord> = {}, institutions: Partial<typeof statuses> = {}): RunRecord => ({
  program: { name: "annex2-rollup", version: "0" },
  times: { startedAt: "", finishedAt: "", milliseconds: {} },
  asOf: "2027-03-31",
  cycle: registry([]).cycle,
  measures: { inspected: 92, reported: 46 },
  sources: [],
  sums: {
    files: { total: 0, accepted: 0, superseded: 0, rejected: 0, ignored: 0 },
    institutions: { ...statuses, ...institutions },
    answers: { total: 0, measures: 92, submissions: 0 },
  },
  findings: { error: 0, warning: 0, info: 0 },
  rejected: [],
  reports: [],
  data: [],
  unwritten: [],
  repeated: false,
  exitCode: 0,
  ...more,
});
const tasksOf = (given: RunRecord): readonly string[] =>
  formatSummary(given, "outputs")
    .split("\n")
    .filter((line) => /^\d\. |人が確認/u.test(line));

it("nothing to do is said only where there is nothing to do", () => {
  expect(tasksOf(record())).toEqual(["人が確認すべきファイルはありません。"]);
});

it("says once how many covers are to be filled in by hand, and where that can be spared", () => {
  const said = (blankCovers?: number): readonly string[] =>
    formatSummary(record({ ...(blankCovers !== undefined && { blankCovers }) }), "outputs")
      .split("\n")
      .filter((line) => line.includes("表紙"));
  expect(said()).toEqual([]);
  expect(said(2)).toEqual([
    "  表紙の文書番号、職名、氏名に空欄のある報告書（2機関）には、印を押す前に記入してください（名簿の「取りまとめ機関」シートに記入すると、次の実行で印字します）",
  ]);
});

it("what a person must do comes most urgent first, with counts", () => {
  const file = (path: string, code: RunRecord["rejected"][number]["code"]) => ({
    path,
    code,
    message: `${path}の理由`,
  });
  const rejected = [
    file("a", "form-blank"),
    file("b", "file-encrypted"),
    file("c", "institution-mismatch"),
    file("d", "institution-ambiguous"),
    file("e", "institution-unknown"),
    file("f", "table-not-found"),
  ];
  const doubtful = [{ path: "g", message: "食い違い" }];
  const given = record({ rejected, doubtful }, { needs_correction: 3, not_received: 1_200 });
  expect(tasksOf(given)).toEqual([
    "1. 確認が必要なファイル（2件）:",
    "2. どの機関の提出か確かめるファイル（4件）:",
    "3. 何も記入されていない様式（1件）:",
    "4. 修正を依頼する機関（3機関）:",
    "5. まだ提出のない機関（1,200機関）:",
  ]);
  for (const { path, message } of [...rejected, ...doubtful])
    expect(formatSummary(given, "outputs")).toContain(`  ${path}\n    ${message}`);
});

it.each<[string, Partial<RunRecord>, Partial<typeof statuses>]>([
  ["修正を依頼する機関（1機関）", {}, { needs_correction: 1 }],
  ["まだ提出のない機関（1機関）", {}, { not_received: 1 }],
  ["どの機関の提出か確かめるファイル（1件）", { doubtful: [{ path: "g", message: "" }] }, {}],
])("alone: %s", (title, more, institutions) => {
  expect(tasksOf(record(more, institutions))).toEqual([`1. ${title}:`]);
});

it("says how many decisions count, also none, and nothing where nobody has decided anything", () => {
  const said = (more: Partial<RunRecord>): string | undefined =>
    /判断の記録 \d+件を採り入れました/u.exec(formatSummary(record(more), "outputs"))?.[0];
  expect([said({ appliedDecisions: 2 }), said({ appliedDecisions: 0 }), said({})]).toEqual([
    "判断の記録 2件を採り入れました",
    "判断の記録 0件を採り入れました",
    undefined,
  ]);
});

it("a long list is cut, and says how many more there are and where", () => {
  const rejected = Array.from({ length: 23 }, (_, index) => ({
    path: `${String(index)}.pdf`,
    code: "file-unsupported" as const,
    message: "",
  }));
  expect(formatSummary(record({ rejected }), "outputs")).toMatch(/ほか3件（data\/files\.csv/u);
});

it("calls what was written 報告書, and 文書 where letters are among it", () => {
  const written = (path: string) => ({ path, sha256: "", code: "480002", name: "架空第1県" });
  const reports = [written("reports/480002_架空第1県/取りまとめ報告書.docx")];
  const letters = [...reports, written("letters/480002_架空第1県/482013_青葉市_確認のお願い.docx")];
  expect(formatSummary(record({ reports }), "outputs")).toMatch(/^報告書:$/mu);
  expect(formatSummary(record({ reports: letters }), "outputs")).toMatch(/^文書:$/mu);
});

it("names the folder of each body with how many papers it holds, and no more folders than the screen has room for", () => {
  const folders = Array.from({ length: 23 }, (_, index) => `reports/${String(index).padStart(2, "0")}_架空県`);
  const reports = folders.flatMap((folder) =>
    ["甲", "乙"].map((name) => ({ code: "", name: "", path: `${folder}/${name}.docx`, sha256: "" })),
  );
  const lines = formatSummary(record({ reports }), "outputs").split("\n");
  const from = lines.indexOf("報告書:");
  expect(lines.slice(from + 1, from + 22)).toEqual([
    ...folders.slice(0, 20).map((folder) => `  ${join("outputs", folder)}（2件）`),
    "  ほか3のフォルダー",
  ]);
});

it("what goes to institutions is counted: papers of each name, and marked workbooks", () => {
  const written = (path: string) => ({ path: `letters/480002_架空第1県/${path}`, sha256: "" });
  const letters = ["A/督促状.docx", "B/見直し.docx", "C/見直し.docx", "見直し（全機関）.docx", "A/メール文面.txt"];
  const returned = ["B/b（確認依頼）.xlsx", "C/c（確認依頼）.xlsx", "D/d（確認依頼）.xlsx"];
  const text = formatSummary(record({ letters: letters.map(written), returned: returned.map(written) }), "outputs");
  expect(text).toMatch(/^通知: outputs.letters（督促状 1通、見直し 2通。/mu);
  expect(text).toMatch(/^確認依頼のブック: outputs.letters（3機関。/mu);
});

it("which day letters bear is told with them, or that they leave room for it", () => {
  const letters = [{ path: "letters/480002_架空第1県/A/督促状.docx", sha256: "" }];
  const { cycle } = record();
  const said = (more: Partial<RunRecord>): string => formatSummary(record({ letters, ...more }), "outputs");
  expect(said({})).toContain("\n  日付と回答期限は、記入する欄にしてあります。");
  expect(said({ cycle: { ...cycle, issuedOn: "2027-04-05" } })).toContain(
    "\n  日付は、名簿の「発出日」（令和9年4月5日）です。",
  );
  expect(formatSummary(record(), "outputs")).not.toContain("発出日");
});

it("what was moved out of the way is named, with where it is now", () => {
  const moved = { path: "reports/A/a.docx", movedTo: "reports/A/手直し/a_2027-03-31_220005.docx" };
  const text = formatSummary(
    record({ setAside: [moved], archived: { cycle: "令和8年度", path: "archive/令和8年度" } }),
    "outputs",
  ).replaceAll("\\", "/");
  expect(text).toContain(
    "前の点検「令和8年度」の出力は、次のフォルダーに保管しました。\n  outputs/archive/令和8年度\n",
  );
  expect(text).toContain("手直しされていた文書は、上書きせずに移しました（1件）。");
  expect(text).toContain(`  outputs/${moved.movedTo}\n`);
  expect(formatSummary(record(), "outputs")).not.toMatch(/手直し|保管/u);
});

it("whom to write to is told with where the letters are", () => {
  const text = formatSummary(record({}, { needs_correction: 1, not_received: 1 }), "outputs");
  expect(text).toMatch(/修正を依頼する機関（1機関）:\n {2}outputs[\\/]?letters の「見直し・確認依頼書」/u);
  expect(text).toMatch(/まだ提出のない機関（1機関）:\n {2}outputs[\\/]?letters の「督促状」を送ります/u);
});

it.each([
  [0, "まだ期限を過ぎていません（提出期限 2027-02-28。延長した機関は、その期限）"],
  [2, "期限を過ぎた2機関に、outputs/letters の「督促状」を送ります。"],
  [3, "outputs/letters の「督促状」を送ります。"],
])("of three from whom nothing has come, %i are past their deadline", (overdueInstitutions, said) => {
  const text = formatSummary(record({ overdueInstitutions }, { not_received: 3 }), "outputs").replaceAll("\\", "/");
  expect(text).toContain(`まだ提出のない機関（3機関）:\n  ${said}`);
});
