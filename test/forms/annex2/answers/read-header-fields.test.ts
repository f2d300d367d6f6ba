import { describe, expect, it } from "vitest";
import type { RawMerge } from "../../../../pipeline/model/raw-workbook.ts";
import type { Submission } from "../../../../pipeline/model/submission.ts";
import { tableRows, type Rows } from "../../../build/annex2.ts";
import { rawSheet } from "../../../build/raw-workbook.ts";
import { normalize } from "../../../build/submission.ts";

const TABLE = tableRows({});
const read = (header: Rows, merges: readonly RawMerge[] = []): Submission =>
  normalize(rawSheet("s", [...header, ...TABLE], { merges }));
const valuesOf = ({ code, name, inspected }: Submission) => [code?.text, name?.text, inspected?.on];
const EXPECTED = ["482030", "月見市", "2027-02-10"];

describe("labels and values are found", () => {
  it.each<[string, Rows]>([
    [
      "value to the right",
      [
        ["機関コード", "482030"],
        ["機関名", "月見市"],
        ["点検日", "令和9年2月10日"],
      ],
    ],
    [
      "value further right",
      [
        ["機関コード", null, null, "482030"],
        ["機関名", null, null, "月見市"],
        ["点検日", null, null, "R9.2.10"],
      ],
    ],
    ["all in one row", [["機関コード", "482030", "機関名", "月見市", "点検日", "2027/2/10"]]],
    [
      "value below",
      [
        ["機関コード", "機関名", "点検日"],
        ["482030", "月見市", "令和9年2月10日"],
      ],
    ],
    ["value inside one cell", [["機関コード：482030"], ["機関名: 月見市"], ["点検日 ： 令和9年2月10日"]]],
    ["several fields in one cell", [["機関コード：482030　機関名：月見市\n点検日：令和9年2月10日"]]],
    [
      "labels with spaces and colons",
      [
        ["機 関 コ ー ド：", "482030"],
        ["機　関　名 :", "月見市"],
        ["点 検 日", "令和9年2月10日"],
      ],
    ],
    [
      "a colon in a cell of its own",
      [
        ["機関コード", "：", "482030"],
        ["機関名", ":", "月見市"],
        ["点検日", "：", "令和9年2月10日"],
      ],
    ],
    [
      "other words",
      [
        ["団体コード", "482030"],
        ["団体名", "月見市"],
        ["点検年月日", "令和9年2月10日"],
      ],
    ],
    [
      "still other words",
      [
        ["地方公共団体コード（6桁）", "482030"],
        ["【接続機関名】", "月見市"],
        ["※点検実施日", "令和9年2月10日"],
      ],
    ],
    [
      "an era-less date",
      [
        ["機関コード", "482030"],
        ["機関名", "月見市"],
        ["点検日", "9年2月10日"],
      ],
    ],
    [
      "an Excel date",
      [
        ["機関コード", 482030],
        ["機関名", "月見市"],
        ["点検日", new Date("2027-02-10")],
      ],
    ],
    [
      "unread fields between",
      [
        ["機関コード", "482030", "担当部署", "企画課"],
        ["連絡先", "x@example.jp", "機関名", "月見市"],
        ["点検責任者", "架空", "点検日", "R9.2.10"],
      ],
    ],
  ])("%s", (_, header) => {
    expect(valuesOf(read(header))).toEqual(EXPECTED);
  });
});

it("each value keeps its cell", () => {
  const { code, name, inspected } = read([["機関コード", null, "482030"], ["機関名：月見市"], ["点検日"], ["R9.2.10"]]);
  expect([code, name, inspected?.field].map((field) => field?.place.cell)).toEqual(["C1", "A2", "A4"]);
});

it("a value below a label merged over two rows", () => {
  const merges = [{ top: 1, bottom: 2, left: 1, right: 1 }];
  expect(read([["機関名"], [], ["月見市"]], merges).name?.text).toBe("月見市");
});

it("the label of a neighbour is never a value", () => {
  expect(valuesOf(read([["機関コード", "機関名", "点検日"], []]))).toEqual([undefined, undefined, undefined]);
});

it("fields on a cover sheet count", () => {
  const cover = rawSheet("表紙", [["機関コード", "482030"]]);
  expect(normalize(cover, rawSheet("s", TABLE)).code?.place).toMatchObject({ sheet: "表紙", cell: "B1" });
});

it("fields on the sheet of the table go before those of other sheets", () => {
  const cover = rawSheet("記入例", [["機関名", "見本市"]]);
  expect(normalize(cover, rawSheet("s", [["機関名", "月見市"], ...TABLE])).name?.text).toBe("月見市");
});

it.each(["未定", "令和9年2月30日"])("an inspection date %j that is none is kept as text", (text) => {
  expect(read([["点検日", text]]).inspected).toMatchObject({ on: null, field: { text } });
});
