import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { makePopulation } from "../../pipeline/demo/index.ts";
import { indexMeasures, normalizeSubmission } from "../../pipeline/forms/annex2/answers/index.ts";
import { readWorkbook } from "../../pipeline/workbook/read/index.ts";
import { decodeReading, encodeReading } from "../../pipeline/state/index.ts";
import { headerRows, tableRows } from "../build/annex2.ts";
import { catalog, FORM_FILE } from "../build/catalog.ts";
import { rawSheet, rawWorkbook } from "../build/raw-workbook.ts";

const context = { index: indexMeasures(catalog), inspected: catalog.measures, referenceDate: "2027-03-31" };

it("a reading comes back from its text as it was, under the path that it is asked for", () => {
  const rows = [
    ...headerRows({ code: "482013", name: "青葉市", inspected: "令和9年2月15日" }),
    ...tableRows({
      3: { mark: "△", remark: "令和9年9月末" },
      5: { mark: "●" },
      7: { mark: "" },
      9: { mark: "×" },
      11: { mark: "－", remark: "理由\n二行" },
    }),
    [3, null, "別の文言", null, "〇"],
    [95, null, "知らない措置", null, "〇"],
  ];
  const table = rawSheet("表", rows);
  const blank = rows.findIndex(([number]) => number === 7) + 1;
  const asides = [{ row: blank, column: 5, kind: "shape", text: "〇" }] as const;
  const workbook = rawWorkbook([{ ...table, asides }, rawSheet("控え", tableRows({}))], "2027-02-20T00:00:00.000Z");
  const submission = normalizeSubmission(workbook, "a.xlsx", context);
  if (submission === null) throw new Error("not read");
  const reading = { outcome: "submission", submission, unlocked: false } as const;
  expect(submission.answers.find(({ measure }) => measure === 7)?.aside).toEqual({ kind: "shape", text: "〇" });
  const text = encodeReading(reading);
  expect(text).not.toContain("\n");
  expect(decodeReading(text, "a.xlsx")).toEqual(reading);
  expect(JSON.stringify(decodeReading(text, "b.xlsx"))).toBe(JSON.stringify(reading).replaceAll("a.xlsx", "b.xlsx"));
});

it("a refusal comes back as it was", () => {
  const reading = { outcome: "refused", code: "file-unsupported", message: "中身は画像です。" } as const;
  expect(decodeReading(encodeReading(reading), "a.png")).toEqual(reading);
});

it("so does every submission of a country, and most share the objects of their plain answers", async () => {
  const files = [...makePopulation({ institutions: 40, seed: 3, form: readFileSync(FORM_FILE), catalog })];
  const books = files.filter(({ dialect }) => dialect !== null);
  const workbooks = await Promise.all(books.map(({ bytes }) => readWorkbook(bytes)));
  const read = workbooks
    .map((workbook, index) => normalizeSubmission(workbook, books[index]?.path ?? "", context))
    .filter((submission) => submission !== null);
  const decoded = read.map((submission) => {
    const back = decodeReading(encodeReading({ outcome: "submission", submission, unlocked: false }), submission.file);
    expect(back).toEqual({ outcome: "submission", submission, unlocked: false });
    return back.outcome === "submission" ? back.submission.answers : [];
  });
  expect(read.length).toBeGreaterThan(30);
  expect(new Set(decoded.flat()).size).toBeLessThan(decoded.flat().length / 2);
});
