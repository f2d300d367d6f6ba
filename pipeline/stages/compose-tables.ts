/** Roll-ups → the workbooks of tables that only need drawing, one for each supervising body. */
import {
  bodyTablesBasis,
  bodyTablesRows,
  comparedAnswers,
  shownRollup,
  type BodyTables,
} from "../data/body-tables/index.ts";
import type { Outcomes } from "../model/decision.ts";
import type { SupervisingBody } from "../model/registry.ts";
import type { RunSnapshot } from "../model/run-state.ts";
import { bodyStanding } from "../rollup/index.ts";
import type { Settlement } from "../settle/index.ts";
import type { RunPlan } from "./plan-run.ts";
import type { Figures } from "./roll-up-bodies.ts";
import type { Place } from "./document-paths.ts";
import { foundByInstitution } from "./snapshot.ts";
import type { TablesTask } from "./drawing-worker.ts";
import type { PlacedDocument } from "./write-documents.ts";

/** A workbook of tables that has no place yet. */
export interface ComposedTables extends Omit<PlacedDocument, "path" | "isMadeFrom"> {
  readonly place: Place;
  readonly task: TablesTask;
}

/** File name without its ending. */
const TITLE = "取りまとめ表";

/** @param before what the last run in this cycle that found something else had found; null where there was none. */
export function composeTables(
  { registry, scope }: Pick<RunPlan, "registry" | "scope">,
  settlement: Settlement,
  { rollups, figures }: Pick<Figures, "rollups" | "figures">,
  before: RunSnapshot["institutions"] | null,
): readonly ComposedTables[] {
  const found = foundByInstitution(settlement, scope);
  const bodies = registry.bodies.map(({ code, name }) => ({ code, name }));
  const resubmissions = settlement.institutions.flatMap(({ institution, resubmission }) =>
    resubmission === undefined ? [] : [{ institution, resubmission }],
  );
  const changes = new Map(figures.map((each) => [each.body.code, each.changes]));
  return rollups.map((rollup) => {
    const codes = rollup.institutions.map(({ institution }) => institution.code);
    const covered = new Set(codes);
    const tables: BodyTables = {
      rollup: shownRollup(rollup),
      bodies,
      standing: bodyStanding(found, codes),
      before: before === null ? null : bodyStanding(before, codes),
      resubmissions: resubmissions.filter(({ institution }) => covered.has(institution.code)),
      comparison: comparedAnswers(changes.get(rollup.body.code) ?? null),
      decisions: decisionsAbout(rollup.body, covered, settlement.decisions),
    };
    return {
      label: TITLE,
      place: { area: "reports", body: rollup.body, file: TITLE, ending: "xlsx" },
      basis: () => bodyTablesBasis(tables),
      rows: bodyTablesRows(tables),
      task: { tables },
    };
  });
}

function decisionsAbout({ kind }: SupervisingBody, codes: ReadonlySet<string>, decisions: Outcomes): Outcomes {
  if (decisions === null) return null;
  return decisions.filter(({ institution }) =>
    institution === null ? kind === "運営主体" : codes.has(institution.code),
  );
}
