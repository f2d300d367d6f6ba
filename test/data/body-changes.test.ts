/** The sentence above the sheet 変更: no two of its counts are the same here, so that none can stand in another's place. */
import { expect, it } from "vitest";
import { bodyTablesBook } from "../../pipeline/data/body-tables/index.ts";
import { scopeOf } from "../../pipeline/model/cycle-scope.ts";
import { rollUp } from "../../pipeline/rollup/index.ts";
import { settleSubmissions } from "../../pipeline/settle/index.ts";
import { composeTables } from "../../pipeline/stages/compose-tables.ts";
import { catalog } from "../build/catalog.ts";
import { registry } from "../build/registry.ts";
import { finding, read } from "../build/results.ts";
import { AOBA } from "../build/submission.ts";

const known = registry([AOBA]);
/** One submission a day, each with errors at these measures. */
const submissions = [
  [1, 2, 3, 4, 5],
  [4, 5, 6],
].map((measures, index) => {
  const path = `${String(index)}.xlsx`;
  const findings = measures.map((measure) => finding("answer-missing", { measure, file: path, cell: "E1" }));
  return read(AOBA.code, path, { on: `2027-02-${String(10 + index)}`, findings });
});

it("says how much of what was asked is mended", () => {
  const settlement = settleSubmissions(
    submissions.map((inspection) => ({
      file: { path: inspection.path, sha256: inspection.path, bytes: 1 },
      inspection,
    })),
    known,
  );
  expect(settlement.institutions[0]?.resubmission?.places).toEqual({ before: 5, fixed: 3, open: 2, new: 1 });
  const rollups = rollUp({
    registry: known,
    scope: scopeOf(known.cycle, catalog.measures),
    asOf: "2027-03-31",
    results: new Map(settlement.institutions.map((result) => [result.institution.code, result])),
    unassigned: [],
  });
  const [composed] = composeTables({ registry: known }, settlement, rollups, null);
  const sheets = composed === undefined ? [] : bodyTablesBook(composed.task.tables).sheets;
  expect(sheets.find(({ name }) => name === "変更")?.remark).toBe(
    "1機関が出し直しています。前の提出の要修正5か所のうち、3か所は直り、2か所は直っていません。新しい要修正は1か所です。",
  );
});
