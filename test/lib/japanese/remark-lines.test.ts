/** Line ends of a remark. */
import { expect, it } from "vitest";
import { cleanLines } from "../../../pipeline/lib/japanese/remark-lines.ts";

it.each([
  ["令和9年\n9月", "令和9年9月"],
  ["令和\r\n9年9月", "令和9年9月"],
  ["令和9年度 \n\n　末", "令和9年度末"],
  ["令和9年度\n研修", "令和9年度。研修"],
  ["9月\n10日", "9月。10日"],
  ["導入\n研修\n令和9年\n9月", "導入。研修。令和9年9月"],
  ["\n令和9年9月\n", "令和9年9月"],
])("%j → %s", (remark, sentences) => {
  expect(cleanLines(remark)).toBe(sentences);
});
