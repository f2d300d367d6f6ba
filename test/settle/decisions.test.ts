/** Decisions against each other, against the registry, and against single answers and findings. */
import { describe, expect, it } from "vitest";
import type { Decision } from "../../pipeline/model/decision.ts";
import type { Answer } from "../../pipeline/model/submission.ts";
import { decideAnswers, indexDecisions, settleSubmissions } from "../../pipeline/settle/index.ts";
import { decision } from "../build/decisions.ts";
import { registry } from "../build/registry.ts";
import { answer, finding, read, rejected, submission, type Given } from "../build/results.ts";
import { AOBA, TSUKIMI } from "../build/submission.ts";

const ASOF = "2027-03-31";
const file = "a.xlsx";

describe("decisions that contradict each other", () => {
  const states = (...decisions: readonly Decision[]): readonly (string | undefined)[] => {
    const { withdrawn } = indexDecisions(decisions, ASOF);
    return decisions.map((one) => withdrawn.get(one)?.state);
  };
  const mark = (value: string, row: number, more: Partial<Decision> = {}): Decision =>
    decision("回答を読み替え", { file, measure: 8, value, row, ...more });

  it.each<[string, readonly Decision[], boolean]>([
    ["two marks for one answer", [mark("〇", 2), mark("△", 3)], true],
    ["one mark twice", [mark("〇", 2), mark("〇", 3)], false],
    ["marks for two answers", [mark("〇", 2), mark("△", 3, { measure: 9 })], false],
    ["marks in two files", [mark("〇", 2), mark("△", 3, { file: "b.xlsx" })], false],
    [
      "a name taken apart by macOS",
      [mark("〇", 2, { file: "が.xlsx" }), mark("△", 3, { file: "が.xlsx".normalize("NFD") })],
      true,
    ],
    [
      "two institutions for one file",
      [
        decision("機関を指定", { file, institutionCode: "482013" }),
        decision("機関を指定", { file, institutionCode: "482030", row: 3 }),
      ],
      true,
    ],
    [
      "two files for one institution",
      [
        decision("採用するファイル", { file, institutionCode: "482013" }),
        decision("採用するファイル", { file: "b.xlsx", institutionCode: "482013", row: 3 }),
      ],
      true,
    ],
    [
      "a file that is left out and counts",
      [decision("提出から除外", { file }), decision("採用するファイル", { file, institutionCode: "482013", row: 3 })],
      true,
    ],
    [
      "two deadlines",
      [
        decision("期限を延長", { institutionCode: "482013", value: "2027-04-01" }),
        decision("期限を延長", { institutionCode: "482013", value: "2027-04-02", row: 3 }),
      ],
      true,
    ],
  ])("%s: %#", (_, decisions, contradict) => {
    expect(states(...decisions)).toEqual(decisions.map(() => (contradict ? "contradicted" : undefined)));
  });

  it("do not count those that have run out, on the last day they hold", () => {
    expect(states(mark("〇", 2), mark("△", 3, { until: "2027-03-30" }))).toEqual([undefined, "expired"]);
    expect(states(mark("〇", 2, { until: ASOF }))).toEqual([undefined]);
  });
});

describe("decided answers", () => {
  const decide = (given: Given, ...decisions: readonly Decision[]): Answer | undefined =>
    decideAnswers(
      submission(file, { answers: [answer(8, given)] }),
      "482013",
      indexDecisions(decisions, ASOF),
      "2027-02-10",
    ).submission.answers[0];
  const as = (value: string, more: Partial<Decision> = {}): Decision =>
    decision("回答を読み替え", { file, measure: 8, value, ...more });

  it("take the date of a △ out of the remark, as it is read beside any △", () => {
    const given: Given = { kind: "invalid", rawMark: "×", remark: "9年9月末までに実施" };
    expect(decide(given, as("△"))).toMatchObject({
      mark: { kind: "planned" },
      planned: { on: "2027-09-30" },
      rawMark: "×",
    });
    expect(decide({ ...given, remark: "検討中" }, as("△"))?.planned).toMatchObject({ on: null });
    expect(decide({ ...given, remark: "" }, as("△"))?.planned).toBeNull();
    expect(decide({ ...given, kind: "planned", on: "2027-09-30" }, as("〇"))?.planned).toBeNull();
  });

  it("tell in their rule what was read, as of any △", () => {
    const rule = (remark: string): string | undefined =>
      decide({ kind: "implemented", rawMark: "〇", remark }, as("△"))?.rule;
    const own = answer(8).rule;
    expect(rule("令和8年9月　規程の改定")).toBe(`${own} passed:令和8年9月 decision:2`.trimStart());
    expect(rule("令和9年9月末まで")).toBe(`${own} date:令和9年9月末 decision:2`.trimStart());
    expect(rule("検討中")).toBe(`${own} decision:2`.trimStart());
    expect(rule("")).toBe(`${own} decision:2`.trimStart());
  });

  it("are not those of another sheet, institution, measure or file", () => {
    const given: Given = { kind: "invalid", rawMark: "×" };
    for (const other of [{ sheet: "別表" }, { institutionCode: "482030" }, { measure: 9 }, { file: "b.xlsx" }])
      expect(decide(given, as("〇", other))).toEqual(answer(8, given));
    expect(decide(given, as("〇", { sheet: "自己点検表", institutionCode: "482013" }))?.mark.kind).toBe("implemented");
  });

  it("have no date where they are no △", () => {
    const on = decision("実施予定時期を読み替え", { file, measure: 8, value: "2027-12-31", row: 3 });
    expect(decide({ kind: "implemented" }, on)).toEqual(answer(8));
    expect(decide({ kind: "invalid" }, on, as("△"))?.planned?.on).toBe("2027-12-31");
  });

  it("settle rows that contradict each other", () => {
    const repeated = {
      ...answer(8, { kind: "invalid" }),
      repeatedAt: [{ sheet: "自己点検表", cell: "E90" }],
      repeatedMore: 3,
    };
    const { submission: after } = decideAnswers(
      submission(file, { answers: [repeated] }),
      "482013",
      indexDecisions([as("〇")], ASOF),
      ASOF,
    );
    expect(after.answers[0]?.repeatedAt).toBeUndefined();
    expect(after.answers[0]).not.toHaveProperty("repeatedMore");
  });
});

describe("findings that people accept", () => {
  const late = finding("submission-late", { institutionCode: "482013", file });
  const errors = [1, 2].map((measure) => finding("reason-missing", { institutionCode: "482013", file, measure }));
  const settle = (...decisions: readonly Decision[]) =>
    settleSubmissions(
      [
        {
          file: { path: file, sha256: "", bytes: 1 },
          inspection: read("482013", file, { findings: [late, ...errors] }),
        },
      ],
      registry([AOBA, TSUKIMI]),
      indexDecisions(decisions, ASOF),
    );
  const accept = (more: Partial<Decision>): Decision =>
    decision("指摘を了承", { file, findingCode: "reason-missing", ...more });

  it("no longer ask for a correction; without a measure, all of a code", () => {
    const one = settle(accept({ measure: 1 }));
    expect(one.institutions[0]?.findings.map(({ severity }) => severity)).toEqual(["warning", "info", "error"]);
    expect(one.institutions[0]?.status).toBe("needs_correction");
    const all = settle(accept({}), accept({ row: 3 }));
    expect(all.institutions[0]?.findings.map(({ severity }) => severity)).toEqual(["warning", "info", "info"]);
    expect(all.institutions[0]?.status).toBe("accepted");
    expect(all.decisions?.map(({ state }) => state)).toEqual(["applied", "applied"]);
  });

  it("are told by row when they are not there", () => {
    const { unassigned, decisions } = settle(accept({ measure: 3, row: 7 }));
    expect(decisions?.[0]).toMatchObject({ state: "unmatched", effect: "この指摘は、今の提出にはありません。" });
    expect(unassigned.map(({ code, message }) => [code, message.slice(0, 13)])).toEqual([
      ["decision-unmatched", "判断の7行目「指摘を了承」"],
    ]);
  });
});

describe("what does not fit says why", () => {
  const files = [
    { file: { path: file, sha256: "", bytes: 1 }, inspection: read("482013", file) },
    { file: { path: "b.pdf", sha256: "", bytes: 1 }, inspection: rejected("", "b.pdf", "file-unsupported") },
    { file: { path: "c.txt", sha256: "", bytes: 1 }, inspection: "隠しファイルです。" },
  ];
  it.each<[Decision, string]>([
    [decision("機関を指定", { file, institutionCode: "999999" }), "機関コード「999999」の機関が"],
    [decision("期限を延長", { institutionCode: "999999", value: ASOF }), "機関コード「999999」の機関が"],
    [decision("提出から除外", { file: "ない.xlsx" }), "対象ファイルがありません。"],
    [decision("提出から除外", { file: "c.txt" }), "対象ファイルは、提出物として扱っていません。"],
    [decision("採用するファイル", { file, institutionCode: "482030" }), "対象ファイルは、別の機関（482013 青葉市）"],
    [decision("回答を読み替え", { file: "b.pdf", measure: 8, value: "〇" }), "対象ファイルは不採用のため"],
    [decision("回答を読み替え", { file, measure: 800, value: "〇" }), "措置800の回答に当てはまりません"],
  ])("%o", (one, effect) => {
    const { decisions } = settleSubmissions(files, registry([AOBA, TSUKIMI]), indexDecisions([one], ASOF));
    expect(decisions?.[0]?.state).toBe("unmatched");
    expect(decisions?.[0]?.effect).toContain(effect);
  });
});
