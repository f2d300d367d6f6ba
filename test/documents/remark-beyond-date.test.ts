/** What an annex prints of a remark behind its date: nothing where the date is all. */
import { expect, it } from "vitest";
import { remarkBeyondDate } from "../../pipeline/documents/kinds/remark-beyond-date.ts";
import { abbreviateWareki } from "../../pipeline/lib/japanese/wareki.ts";

it.each([
  ["令和9年9月", ""],
  ["令和9年9月末までに実施予定", ""],
  ["令和９年９月までに実施予定です。", ""],
  ["R9.9", ""],
  ["Ｒ９．９．３０", ""],
  ["2027/9/30", ""],
  ["令和十年三月末日", ""],
  ["令和9年度中に対応予定", ""],
  ["令和9年度第2四半期", ""],
  ["令和9年9月　手順書を整備中", "手順書を整備中"],
  ["令和9年9月末までに規程を改定し、実施する予定", "規程を改定し、実施する予定"],
  ["令和9年度中に中間サーバーを更改", "中間サーバーを更改"],
  ["令和9年度中間サーバー更改時", "中間サーバー更改時"],
  ["令和9年9月一部実施", "一部実施"],
  ["令和9年9月\n委託先と協議のうえ\r\n対応", "委託先と協議のうえ 対応"],
  ["予算要求中。令和9年9月", "予算要求中。令和9年9月"],
  ["令和9年9月に2台を更改", "2台を更改"],
])("「%s」 leaves 「%s」", (remark, rest) => {
  expect(remarkBeyondDate(remark)).toBe(rest);
});

it("abbreviates a month to the month, a day to the day", () => {
  expect(
    ["2027-09-30", "2027-09-15", "2028-02-29", "2028-02-28", "2019-04-30", "2019-05-31"].map(abbreviateWareki),
  ).toEqual(["R9.9", "R9.9.15", "R10.2", "R10.2.28", "H31.4", "R1.5"]);
});
