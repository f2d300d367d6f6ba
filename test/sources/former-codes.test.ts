/** 前回機関コード in the registry: who takes over what an institution of last cycle had sent. */
import { describe, expect, it } from "vitest";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { readRegistry } from "../../pipeline/sources/index.ts";
import { registryWorkbook } from "../build/registry.ts";

/** In the rows of 月見市 (482030), 青葉市 (482013) and the aggregator. */
const read = (...cells: readonly string[]) => {
  const column = Object.fromEntries(cells.map((text, index) => [`I${String(index + 2)}`, text]));
  return readRegistry(registryWorkbook({ 接続機関: { I1: "前回機関コード", ...column } }), "registry.xlsx");
};
const formerOf = (code: string, ...cells: readonly string[]) =>
  read(...cells).institutions.find((each) => each.code === code)?.formerCodes;
const faults = (...cells: readonly string[]) => {
  try {
    read(...cells);
  } catch (error) {
    if (error instanceof PipelineError) return error.faults.map(({ where, what }) => `${where} ${what}`);
    throw error;
  }
  return [];
};

describe("前回機関コード", () => {
  it.each<[string, readonly string[] | undefined]>([
    ["", undefined],
    ["482056", ["482056"]],
    ["482056、482064", ["482056", "482064"]],
    ["４８２０５６，kh-0001", ["482056", "KH-0001"]],
    ["12017\n482064", ["012017", "482064"]],
    ["482056　482064", ["482056", "482064"]],
  ])("%j", (text, codes) => {
    expect(formerOf("482030", text)).toEqual(codes);
  });

  it("need not be there", () => {
    expect(
      readRegistry(registryWorkbook(), "registry.xlsx").institutions.map(({ formerCodes }) => formerCodes),
    ).toEqual([undefined, undefined, undefined]);
  });

  it("may name its own code, and codes may be swapped", () => {
    expect(faults("482030、482056")).toEqual([]);
    expect(faults("482013", "482030")).toEqual([]);
  });

  it.each<[string, readonly string[], RegExp]>([
    ["a wrong check digit", ["482057"], /I2 前回機関コード: 検査数字/u],
    ["the same twice in a row", ["482056、482056"], /I2 前回機関コード: 同じコードが重複/u],
    ["the same in two rows", ["482056", "482056"], /I3 前回機関コード「482056」が I2 にもあります/u],
    ["what another one bears today", ["482013"], /I2 前回機関コード「482013」は、今回の「青葉市」の機関コードです/u],
  ])("is refused for %s", (_, cells, words) => {
    const all = faults(...cells);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatch(words);
  });
});
