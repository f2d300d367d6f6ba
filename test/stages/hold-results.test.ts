/** What a run holds of what it has read: bounded, and the same in whatever order files come. */
import { describe, expect, it } from "vitest";
import { createResultHolder } from "../../pipeline/stages/hold-results.ts";
import type { SettledFile } from "../../pipeline/settle/index.ts";
import type { ReadInspection } from "../../pipeline/model/inspection.ts";
import type { VisitedFile } from "../../pipeline/shell/index.ts";
import { tableRows } from "../build/annex2.ts";
import { scopes } from "../build/inspect.ts";
import { rawSheet } from "../build/raw-workbook.ts";
import { AOBA, formRows, normalize, TSUKIMI } from "../build/submission.ts";

const scope = scopes([TSUKIMI, AOBA]).inspection;

/** A file of an institution with five remarks of so many letters. */
function file(path: string, code: string, letters: number, inspected = "令和9年2月10日"): VisitedFile {
  const name = code === TSUKIMI.code ? TSUKIMI.name : AOBA.name;
  const remarks = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [n, { mark: "－", remark: "長".repeat(letters) }]));
  const submission = normalize(rawSheet("自己点検表", formRows(tableRows(remarks), { code, name, inspected })));
  const reading = { outcome: "submission", unlocked: false, submission: { ...submission, file: path } } as const;
  return { file: { path, sha256: path, bytes: 1 }, outcome: { reading } };
}

function held(files: readonly VisitedFile[], most?: number): readonly SettledFile[] {
  const settle = createResultHolder(scope, most);
  const settled = files.map(settle);
  return settled.sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
}

function read(
  { inspection }: SettledFile | undefined = { file: { path: "", sha256: "", bytes: 0 }, inspection: "" },
): ReadInspection {
  if (typeof inspection === "string" || inspection.outcome !== "read") throw new Error("Not read.");
  return inspection;
}
const remarkLengths = (settled: SettledFile | undefined): readonly number[] =>
  read(settled)
    .submission.answers.slice(0, 5)
    .map(({ remark }) => remark.length);

const OLD = file("a.xlsx", "482030", 300, "令和9年2月9日");
const NEW = file("b.xlsx", "482030", 3_000);
const SAME_DAY = file("c.xlsx", "482030", 40);
const OTHER = file("d.xlsx", "482013", 700);

describe("of the submissions of an institution only the latest is held whole", () => {
  it.each([
    ["as they are named", [OLD, NEW, SAME_DAY]],
    ["the latest first", [SAME_DAY, NEW, OLD]],
    ["the latest in the middle", [OLD, SAME_DAY, NEW]],
  ])("%s", (_, files) => {
    const settled = held(files);
    expect(settled.map((one) => read(one).submission.answers.length)).toEqual([0, 0, 92]);
    expect(settled.map((one) => read(one).submission.inspected?.on)).toEqual([
      "2027-02-09",
      "2027-02-10",
      "2027-02-10",
    ]);
  });
});

describe("the texts of all together have a limit", () => {
  const files = [OLD, NEW, SAME_DAY, OTHER];
  const orders = [files, [...files].reverse(), [OTHER, OLD, SAME_DAY, NEW], [NEW, OTHER, OLD, SAME_DAY]];

  it("below it, nothing is cut", () => {
    const settled = held(files, 100_000);
    expect(remarkLengths(settled[3])).toEqual([700, 700, 700, 700, 700]);
    expect(read(settled[3]).findings.map(({ code }) => code)).not.toContain("text-cut");
  });

  it("above it, all are cut to one length, whatever the order, with a finding for each", () => {
    const results = orders.map((order) => held(order, 5_000));
    for (const settled of results) expect(settled).toEqual(results[0]);
    expect(remarkLengths(results[0]?.[3])).toEqual([512, 512, 512, 512, 512]);
    expect(remarkLengths(results[0]?.[2])).toEqual([40, 40, 40, 40, 40]);
    const cut = read(results[0]?.[3]).findings.filter(({ code }) => code === "text-cut");
    expect(cut).toHaveLength(5);
    expect(cut[0]).toMatchObject({ severity: "warning", sheet: "自己点検表", file: "d.xlsx" });
    expect(cut[0]?.message).toMatch(/^700文字の文があり、先頭の512文字だけを読み取りました/u);
  });
});

it("files that are no submission are told as they are", () => {
  const skipped: VisitedFile = {
    file: { path: "x", sha256: "", bytes: 0 },
    outcome: { skipped: "読み飛ばしました。" },
  };
  expect(held([skipped])).toEqual([{ file: skipped.file, inspection: "読み飛ばしました。" }]);
});
