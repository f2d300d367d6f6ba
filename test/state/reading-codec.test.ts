import { expect, it } from "vitest";
import { indexMeasures, normalizeSubmission } from "../../pipeline/normalize/index.ts";
import { decodeReading, encodeReading } from "../../pipeline/state/index.ts";
import { headerRows, tableRows } from "../build/annex2.ts";
import { catalog } from "../build/catalog.ts";
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
  const workbook = rawWorkbook([rawSheet("表", rows), rawSheet("控え", tableRows({}))], "2027-02-20T00:00:00.000Z");
  const submission = normalizeSubmission(workbook, "a.xlsx", context);
  if (submission === null) throw new Error("not read");
  const reading = { outcome: "submission", submission, unlocked: false } as const;
  const text = encodeReading(reading);
  expect(text).not.toContain("\n");
  expect(decodeReading(text, "a.xlsx")).toEqual(reading);
  expect(JSON.stringify(decodeReading(text, "b.xlsx"))).toBe(JSON.stringify(reading).replaceAll("a.xlsx", "b.xlsx"));
});

it("a refusal comes back as it was", () => {
  const reading = { outcome: "refused", code: "file-unsupported", message: "中身は画像です。" } as const;
  expect(decodeReading(encodeReading(reading), "a.png")).toEqual(reading);
});
