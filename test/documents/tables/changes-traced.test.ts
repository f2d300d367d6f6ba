/** A row of a list is traced to the institution that it prints, in a list as in a summary. */
import { expect, it } from "vitest";
import { signedReport } from "../../../pipeline/documents/kinds/report/sign-reports.ts";
import { changedRows, overdueRows } from "../../../pipeline/documents/kinds/report/trace/trace-lists.ts";
import { shownNames } from "../../../pipeline/documents/kinds/shown-names.ts";
import type { AnswerPair } from "../../../pipeline/model/body-figures.ts";
import { catalog } from "../../build/catalog.ts";
import { anInstitution, aRollup, figuresOf } from "../rollup-builders.ts";

const answer = {
  kind: "planned" as const,
  plannedOn: null,
  remark: "検討中",
  file: "",
  place: null,
  remarkPlace: null,
};
const then = { ...answer, code: "", name: "", sheet: "", cell: "" };
const fate = { total: 0, implemented: 0, planned: 0, notApplicable: 0, unanswered: 0, notSent: 0 };

/** Institutions of which each copied words one measure more than the one before: printed names, and what the trace makes of them. */
function rowsOf(institutions: number) {
  const copied = Array.from({ length: institutions }, (_, index) =>
    catalog.measures.slice(0, 1 + (index % 40)).map((measure): AnswerPair => {
      return { institution: { ...anInstitution(index), name: `第${String(index)}市` }, measure, now: answer, then };
    }),
  ).flat();
  const rollup = aRollup();
  const changes = { worsened: [], slipped: [], copied, fate, origin: { stillPlanned: 0, fresh: 0, unknown: 0 } };
  const source = { rollup, figures: figuresOf(rollup, { changes }), collectors: [], nameOf: shownNames(rollup) };
  const table = signedReport(source).tables.copied;
  if (table === null) throw new Error("Words were copied.");
  const codes = new Map(copied.map(({ institution: { name, code } }) => [name, code]));
  const printed = table.rows.map(({ cells }) => codes.get(cells[0]?.text ?? "") ?? "ほか");
  return { printed, traced: changedRows("copied")(source, table).map((row) => row?.name.split(" ").at(-1)) };
}

it.each([3, 30, 300])("of %i institutions", (institutions) => {
  const { printed, traced } = rowsOf(institutions);
  expect(printed.length).toBeGreaterThan(2);
  expect(traced).toEqual(printed);
});

it("of what is overdue, where it is summed up", () => {
  const deficiencies = catalog.measures.flatMap((measure, count) =>
    Array.from({ length: 3 * count }, (_, index) => {
      const institution = { ...anInstitution(index), name: `第${String(index)}市` };
      return { institution, measure, plannedOn: "2026-12-31", remark: "", overdue: index % 2 === 0 };
    }),
  );
  const rollup = { ...aRollup(), deficiencies };
  const source = { rollup, figures: figuresOf(rollup), collectors: [], nameOf: shownNames(rollup) };
  const table = signedReport(source).tables.overdue;
  if (table === null) throw new Error("Some are overdue.");
  const codes = new Map(deficiencies.map(({ institution: { name, code } }) => [name, code]));
  expect(overdueRows(source, table).map((row) => row?.name)).toEqual(
    table.rows.map(({ cells }) => codes.get(cells[0]?.text ?? "") ?? "ほか"),
  );
  expect(table.rows.at(-1)?.cells[0]?.text).toMatch(/^ほか\d+機関$/u);
});
