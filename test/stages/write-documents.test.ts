/** What documents are called together while they are written. */
import { expect, it } from "vitest";
import { commonLabel } from "../../pipeline/stages/write-documents.ts";

it.each([
  [["報告書", "報告書"], "報告書"],
  [["報告書", "依頼文", "報告書"], "文書"],
  [[], "文書"],
])("%j are %s", (labels, common) => {
  expect(commonLabel(labels.map((label) => ({ label })))).toBe(common);
});
