import { describe, expect, it } from "vitest";
import { cleanText, foldName, foldSentence, foldText, trimText } from "../../../pipeline/lib/japanese/text.ts";

it.each([" ", "\u3000", "\u00A0", "\u200B", "\uFEFF", "\t\n", "\u3000 \u200B"])("%j is blank", (text) => {
  expect(trimText(text)).toBe("");
});

it("trims both ends and keeps spaces inside", () => {
  expect(trimText("\u3000研修 を\u3000行う \n")).toBe("研修 を\u3000行う");
});

it("folds width and drops every space", () => {
  expect(foldText("Ｎｏ．１２\u3000ｶﾅ ① ㋿")).toBe("No.12カナ1令和");
});

it("cleans what XML forbids and makes line ends one kind", () => {
  expect(cleanText("a\u0000\u000Bb\r\nc\rd\uD800\uFFFE")).toBe("ab\nc\nd");
});

it("keeps characters beyond U+FFFF", () => {
  expect(cleanText("𠮷野家")).toBe("𠮷野家");
});

it("retyped sentences are equal: punctuation, brackets, dashes and case aside", () => {
  expect(foldSentence("（１）ＩＤ・パスワードを、管理する。")).toBe(foldSentence("(1) id パスワードを管理する"));
});

describe("names are equal in the spellings that offices mix", () => {
  it.each([
    ["桜ヶ丘町", "桜ケ丘町"],
    ["霞ヵ浦市", "霞ヶ浦市"],
    ["白 波 村", "白波村"],
    ["一ノ関市", "一の関市"],
    ["三ッ谷町", "三ツ谷町"],
    ["架空（第1）県", "架空第１県"],
    ["浜㟢村", "浜崎村"],
    ["葛\u{E0100}木町", "葛木町"],
    ["塩竈市", "塩釜市"],
  ])("%s = %s", (a, b) => {
    expect(foldName(a)).toBe(foldName(b));
  });

  it("and different names stay different", () => {
    expect(foldName("青葉市")).not.toBe(foldName("若葉市"));
  });
});
