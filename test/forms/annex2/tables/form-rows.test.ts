import { expect, it } from "vitest";
import { parseMeasureNumber } from "../../../../pipeline/forms/annex2/tables/form-rows.ts";

it.each([
  "12",
  "１２",
  "No.12",
  "NO12",
  "Ｎｏ．１２",
  "№12",
  "#12",
  "＃１２",
  "12.",
  "12.0",
  "⑫",
  "第12",
  "(12)",
  " 12 ",
  "12番",
])("%j is measure 12", (text) => {
  expect(parseMeasureNumber(text)).toBe(12);
});

it.each(["", "1.1", "12-3", "2 外部委託", "十二", "12345", "A12", "-12"])("%j is no measure number", (text) => {
  expect(parseMeasureNumber(text)).toBeNull();
});
