/** Names that would be one: every file has a path of its own, every body a folder of its own, whatever else has that name. */
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterEach, beforeEach, expect, it } from "vitest";
import { csvRecords, desk, type Desk } from "../build/folder.ts";
import { filledForm } from "../build/xlsx.ts";

let table: Desk;
beforeEach(() => {
  table = desk();
});
afterEach(() => {
  table.clear();
});

const form = (answers: Parameters<typeof filledForm>[1]): ReturnType<typeof filledForm> =>
  filledForm({ code: "483036", name: "朝日村", inspected: "令和9年2月1日" }, answers);

it("a file in a folder that is named like the inside of an archive, and one in the archive", async () => {
  const [inFolder, inArchive] = [await form({}), await form({ 8: { mark: "△", remark: "令和9年9月" } })];
  table.put("inputs/a.zip!/x.xlsx", inFolder);
  table.put("inputs/a.zip", zipSync({ "x.xlsx": inArchive, "x.xlsx ": inFolder }));
  const byOne = await table.run({ jobs: 1, outputs: join(table.folder, "one") });
  const byTwo = await table.run({ jobs: 2, outputs: join(table.folder, "two") });
  expect(byTwo.sums).toEqual(byOne.sums);
  const [one, two] = [table.outputs("one"), table.outputs("two")];
  expect(two["data/files.csv"]).toBe(one["data/files.csv"]);
  expect(two["data/answers.csv"]).toBe(one["data/answers.csv"]);
  const paths = csvRecords(one["data/files.csv"] ?? "").map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  expect(paths).toEqual(expect.arrayContaining(["a.zip", "a.zip!!/x.xlsx", "a.zip!!/x.xlsx ", "a.zip!/x.xlsx"]));
  // A file in such a folder is looked at like any other: nothing has changed.
  expect((await table.run({ jobs: 2, outputs: join(table.folder, "two") })).repeated).toBe(true);
});
