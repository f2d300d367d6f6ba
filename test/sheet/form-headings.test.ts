import { expect, it } from "vitest";
import { roleOfHeading } from "../../pipeline/sheet/form-headings.ts";

it.each([
  ["#", "number"],
  ["＃", "number"],
  ["Ｎｏ．", "number"],
  ["項 番", "number"],
  ["項目", "heading"],
  ["安全管理措置", "text"],
  ["安全管理\n措置", "text"],
  ["重点報告事項", "priority"],
  ["重点報告事項（○）", "priority"],
  ["自己点検", "joint"],
  ["自己点検結果", "answer"],
  ["自己点検結果（〇・△・－）", "answer"],
  ["回答", "answer"],
  ["特記事項", "remark"],
  ["備 考", "note"],
  ["特記事項（備考）", "remark"],
  ["特記事項・実施予定時期等", "remark"],
  ["実施予定時期", "planned"],
  ["自己点検を毎年実施し、その結果を報告する。", null],
  ["特記事項には実施予定時期又は対象外とする理由を記入してください", null],
  ["", null],
])("%j heads %s", (text, role) => {
  expect(roleOfHeading(text)).toBe(role);
});
