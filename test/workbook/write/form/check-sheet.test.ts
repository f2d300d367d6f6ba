/** The check sheet as LibreOffice computes it: each fault that our reader finds, and no other. */
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FindingCode } from "../../../../pipeline/model/finding.ts";
import { ALL_DONE } from "../../../../pipeline/workbook/write/form/check-formulas.ts";
import type { Answers } from "../../../build/annex2.ts";
import { inspect } from "../../../build/inspect.ts";
import { allAnswers, answered, prefilled } from "../../../build/prefilled.ts";
import { AOBA, DIRECT } from "../../../build/submission.ts";
import { closeOffice, savedByOffice, withoutOffice } from "../../../round-trip/office-suite.ts";

const planned = (remark: string): Answers[number] => ({ mark: "△", remark });
/** What offices write, right and wrong. */
const REMARKS = [
  ..."令和9年9月 令和9年9月末 R9.9 Ｒ９．９．３０ 2027/9/30 2027.9 20270930 令和9年度中 来年度末まで 令和九年九月 年度内に実施".split(
    " ",
  ),
  ..."実施予定時期：令和9年9月（手順を改めた後に実施） 令和10年第1四半期に実施予定 9年9月 令和9年　９月 令和9年12月25日までに対応".split(
    " ",
  ),
  ..."未定 検討中 順次 9月末 早期に実施 予算が付き次第 令和9年度以降 令和9年4月以降順次 令和9年春頃 来年度早期に 令和9年2月30日".split(
    " ",
  ),
  ..."R7.13.1 令和99年9月 2099年9月 － 令和　年　月 令和9年9月（検討中） 令和9年度予算要求中 更改時".split(" "),
];
const ANSWERS: Answers = {
  1: { mark: "" },
  2: { mark: "△" },
  3: { mark: "－" },
  4: { mark: "－", remark: "－" },
  5: { mark: "－", remark: "委託していないため" },
  6: { mark: "×" },
  7: { mark: "〇△" },
  8: { mark: "　○ " },
  9: { mark: "Δ", remark: "令和9年9月" },
  10: { mark: "―", remark: "該当するシステムがないため" },
  [DIRECT[0] ?? 30]: { mark: "〇" },
  ...Object.fromEntries(REMARKS.map((remark, index) => [index + 44 + (index >= 20 ? 9 : 0), planned(remark)])),
};
/** The reader's words for the states of the sheet. */
const STATES: Partial<Readonly<Record<FindingCode, string>>> = {
  "answer-missing": "空欄",
  "answer-unrecognized": "記号の誤り",
  "direct-measure-answered": "記号の誤り",
  "planned-date-missing": "時期なし",
  "planned-date-unreadable": "時期なし",
  "reason-missing": "理由なし",
};

describe.skipIf(withoutOffice)("the check sheet in LibreOffice", () => {
  let faulty: Uint8Array;
  let faultless: Uint8Array;
  beforeAll(async () => {
    const given = allAnswers(
      ANSWERS,
      DIRECT.filter((number) => ANSWERS[number] === undefined),
    );
    const form = await prefilled(AOBA, { before: "令和7年度 定期点検" });
    const bytes = [
      await answered(form, { ...given, ...ANSWERS }, "令和9年2月10日"),
      await answered(await prefilled(AOBA), allAnswers({ 5: planned("令和9年9月") }, DIRECT), "令和9年2月10日"),
    ];
    const saved = savedByOffice(bytes.map((book) => ({ bytes: book, to: "xlsx" })));
    [faulty = new Uint8Array(), faultless = new Uint8Array()] = saved;
  }, 300_000);
  afterAll(closeOffice);

  it("shows each fault that the reader finds, and no other", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(faulty.slice().buffer);
    const states: (readonly [number, string])[] = [];
    book.getWorksheet("記入確認")?.eachRow((row) => {
      const [state, measure] = [row.getCell(1).text, Number(row.getCell(2).text)];
      if (measure > 0 && !["記入済", "記入不要"].includes(state)) states.push([measure, state]);
    });
    const inspection = await inspect(faulty, "提出.xlsx", [AOBA]);
    if (inspection.outcome !== "read") throw new Error(inspection.message);
    const found = inspection.findings.flatMap(({ measure, code }): (readonly [number, string])[] =>
      measure === null || STATES[code] === undefined ? [] : [[measure, STATES[code]]],
    );
    expect(states.length).toBeGreaterThan(20);
    expect(states).toEqual(found.toSorted(([a], [b]) => a - b));
    const overall = book.getWorksheet("記入確認")?.getCell("A2").text;
    expect(overall).toContain(`直すところが ${String(states.length)} か所あります`);
  });

  it("says that nothing is left to do where nothing is", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(faultless.slice().buffer);
    expect(book.getWorksheet("記入確認")?.getCell("A2").text).toBe(ALL_DONE);
  });
});
