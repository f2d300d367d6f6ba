/** What is printed over the table: nothing where nobody filled it in, and what the book says of its own inspection. */
import { describe, expect, it } from "vitest";
import { tableRows, type Rows } from "../../../build/annex2.ts";
import { rawSheet } from "../../../build/raw-workbook.ts";
import { CLEAN, codesIn, normalize } from "../../../build/submission.ts";

const TABLE = tableRows(CLEAN);
type Row = Rows[number];

describe("examples, hints, errors and dates without figures are no 点検日", () => {
  it.each<[Row]>([
    [["点検日", null, "（例）令和8年12月1日"]],
    [["点検日", "例：令和8年12月1日"]],
    [["点検日", "記入例　令和8年12月1日"]],
    [["点検日", "※例 R8.12.1"]],
    [["点検日：（例）令和8年12月1日"]],
    [["点検日", "令和8年12月1日（記入例）"]],
    [["点検日", "(令和8年12月1日のように記入)"]],
    [["点検日", "Ex. 2026/12/1"]],
    [["点検日", "西暦で入力"]],
    [["点検日", "令和　年　月　日"]],
    [["点検日", "令和", null, "年", null, "月", null, "日"]],
    [["点検日", "#N/A"]],
    [["点検日", "0"]],
  ])("%j", (row) => {
    expect(normalize(rawSheet("s", [row, [], ...TABLE])).inspected).toBeNull();
  });

  it.each<[Row]>([
    [["点検日", "令和9年2月1日", "（例）令和8年12月1日"]],
    [["点検日", "（例）令和8年12月1日", "令和9年2月1日"]],
    [["点検日(例 令和8年12月1日)", "令和9年2月1日"]],
    [["点検日", "令和", "9", "年", "2", "月", "1", "日"]],
    [["点検を行った日", "令和9年2月1日"]],
  ])("%j is read", (row) => {
    expect(normalize(rawSheet("s", [row, [], ...TABLE])).inspected?.on).toBe("2027-02-01");
  });
});

describe("the book says of itself that it is another inspection's", () => {
  const FOUND = ["cycle-kind-mismatch"];
  it.each<[Row, readonly string[]]>([
    [["別紙2 第1.0版"], FOUND],
    [["（別紙２）安全管理措置一覧及び自己点検表（第１版）"], FOUND],
    [["安全管理措置一覧及び自己点検表　第1.0版"], FOUND],
    [["様式の版：1.0"], FOUND],
    [["点検区分：随時点検"], FOUND],
    [["点検の種類", "接続申請時"], FOUND],
    [["点検区分", "□", "定期点検", "☑", "随時点検"], FOUND],
    [["令和8年度 随時点検（接続申請時）"], FOUND],
    [["令和8年度 定期点検"], []],
    [["点検区分", "☑", "定期点検", "□", "随時点検"], []],
    [["点検区分", "定期点検", "随時点検"], []],
    [["点検区分", "定期点検・随時点検"], []],
    [["点検区分", "（定期点検／随時点検）"], []],
    [["点検区分", "1 定期点検　2 随時点検"], []],
    [["点検区分", "定期"], []],
    [["点検区分"], []],
    [["接続運用規程 第1.0版"], []],
    [["情報セキュリティポリシー第1.2版に基づく"], []],
  ])("%j: %j", (row, codes) => {
    expect(codesIn({ table: [row, [], ...TABLE] })).toEqual(codes);
  });

  it("printed choices say nothing in an ad hoc cycle either", () => {
    const row: Row = ["点検区分", "定期点検", "随時点検"];
    expect(codesIn({ table: [row, [], ...TABLE], cycle: { kind: "変更時" } })).toEqual([]);
  });
});
