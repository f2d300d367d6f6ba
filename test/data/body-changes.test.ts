/** The sentence above the sheet 変更: no two of its counts are the same here, so that none can stand in another's place. */
import { expect, it } from "vitest";
import { bodyTablesBook, comparedAnswers, shownRollup } from "../../pipeline/data/body-tables/index.ts";
import type { BodyChanges } from "../../pipeline/model/body-figures.ts";
import { scopeOf } from "../../pipeline/model/cycle-scope.ts";
import { rollUp } from "../../pipeline/rollup/index.ts";
import { settleSubmissions } from "../../pipeline/settle/index.ts";
import { composeTables } from "../../pipeline/stages/compose-tables.ts";
import { catalog } from "../build/catalog.ts";
import { registry } from "../build/registry.ts";
import { finding, read } from "../build/results.ts";
import { AOBA } from "../build/submission.ts";
import { anInstitution, aRollup } from "../documents/rollup-builders.ts";

const known = registry([AOBA]);
/** What the sheet says of two submissions, each with errors at these measures. */
function saidOf(errors: readonly (readonly number[])[]): string | undefined {
  const files = errors.map((measures, index) => {
    const path = `${String(index)}.xlsx`;
    const findings = measures.map((measure) => finding("answer-missing", { measure, file: path, cell: "E1" }));
    const inspection = read(AOBA.code, path, { on: `2027-02-${String(10 + index)}`, findings });
    return { file: { path, sha256: path, bytes: 1 }, inspection };
  });
  const settlement = settleSubmissions(files, known);
  const rollups = rollUp({
    registry: known,
    scope: scopeOf(known.cycle, catalog.measures),
    asOf: "2027-03-31",
    results: new Map(settlement.institutions.map((result) => [result.institution.code, result])),
    unassigned: [],
  });
  const [composed] = composeTables(
    { registry: known, scope: scopeOf(known.cycle, catalog.measures) },
    settlement,
    { rollups, figures: [] },
    null,
  );
  const sheets = composed === undefined ? [] : bodyTablesBook(composed.task.tables).sheets;
  return sheets.find(({ name }) => name === "変更")?.head?.remark;
}

it.each([
  [[1, 2, 3, 4, 5], [4, 5, 6], "前の提出の要修正5か所のうち、3か所は直り、2か所は直っていません。新しい要修正は1か所です。"],
  [[1, 2], [], "前の提出の要修正2か所は、直っています。新しい要修正はありません。"],
  [[1, 2], [1, 2, 3], "前の提出の要修正2か所は、直っていません。新しい要修正は1か所です。"],
  [[], [3], "前の提出に、要修正はありませんでした。新しい要修正は1か所です。"],
])("says how much of what was asked is mended: %j, then %j", (before, now, said) => {
  expect(saidOf([before, now])).toBe(`1機関が出し直しています。${said}`);
}); // prettier-ignore

it("a sheet without rows says so, and why, without counting nothing", () => {
  const rollup = aRollup({ submitters: [] });
  const sheets = bodyTablesBook({ rollup: shownRollup(rollup), bodies: [], standing: { status: rollup.status, totals: rollup.totals, errors: 0 }, before: null, resubmissions: [], comparison: null, decisions: null }).sheets; // prettier-ignore
  expect(Object.fromEntries(sheets.slice(2).map(({ name, head }) => [name, head?.remark]))).toMatchObject({
    未実施事項: "該当はありません。",
    変更: "該当はありません。出し直した機関はありません。",
    前回比較: "該当はありません。前回の点検結果がないため、比べていません。",
    判断: "該当はありません。判断の記録（decisions.xlsx）は、置かれていません。",
  });
});

it("前回比較 has each answer that the report sums up, with what it was and is", () => {
  const [measure] = catalog.measures;
  if (measure === undefined) throw new Error("No measures.");
  const then = {
    kind: "implemented",
    plannedOn: null,
    remark: "",
    code: "",
    name: "",
    file: "",
    sheet: "",
    cell: "",
  } as const;
  const now = { kind: "planned", plannedOn: "2027-09-30", remark: "改修", file: "a.xlsx", place: { sheet: "表", cell: "E5" }, remarkPlace: null } as const; // prettier-ignore
  const pair = (number: number) => ({ institution: anInstitution(number), measure, then, now });
  const changes: BodyChanges = {
    worsened: [pair(2), pair(1)],
    slipped: [],
    copied: [{ ...pair(1), then: { ...then, kind: "planned", remark: "改修" } }],
    fate: { total: 0, implemented: 0, planned: 0, notApplicable: 0, unanswered: 0, notSent: 0 },
    origin: { stillPlanned: 0, fresh: 0, unknown: 0 },
  };
  const rollup = aRollup({ submitters: [] });
  const subject = { rollup: shownRollup(rollup), bodies: [], standing: { status: rollup.status, totals: rollup.totals, errors: 0 }, before: null, resubmissions: [], comparison: comparedAnswers(changes), decisions: null }; // prettier-ignore
  const rows =
    bodyTablesBook(subject)
      .sheets.find(({ name }) => name === "前回比較")
      ?.rows() ?? [];
  const [code] = [anInstitution(1).code];
  expect([...rows].map((row) => [row[0], row[1], ...row.slice(6)])).toEqual([
    ["前回は〇で、今回は〇でない", code, "〇", null, "", "△", "2027-09-30", "改修", "a.xlsx", "表", "E5"],
    [
      "前回は〇で、今回は〇でない",
      anInstitution(2).code,
      "〇",
      null,
      "",
      "△",
      "2027-09-30",
      "改修",
      "a.xlsx",
      "表",
      "E5",
    ],
    ["特記事項が前回と同じ", code, "△", null, "改修", "△", "2027-09-30", "改修", "a.xlsx", "表", "E5"],
  ]);
});
