/** What the names of the wording hold: each by itself, of a report whose figures all differ. */
import { describe, expect, it } from "vitest";
import { escapeMarkdown } from "../../../pipeline/documents/wording/escape-markdown.ts";
import { reportOf } from "../drawn-report.ts";
import {
  aFinding,
  anInstitution,
  aRollup,
  aSubordinate,
  measures,
  prefecture,
  submitters,
} from "../rollup-builders.ts";

const contextOf = (wishes: Parameters<typeof aRollup>[0]) => reportOf(aRollup(wishes)).context;

describe("names hold", () => {
  it("texts, escaped for Markdown", () => {
    expect(contextOf({ body: { name: "#県", department: "総務_部" }, measures: measures.slice(0, 5) })).toMatchObject({
      cycleName: "令和8年度 定期点検",
      cycleKind: "定期点検",
      asOf: "令和9年3月31日",
      deadline: "令和9年2月26日",
      formVersion: "2\\.0",
      operatorName: "架空ネットワーク機構",
      bodyCode: "990001",
      bodyName: "\\#県",
      bodyKind: prefecture.kind,
      department: "総務\\_部",
      addressee: prefecture.addressee,
      sumCheck: "12＝6＋4＋1＋1（一致）",
      inspectedNumbers: "1～5",
      reportedNumbers: "2、4",
    });
  });

  it("counts", () => {
    const institution = anInstitution(0);
    const findings = [
      aFinding("answer-missing", institution, { severity: "error" }),
      ...[1, 2].map(() => aFinding("answer-missing", institution, { severity: "warning" })),
      ...[1, 2, 3].map(() => aFinding("answer-missing", institution, { severity: "info" })),
    ];
    const totals = { implemented: 999, planned: 1000, not_applicable: 3, missing: 4, invalid: 5 };
    const [all, subordinates] = [submitters(12), [aSubordinate("架空第2県", submitters(3))]];
    const { deficiencies: planned, notApplicable } = aRollup({ submitters: all });
    const blank = planned.filter(({ plannedOn }) => plannedOn === null).slice(0, 2);
    const deficiencies = planned.map((one) => (blank.includes(one) ? { ...one, remark: "" } : one));
    const files = { accepted: 7, superseded: 8, rejected: 9 };
    const found = contextOf({ submitters: all, subordinates, changes: { findings, totals, files, deficiencies } });
    expect(found).toMatchObject({
      institutionCount: 12,
      submittedCount: 10,
      acceptedCount: 6,
      needsCorrectionCount: 4,
      notReceivedCount: 1,
      rejectedCount: 1,
      inspectedMeasureCount: 92,
      reportedMeasureCount: measures.filter(({ priority }) => priority).length,
      implementedCount: 999,
      plannedCount: "1,000",
      notApplicableAnswerCount: 3,
      missingCount: 4,
      invalidCount: 5,
      implementationRate: "49\\.7\\%",
      deficiencyCount: deficiencies.length,
      overdueCount: 14,
      undatedCount: 7,
      scheduledCount: deficiencies.length - 14 - 7,
      busiestQuarter: "令和9年度第2四半期（7～9月）",
      busiestQuarterCount: deficiencies.length - 14 - 7,
      lastQuarter: "令和9年度第2四半期（7～9月）",
      unreadableDateCount: 5,
      passedDateCount: 0,
      unstatedDateCount: 2,
      notApplicableCount: notApplicable.length,
      byAggregatorCount: 28,
      findingCount: 6,
      errorFindingCount: 1,
      warningFindingCount: 2,
      infoFindingCount: 3,
      subordinateCount: 1,
      acceptedFileCount: 7,
      supersededFileCount: 8,
      rejectedFileCount: 9,
    });
  });

  it("yes and no", () => {
    expect(contextOf({})).toMatchObject({ priorityOnly: true, sumMatches: true });
    const status = { institutions: 5, accepted: 1, needs_correction: 1, not_received: 1, rejected: 1 };
    expect(contextOf({ cycle: { kind: "変更時" }, changes: { status } })).toMatchObject({
      priorityOnly: false,
      sumMatches: false,
      sumCheck: "5＝1＋1＋1＋1（不一致）",
    });
  });

  it("lists", () => {
    const subordinates = [aSubordinate("_県_", submitters(12)), aSubordinate(null, submitters(1200))];
    const { chapters, news, subordinates: listed } = contextOf({ subordinates });
    expect(chapters[0]).toEqual({
      chapter: "1 安全管理措置の基本的枠組み",
      implementationRate: "89\\.8\\%",
      measureCount: 6,
      implementedCount: 53,
      plannedCount: 5,
    });
    expect(news).toEqual([]);
    expect(listed).toMatchObject([
      { name: "\\_県\\_", institutionCount: 12, submittedCount: 10, implementationRate: "91\\.5\\%" },
      { name: "直接取りまとめ", institutionCount: "1,200", submittedCount: "1,000" },
    ]);
  });
});

it.each([
  ["a\n b", "a b"],
  ["a \n\n b", "a b"],
  [" x ", "x"],
  ["_県_ #1 <b>&{}~", "\\_県\\_ \\#1 \\<b\\>\\&\\{\\}\\~"],
  ["!/:@[`", "\\!\\/\\:\\@\\[\\`"],
])("%j is escaped as %j", (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});
