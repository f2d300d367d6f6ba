/** What a sender is asked about an answer on which people have decided: never as if it had written their mark. */
import { expect, it } from "vitest";
import { askedOfSender, foundForSender } from "../../pipeline/model/asked-of-sender.ts";
import type { Decision } from "../../pipeline/model/decision.ts";
import type { ReadInspection } from "../../pipeline/model/inspection.ts";
import type { Institution } from "../../pipeline/model/registry.ts";
import { indexDecisions } from "../../pipeline/settle/index.ts";
import { createAnswerDecider } from "../../pipeline/stages/inspect.ts";
import { decision } from "../build/decisions.ts";
import { scopes } from "../build/inspect.ts";
import { answer, read, type Given } from "../build/results.ts";
import { AOBA, TSUKIMI } from "../build/submission.ts";

/** 〇, read as it stands. */
const CIRCLE: Given = { kind: "implemented", rawMark: "〇" };

function decided(institution: Institution, measure: number, given: Given, value: string): ReadInspection {
  const file = "a.xlsx";
  const one: Decision = decision("回答を読み替え", { file, measure, value });
  const inspection = read(institution.code, file, { on: "2027-02-10" });
  const submission = { ...inspection.submission, answers: [answer(measure, given)] };
  const { inspection: scope } = scopes([institution], indexDecisions([one], "2027-03-31"));
  const settled = createAnswerDecider(scope)({
    file: { path: file, sha256: "", bytes: 1 },
    inspection: { ...inspection, submission },
  });
  if (typeof settled.inspection === "string" || settled.inspection.outcome === "rejected") throw new Error("Not read.");
  return settled.inspection;
}

/** Code, what was found and what is asked. */
const told = (...given: Parameters<typeof decided>) =>
  decided(...given).findings.map((finding) => [finding.code, foundForSender(finding), askedOfSender(finding)]);

it.each<readonly [string, Given, string, readonly string[]]>([
  [
    "△ instead of 〇",
    CIRCLE,
    "△",
    [
      "planned-date-missing",
      "「〇」と記入された回答を、取りまとめ機関で「△」と読み替えましたが、特記事項が空欄です。",
      "点検結果を「△」に直し、実施予定時期（例：令和9年9月）を記入してください。",
    ],
  ],
  [
    "△ instead of a blank",
    { kind: "missing", remark: "検討中" },
    "△",
    [
      "planned-date-unreadable",
      "空欄の回答を、取りまとめ機関で「△」と読み替えましたが、特記事項「検討中」から、いつまでに実施するのか（年月）を読み取れません。",
      "点検結果を「△」に直し、これからの実施予定時期を「令和9年9月」のように記入してください。",
    ],
  ],
  [
    "△ instead of a word, beside a month that is over",
    { kind: "invalid", rawMark: "有", remark: "令和8年9月　規程の改定" },
    "△",
    [
      "planned-date-unreadable",
      "「有」と記入された回答を、取りまとめ機関で「△」と読み替えましたが、特記事項「令和8年9月　規程の改定」の年月（令和8年9月）は過ぎています。予定が遅れているのか、済んだことなどの年月なのかを読み取れません。",
      "点検結果を「△」に直し、これからの実施予定時期を「令和9年9月」のように記入してください。",
    ],
  ],
  [
    "－ instead of 〇",
    CIRCLE,
    "－",
    [
      "reason-missing",
      "「〇」と記入された回答を、取りまとめ機関で「－」と読み替えましたが、特記事項が空欄です。",
      "点検結果を「－」に直し、対象外とする理由を記入してください。",
    ],
  ],
])("%s is told as their decision", (_, given, value, expected) => {
  expect(told(TSUKIMI, 1, given, value)[0]).toEqual(expected);
});

it("the same mark as stands there is the sender's own", () => {
  expect(told(TSUKIMI, 1, { kind: "planned", rawMark: "△" }, "△")[0]?.[1]).toBe("「△」ですが、特記事項が空欄です。");
});

it("those who collect are told that － on a priority measure was decided", () => {
  const found = told(TSUKIMI, 8, CIRCLE, "－").find(([code]) => code === "priority-not-applicable");
  expect(found?.[1]).toBe("重点報告事項が対象外（－）です（理由の記入なし。取りまとめ機関での読み替え）。");
});

it.each<readonly [string, Given, string, readonly string[]]>([
  ["〇 as △", CIRCLE, "△", ["direct-measure-answered"]],
  ["〇 as －", CIRCLE, "－", []],
  ["－ as 〇", { kind: "not_applicable", rawMark: "－" }, "〇", []],
  ["a word as 〇", { kind: "invalid", rawMark: "有" }, "〇", ["answer-unrecognized"]],
])(
  "of what an aggregator does, %s: the sender is asked about its own mark, unless － was decided",
  (_, given, value, codes) => {
    const { findings, decided: outcomes } = decided(AOBA, 30, given, value);
    expect(findings.map(({ code }) => code)).toEqual(codes);
    for (const { message } of findings) expect(message).not.toMatch(/◆の措置に「△」/u);
    const counted = "この機関の分は集約機関が実施するため、集計では「－」に数えています。";
    expect(outcomes?.[0]?.effect.endsWith(counted)).toBe(true);
  },
);
