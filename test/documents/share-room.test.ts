/** The list of deficiencies comes before the picture of measures, and gets what sections take that a report does not have. */
import { expect, it } from "vitest";
import { shareRoom } from "../../pipeline/documents/kinds/report/share-room.ts";
import { SECTION_ROOM } from "../../pipeline/documents/kinds/report/limits.ts";
import { tableHeight } from "../../pipeline/documents/kinds/report/report-table.ts";
import { shownNames } from "../../pipeline/documents/kinds/shown-names.ts";
import type { BodyFigures } from "../../pipeline/model/body-figures.ts";
import { aRollup, figuresOf, submitters } from "./rollup-builders.ts";

const deficiency = (institution = aRollup().institutions[0]?.institution) => {
  if (institution === undefined) throw new Error("There is an institution.");
  const [measure] = aRollup().scope.reported;
  if (measure === undefined) throw new Error("There is a measure.");
  return { institution, measure, plannedOn: null, remark: "", overdue: false };
};

/** A report with so many deficiencies of one line each. */
function sourceWith(count: number, figures: Partial<BodyFigures> = {}) {
  const deficiencies = Array.from({ length: count }, () => deficiency());
  const rollup = { ...aRollup({ submitters: submitters(12) }), deficiencies };
  return { rollup, figures: figuresOf(rollup, figures), collectors: [], nameOf: shownNames(rollup) };
}

/** Points of what is printed in any case, with which so many are left. */
const takenFor = (left: number): number => shareRoom(sourceWith(0), 0).left + (shareRoom(sourceWith(0), 0).measureChart?.height ?? 0) - left; // prettier-ignore

it("lists all that three pages hold where so much is left, and draws the picture of measures only beside that", () => {
  const { deficiencies: all } = shareRoom(sourceWith(100), 0);
  const height = tableHeight(all.deficiencies);
  expect([all.listsAll, height > 1500]).toEqual([true, true]);
  const tight = shareRoom(sourceWith(100), takenFor(height + 10));
  expect([tight.deficiencies.listsAll, tight.measureChart]).toEqual([true, null]);
  expect(tight.left).toBeCloseTo(10, 5);
  const wide = shareRoom(sourceWith(100), takenFor(height + 200));
  expect([wide.deficiencies.listsAll, wide.measureChart === null]).toEqual([true, false]);
  expect(shareRoom(sourceWith(100), takenFor(height - 20)).deficiencies.listsAll).toBe(false);
  expect(shareRoom(sourceWith(200), 0).deficiencies.listsAll).toBe(false);
});

it("leaves less where there is a section on last cycle", () => {
  const fate = { total: 0, implemented: 0, planned: 0, notApplicable: 0, unanswered: 0, notSent: 0 };
  const changes = { worsened: [], slipped: [], copied: [], fate, origin: { stillPlanned: 0, fresh: 0, unknown: 0 } };
  const [without, compared] = [shareRoom(sourceWith(10), 0), shareRoom(sourceWith(10, { changes }), 0)];
  expect(without.left - compared.left).toBeCloseTo(SECTION_ROOM, 5);
});
