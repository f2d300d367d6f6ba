/** What a sentence of the overview says of a measure: enough to tell it from others, broken off behind a word. */
import { expect, it } from "vitest";
import { shortenedAtWord } from "../../pipeline/documents/kinds/shortened.ts";
import { NEWS_GIST_LETTERS } from "../../pipeline/documents/kinds/report/limits.ts";
import { newsList } from "../../pipeline/documents/kinds/report/news-list.ts";
import { catalog } from "../build/catalog.ts";

const gists = catalog.measures.map((measure) => {
  const [item] = newsList([{ kind: "improved", measure, now: 1000, then: 900, alike: [] }], ({ name }) => name);
  return { number: measure.number, gist: String(item?.measureGist).replace(/\\(.)/gu, "$1") };
});

it("no two measures of the form are said alike, and none takes more than its room", () => {
  expect(new Set(gists.map(({ gist }) => gist)).size).toBe(catalog.measures.length);
  expect(gists.filter(({ gist }) => Array.from(gist).length > NEWS_GIST_LETTERS)).toEqual([]);
  const [server, repair] = [64, 72].map((number) => gists.find((each) => each.number === number)?.gist);
  expect([server, repair]).toEqual([
    "直接接続システムのサーバー装置を、電気・機械・水・温度…",
    "直接接続システムのサーバー装置を保守し、電気的…",
  ]);
});

it.each([
  ["短い文はそのまま", 10, "短い文はそのまま"],
  ["教育実施計画を立て、担当者等に教育を行っている", 16, "教育実施計画を立て、担当者等に…"],
  ["連絡先・連絡手段・連絡内容を含む", 13, "連絡先・連絡手段…"],
  ["すでに切られた文は語の途中で終わっ…", 18, "すでに切られた文は語の途中で…"],
  // No word ends late enough.
  ["情報提供ネットワークシステム接続運用規程", 12, "情報提供ネットワークシ…"],
  ["𠮷野の施設で入退室を管理している", 10, "𠮷野の施設で…"],
])("%s in %i letters", (text, letters, expected) => {
  expect(shortenedAtWord(text, letters)).toBe(expected);
});
