import { expect, it } from "vitest";
import { isReason, readFilling } from "../../../../pipeline/forms/annex2/answers/remark-filling.ts";

it.each(["-", "－", "ー", " － "])("%j only fills the cell", (text) => {
  expect(readFilling(text)).toBe("dash");
});

it.each([
  "令和　年　月",
  "令和　　年　　月　　日",
  "実施予定時期：令和　　年　　月",
  "実施予定時期：令和　年　月頃",
  "実施予定時期（令和　年　月）",
  "【実施予定時期】令和　年　月",
  "実施予定：令和　年　月　日まで",
  "令和＿年＿月",
  "令和__年__月",
  "令和○年○月",
  "令和〇年〇月頃",
  "（　年　月頃）",
  "（令和　年　月頃実施予定）",
  "　年　月",
  "２０　　年　　月",
  "R　．　．",
  "Ｒ　年　月",
  "実施予定時期：",
  "理由：",
  "実施予定時期：令和　年　月\n理由：",
  "【実施予定時期】令和　年　月　【理由】",
  "①実施予定時期：令和　年　月　②理由：",
  "令和　年度　月",
])("%j is printed on the form, and nobody has filled it in", (text) => {
  expect(readFilling(text)).toBe("unfilled date");
});

it.each([
  "一",
  "予定",
  "未定",
  "令和9年　月",
  "令和　年9月",
  "実施予定時期：令和9年9月",
  "実施予定時期：未定",
  "実施予定時期：令和　年　月　理由：該当システムなし",
  "毎年実施",
  "年度内",
  "年内",
  "月末",
  "年末",
  "年度末まで",
  "年1回",
  "検討中",
])("%j says something", (text) => {
  expect(readFilling(text)).toBeNull();
});

it.each(["外部委託を行っていない", "中間サーバー側で措置", "対象機器なし", "集約機関が実施するため"])(
  "%s reads like a reason",
  (text) => {
    expect(isReason(text)).toBe(true);
  },
);

it.each(["確認済", "令和9年1月20日 確認", "佐藤", "3頁参照"])("%s does not read like a reason", (text) => {
  expect(isReason(text)).toBe(false);
});
