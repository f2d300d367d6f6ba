/** Readings are remembered for a sentence and a month together, unless the day counts. */
import { expect, it } from "vitest";
import { readPlannedDate } from "../../../pipeline/lib/japanese/planned-date.ts";
import { rememberByMonth } from "../../../pipeline/lib/japanese/remember-by-month.ts";
import { readStatedDate } from "../../../pipeline/lib/japanese/stated-date.ts";

function countingReader(dayCounts = false) {
  const asked: string[] = [];
  const read = rememberByMonth((sentence, reference) => {
    asked.push(`${sentence} as of ${reference}`);
    return { value: asked.length, dayCounts };
  });
  return { asked, read };
}

it("a sentence is read once for each month", () => {
  const { asked, read } = countingReader();
  expect([read("来月", "2027-02-15"), read("来月", "2027-02-16"), read("来月", "2027-03-15")]).toEqual([1, 1, 2]);
  expect(asked).toEqual(["来月 as of 2027-02-01", "来月 as of 2027-03-01"]);
});

it("where the day counts, as of that day", () => {
  const { asked, read } = countingReader(true);
  expect([read("末日", "2027-02-15"), read("末日", "2027-02-16")]).toEqual([2, 3]);
  expect(asked.slice(1)).toEqual(["末日 as of 2027-02-15", "末日 as of 2027-02-16"]);
});

it("in a month in which an era ends, the day counts", () => {
  const { read } = countingReader();
  expect([read("末日", "1989-01-07"), read("末日", "1989-01-08")]).toEqual([2, 3]);
});

it("sentences of more than 200 letters are not kept", () => {
  const { read } = countingReader();
  const turns = (letters: number) => [1, 2].map(() => read("あ".repeat(letters), "2027-02-15"));
  expect(turns(200)).toEqual([1, 1]);
  expect(turns(201)).toEqual([2, 3]);
});

it("a plan of this month is one until its day is over", () => {
  const remark = "令和9年2月20日に規程の改定";
  const on = (reference: string) => readPlannedDate(remark, reference)?.on ?? null;
  expect(["2027-02-10", "2027-02-25", "2027-02-20"].map(on)).toEqual(["2027-02-20", null, "2027-02-20"]);
});

it("a year without an era is of the era of the day", () => {
  const on = (reference: string) => readStatedDate("2年9月末", reference)?.on;
  expect(["1989-01-10", "1989-01-02", "2019-05-02", "2019-04-02"].map(on)).toEqual([
    "1990-09-30",
    "1927-09-30",
    "2020-09-30",
    "1990-09-30",
  ]);
});
