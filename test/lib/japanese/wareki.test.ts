import { expect, it } from "vitest";
import { formatWareki, formatWarekiShort } from "../../../pipeline/lib/japanese/wareki.ts";

it.each([
  ["2019-05-01", "令和元年5月1日", "R1.5.1"],
  ["2019-04-30", "平成31年4月30日", "H31.4.30"],
  ["1989-01-08", "平成元年1月8日", "H1.1.8"],
  ["1989-01-07", "昭和64年1月7日", "S64.1.7"],
  ["1926-12-25", "昭和元年12月25日", "S1.12.25"],
  ["1926-12-24", "大正15年12月24日", "T15.12.24"],
  ["2027-03-31", "令和9年3月31日", "R9.3.31"],
])("%s is written %s, short %s", (iso, long, short) => {
  expect([formatWareki(iso), formatWarekiShort(iso)]).toEqual([long, short]);
});

it("agrees with the platform's Japanese calendar from Shōwa on", () => {
  const platform = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { dateStyle: "long", timeZone: "UTC" });
  for (let day = Date.UTC(1926, 11, 25); day < Date.UTC(2040, 0, 1); day += 13 * 86_400_000) {
    const iso = new Date(day).toISOString().slice(0, 10);
    expect(formatWareki(iso)).toBe(platform.format(day));
  }
});
