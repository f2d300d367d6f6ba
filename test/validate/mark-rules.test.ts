/** What is said of answers that are blank, unreadable, repeated or oddly marked: whole, and where. */
import { describe, expect, it } from "vitest";
import type { Answer } from "../../pipeline/model/submission.ts";
import { validateSubmission } from "../../pipeline/validate/index.ts";
import { markRules } from "../../pipeline/validate/mark-rules.ts";
import { catalog } from "../build/catalog.ts";
import { registry } from "../build/registry.ts";
import { answer, submission } from "../build/results.ts";
import { TSUKIMI } from "../build/submission.ts";

function found(...answers: readonly Answer[]) {
  return validateSubmission(
    {
      submission: submission("a.xlsx", { answers }),
      institution: TSUKIMI,
      cycle: registry([]).cycle,
      asOf: "2027-03-31",
      measures: new Map(catalog.measures.map((measure) => [measure.number, measure])),
    },
    markRules,
  );
}
const told = (...answers: readonly Answer[]) => found(...answers).map(({ code, message }) => [code, message]);

const invalid = (rawMark: string, more: Partial<Answer> = {}): Answer => ({
  ...answer(8, { kind: "invalid", rawMark }),
  ...more,
});
const note = (text: string): Answer => ({ ...answer(8, { kind: "missing" }), aside: { kind: "note", text } });

it("a plain answer is nothing to speak of", () => {
  expect(found(answer(8))).toEqual([]);
});

it("a measure without a row is missed once, and as nothing else", () => {
  const heading = catalog.measures[7]?.heading ?? "";
  expect(told({ ...answer(8, { kind: "missing" }), place: null })).toEqual([
    ["measure-not-found", `措置8（${heading}）の行が表にありません。様式どおりに行を戻して記入してください。`],
  ]);
});

describe("a note beside a blank answer is shown", () => {
  const message = (shown: string): string =>
    `点検結果が空欄です（セルにメモ「${shown}」がありますが、メモは回答として数えません）。〇・△・－のいずれかをセルに記入してください。`;
  it.each([
    ["on one line", "山田:\r\n\r\n  実施済", "山田: 実施済"],
    ["whole, up to 40 letters", "措".repeat(40), "措".repeat(40)],
    ["shortened from 41 on", "措".repeat(41), `${"措".repeat(40)}…`],
    ["shortened between letters", "𠮟".repeat(41), `${"𠮟".repeat(40)}…`],
  ])("%s", (_, text, shown) => {
    expect(told(note(text))).toEqual([["answer-missing", message(shown)]]);
  });
});

describe("an answer that cannot be read", () => {
  const next = "どれが正しい回答かを確かめ、〇・△・－のいずれか1つを記入してください。";
  const suggested: Answer["mark"] = { kind: "invalid", suggestion: "〇" };
  it.each<[string, Answer, string]>([
    [
      "is shown as it stands",
      invalid(" × "),
      "点検結果「×」は、どの記号とも読み取れません。〇・△・－のいずれか1つを記入してください。",
    ],
    [
      "has a hint where its meaning is plain",
      invalid("済み", { mark: suggested }),
      "点検結果「済み」は、どの記号とも読み取れません。「〇」のことでしたら「〇」、違えば〇・△・－のいずれか1つを記入してください。",
    ],
    [
      "contradicts another table",
      invalid(" 〇 ", { rule: "row:number mark:contradicted" }),
      `点検結果「〇」と、ほかの表の回答が食い違います。${next}`,
    ],
    [
      "contradicts itself",
      invalid("〇・△", { rule: "row:number mark:disagree" }),
      `1つの措置に、異なる点検結果（〇・△）が記入されています。${next}`,
    ],
  ])("%s", (_, given, message) => {
    expect(told(given)).toEqual([["answer-unrecognized", message]]);
  });

  it("names its place", () => {
    const [finding] = found(invalid("〇・△", { rule: "mark:disagree" }));
    expect(finding).toMatchObject({ measure: 8, severity: "error", sheet: "自己点検表", cell: "E8" });
  });
});

describe("a measure that several rows answer", () => {
  const repeatedAt = ["E20", "E30"].map((cell) => ({ sheet: "別紙", cell }));
  it.each<[string, Answer, string]>([
    ["alike", { ...answer(8), repeatedAt }, "同じ回答なので、最初の行を採用しました"],
    ["in other ways", invalid("×", { repeatedAt }), "回答が食い違うため、どれも採用していません"],
  ])("%s", (_, given, outcome) => {
    expect(told(given)).toEqual([
      [
        "measure-repeated",
        `措置8の行が、ほかに「別紙」E20、「別紙」E30にもあります。${outcome}。正しい行だけを残してください。`,
      ],
    ]);
  });
});

it("rows that are counted but not listed are told with those that are", () => {
  const repeatedAt = Array.from({ length: 20 }, (_, index) => ({ sheet: "別紙", cell: `E${String(20 + index)}` }));
  const [[, message] = []] = told({ ...answer(8), repeatedAt, repeatedMore: 59_979 });
  expect(message).toContain("「別紙」E29ほか59989か所にもあります");
});

describe("odd marks", () => {
  const odd = (measure: number, rawMark: string, kind: Answer["mark"]["kind"] = "implemented"): Answer => ({
    ...answer(measure, { kind, rawMark }),
    mark: { kind, unusual: true },
  });

  it("are told once each, with their number, at the first", () => {
    const findings = found(
      odd(8, "●"),
      odd(9, "▲", "planned"),
      answer(10),
      odd(11, " ● "),
      odd(12, "ー", "not_applicable"),
    );
    expect(findings.map(({ measure, cell, severity, message }) => [measure, cell, severity, message])).toEqual([
      [8, "E8", "info", "「●」（2か所）を「〇」と読みました。様式の記号を使うよう案内してください。"],
      [9, "E9", "info", "「▲」（1か所）を「△」と読みました。様式の記号を使うよう案内してください。"],
      [12, "E12", "info", "「ー」（1か所）を「－」と読みました。様式の記号を使うよう案内してください。"],
    ]);
  });
});
