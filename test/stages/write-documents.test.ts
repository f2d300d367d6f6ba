/** What documents are called together while they are written, and how they are handed out. */
import { expect, it } from "vitest";
import { commonLabel, inLists } from "../../pipeline/stages/write-documents.ts";

it.each([
  [["報告書", "報告書"], "報告書"],
  [["報告書", "依頼文", "報告書"], "文書"],
  [[], "文書"],
])("%j are %s", (labels, common) => {
  expect(commonLabel(labels.map((label) => ({ label })))).toBe(common);
});

it("the longest are handed out first and alone, short ones together", () => {
  const rows = [3, 400, 2000, 90, 6, 700];
  expect(inLists(rows.map((each) => ({ rows: each }))).map((list) => list.map((each) => each.rows))).toEqual([
    [2000],
    [700],
    [400, 90, 6, 3],
  ]);
  expect(inLists(Array.from({ length: 7 }, () => ({ rows: 200 }))).map((list) => list.length)).toEqual([2, 2, 2, 1]);
});
