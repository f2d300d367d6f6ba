import { describe, expect, it } from "vitest";
import { beginsHeading, joinLines, readTitle } from "../../pipeline/sources/form-titles.ts";

describe("titles in all spellings", () => {
  it.each([
    ["1 安全管理措置の基本的枠組み", "chapter", "1 安全管理措置の基本的枠組み"],
    ["１　安全管理措置の基本的枠組み", "chapter", "1 安全管理措置の基本的枠組み"],
    ["１．安全管理措置の基本的枠組み", "chapter", "1 安全管理措置の基本的枠組み"],
    ["第1章 外部委託", "chapter", "1 外部委託"],
    ["2外部委託", "chapter", "2 外部委託"],
    ["2 外部委託（続き）", "chapter", "2 外部委託"],
    ["1.2 対策推進計画の策定", "section", "1.2 対策推進計画の策定"],
    ["１．２　対策推進計画の策定", "section", "1.2 対策推進計画の策定"],
    ["1.2対策推進計画の策定", "section", "1.2 対策推進計画の策定"],
    ["1.2. 対策推進\n計画の策定", "section", "1.2 対策推進計画の策定"],
    ["1.2\n対策推進計画の策定", "section", "1.2 対策推進計画の策定"],
    ["5.10 通信回線", "section", "5.10 通信回線"],
    ["1.1 組織・体制の整備【続き】", "section", "1.1 組織・体制の整備"],
  ])("%j", (text, kind, title) => {
    expect(readTitle(text)).toMatchObject({ kind, text: title });
  });
});

it.each([
  "(1) 推進体制の整備",
  "2/5",
  "- 3 -",
  "12",
  "1.1",
  "1 〇は実施済みのとき",
  "2 自己点検結果欄に記入する",
  "3 該当しないときは、その理由を書くこと",
  "1 △の場合は時期を示す。",
  "別紙2",
  "令和8年度",
  "",
])("%j is no title", (text) => {
  expect(readTitle(text)).toBeNull();
});

it.each([
  ["2要素認証の導入", false],
  ["2 要素", true],
  ["第2章外部委託", true],
])("%j has its number apart: %j", (text, apart) => {
  expect(readTitle(text)?.apart).toBe(apart);
});

it("a line begins another heading with a section's number or that of a part", () => {
  expect(["1.2 計画", "（１） 体制", "(12)体制", "2要素認証", "続き"].map(beginsHeading)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

it("lines are joined without a space, but between words in Latin letters", () => {
  expect(joinLines("責任\n　体制")).toBe("責任体制");
  expect(joinLines("NTP\nserver の\n管理")).toBe("NTP server の管理");
});
