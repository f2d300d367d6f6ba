/** The registry's sheet パスワード: whose password is which, and what to mend when that cannot be told. */
import { describe, expect, it } from "vitest";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import type { Password } from "../../pipeline/model/registry.ts";
import { readPasswords } from "../../pipeline/sources/read-passwords.ts";
import type { Rows } from "../build/annex2.ts";
import { rawSheet, rawWorkbook } from "../build/raw-workbook.ts";

const HEADINGS = ["機関コード", "パスワード"];
const read = (rows: Rows, name = "パスワード"): readonly Password[] =>
  readPasswords(rawWorkbook([rawSheet(name, rows)]), "registry.xlsx");

function failure(rows: Rows): PipelineError {
  try {
    read(rows);
  } catch (error) {
    if (error instanceof PipelineError) return error;
    throw error;
  }
  throw new Error("The sheet was taken as it is.");
}

describe("readPasswords", () => {
  it("gives each institution its password, and everybody those of *", () => {
    expect(
      read([HEADINGS, ["482013", "abc"], ["*", "みんな"], ["＊", "全角"], [12017, 1234], ["ag0001", "ｘｙ"]]),
    ).toEqual([
      { code: "482013", password: "abc" },
      { code: null, password: "みんな" },
      { code: null, password: "全角" },
      { code: "012017", password: "1234" },
      { code: "AG0001", password: "ｘｙ" },
    ]);
  });

  it("knows none without the sheet", () => {
    expect(read([HEADINGS, ["482013", "abc"]], "別のシート")).toEqual([]);
  });

  it.each<[string, Rows, string, string]>([
    ["a blank code", [HEADINGS, [null, "abc"]], "A2", "機関コードが空欄です。"],
    ["a blank password", [HEADINGS, ["482013", null]], "B2", "パスワードが空欄です。"],
    ["no column of passwords", [["機関コード"], ["482013"]], "パスワード", "見出し「パスワード」の列がありません。"],
    ["no column of codes", [["パスワード"], ["abc"]], "パスワード", "見出し「機関コード」の列がありません。"],
  ])("refuses %s and says where", (_, rows, where, what) => {
    const { exitCode, message, faults } = failure(rows);
    expect(exitCode).toBe(2);
    expect(message).toBe("名簿「registry.xlsx」の「パスワード」シートを直してください。");
    const fault = faults.find((one) => one.what === what);
    expect(fault?.where).toContain(where);
    expect(fault?.fix).toMatch(/ください。$/u);
  });

  it("never repeats a password in what it says", () => {
    expect(JSON.stringify(failure([HEADINGS, [null, "himitsu-1"]]))).not.toContain("himitsu-1");
  });
});
