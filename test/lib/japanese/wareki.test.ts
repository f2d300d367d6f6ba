import { expect, it } from "vitest";
import { formatWareki } from "../../../pipeline/lib/japanese/wareki.ts";

it.each([
  ["2019-05-01", "令和元年5月1日"],
  ["2019-04-30", "平成31年4月30日"],
  ["1989-01-08", "平成元年1月8日"],
  ["1989-01-07", "昭和64年1月7日"],
  ["1926-12-25", "昭和元年12月25日"],
  ["1926-12-24", "大正15年12月24日"],
  ["2027-03-31", "令和9年3月31日"],
])("%s is written %s", (iso, words) => {
  expect(formatWareki(iso)).toBe(words);
});

it("agrees with the platform's Japanese calendar from Shōwa on", () => {
  const platform = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { dateStyle: "long", timeZone: "UTC" });
  for (let day = Date.UTC(1926, 11, 25); day < Date.UTC(2040, 0, 1); day += 13 * 86_400_000) {
    const iso = new Date(day).toISOString().slice(0, 10);
    expect(formatWareki(iso)).toBe(platform.format(day));
  }
});
