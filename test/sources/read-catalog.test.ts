import { describe, expect, it } from "vitest";
import type { Measure } from "../../pipeline/model/measure.ts";
import { PipelineError, type Fault } from "../../pipeline/model/pipeline-error.ts";
import { readCatalog } from "../../pipeline/sources/index.ts";
import { tableRows } from "../build/annex2.ts";
import { catalog } from "../build/catalog.ts";
import { rawSheet, rawWorkbook } from "../build/raw-workbook.ts";

const blank = Object.fromEntries(catalog.measures.map(({ number }) => [number, { mark: "" }]));
const form = (measures: readonly Measure[]) => rawWorkbook([rawSheet("自己点検表", tableRows(blank, { measures }))]);

function faultsOf(measures: readonly Measure[], version = "2.0"): readonly Fault[] {
  try {
    readCatalog(form(measures), version, "annex2.xlsx");
  } catch (error) {
    if (error instanceof PipelineError && error.exitCode === 2) return error.faults;
    throw error;
  }
  return [];
}

describe("the shipped form", () => {
  const { measures } = catalog;

  it("has 92 measures in 5 chapters and 17 sections", () => {
    expect(measures.map(({ number }) => number)).toEqual(Array.from({ length: 92 }, (_, index) => index + 1));
    expect(new Set(measures.map(({ chapter }) => chapter)).size).toBe(5);
    expect(new Set(measures.map(({ section }) => section)).size).toBe(17);
  });

  it("has 46 priority measures", () => {
    expect(measures.filter(({ priority }) => priority)).toHaveLength(46);
  });

  it("has seven ◆ measures, all of them priority", () => {
    const direct = measures.filter((measure) => measure.direct);
    expect(direct.map(({ number }) => number)).toEqual([30, 31, 43, 64, 70, 71, 72]);
    expect(direct.every(({ priority, text }) => priority && !text.includes("◆"))).toBe(true);
  });
});

it("a form that was written by the builders reads back equal", () => {
  expect(readCatalog(form(catalog.measures), "2.0", "annex2.xlsx")).toEqual(catalog);
});

describe("a damaged form cannot be the catalog", () => {
  it("a row is missing", () => {
    expect(
      faultsOf(
        catalog.measures.filter(({ number }) => number !== 8),
        "3.0",
      ).map(({ what }) => what),
    ).toEqual(["措置 8 の行がありません。"]);
  });

  it("its numbers or rows are beyond any form: one fault, and no list of what is missing between", () => {
    const [first] = catalog.measures.slice(0, 1);
    if (first === undefined) throw new Error("The catalog is empty.");
    expect(faultsOf([first, { ...first, number: 9_999 }]).map(({ what }) => what)[0]).toContain("9999まであります");
    expect(faultsOf(Array.from({ length: 1_001 }, () => first))[0]?.what).toContain("1001行あり");
  });

  it("a row is there twice", () => {
    const faults = faultsOf([...catalog.measures, ...catalog.measures.slice(-1)], "3.0");
    expect(faults.map(({ what }) => what)).toEqual(["措置 92 の行が2つあります。"]);
  });

  it("a published version has another number of ○", () => {
    const measures = catalog.measures.map((measure) =>
      measure.number === 1 ? { ...measure, priority: true } : measure,
    );
    expect(faultsOf(measures).map(({ what }) => what)).toEqual([expect.stringMatching(/47.*46/u)]);
    expect(faultsOf(measures, "3.0")).toEqual([]);
  });

  it("it holds no table", () => {
    expect(() => readCatalog(rawWorkbook([rawSheet("s", [["様式"]])]), "2.0", "annex2.xlsx")).toThrow(PipelineError);
  });
});
