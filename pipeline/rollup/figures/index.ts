/** The figures of each body besides its totals: what its report says of last cycle, of what is to come, and of those below. */
import { countKinds } from "../../model/answer-kind.ts";
import type { BodyFigures } from "../../model/body-figures.ts";
import type { Finding } from "../../model/finding.ts";
import type { InstitutionResult } from "../../model/inspection.ts";
import type { AlignedPast } from "../../model/past-cycle.ts";
import type { Institution, SupervisingBody } from "../../model/registry.ts";
import type { AnswerTotals, BodyRollup } from "../../model/rollup.ts";
import { addTotals } from "../count-answers.ts";
import type { RollupInput } from "../roll-up-body.ts";
import { bodyChanges } from "./body-changes.ts";
import { bodyTrend, countThen, unknownCodes } from "./body-trend.ts";
import { countedThen, submissionsThen } from "./answers-then.ts";
import { closingForecast } from "./closing-forecast.ts";
import { compareInstitution } from "./compare-institution.ts";
import { directMeasures } from "./direct-measures.ts";
import { listStrayFiles, listUnsent } from "./list-unsent.ts";
import { rankSubordinates, type SubordinateLine } from "./rank-subordinates.ts";

export { proveFigures } from "./prove-figures.ts";

/** In the order of `rollups`. @param aligned null without an earlier cycle */
export function figureBodies(
  input: RollupInput,
  rollups: readonly BodyRollup[],
  aligned: AlignedPast | null,
): readonly BodyFigures[] {
  const { scope, asOf, results, registry, unassigned } = input;
  const past = aligned && countedThen(aligned, scope.reported);
  const changed = new Map(
    past === null ? [] : Array.from(results, ([code, result]) => [code, compareInstitution(result, scope, past, asOf)]),
  );
  const resultsOf = ({ institutions }: BodyRollup): readonly InstitutionResult[] =>
    institutions.flatMap(({ institution }) => results.get(institution.code) ?? []);
  return rollups.map((rollup) => {
    const covered = resultsOf(rollup);
    const own = covered.flatMap(({ institution }) => changed.get(institution.code) ?? []);
    const compared = past === null ? null : bodyChanges(own, scope);
    const trend = past && compared && bodyTrend(rollup, covered, past, compared.fate);
    const changes = trend && compared;
    return {
      body: rollup.body,
      trend,
      changes,
      unknownCodes: past === null ? [] : covered.flatMap(({ institution }) => unknownCodes(institution, past)),
      forecast: closingForecast(rollup.deficiencies, changes),
      standings: rankSubordinates(subordinateLines(rollup, rollups, past)),
      directMeasures: directMeasures(scope.reported, covered, results, registry.bodies),
      unsent: listUnsent(covered),
      ...strayFilesFor(rollup.body, unassigned),
    };
  });
}

function strayFilesFor(
  { kind, code }: SupervisingBody,
  unassigned: readonly Finding[],
): Pick<BodyFigures, "strayFiles" | "folderFiles"> {
  if (kind === "運営主体") return { strayFiles: listStrayFiles(unassigned), folderFiles: [] };
  return { strayFiles: [], folderFiles: listStrayFiles(unassigned.filter(({ folderOf }) => folderOf === code)) };
}

function subordinateLines(
  rollup: BodyRollup,
  rollups: readonly BodyRollup[],
  past: AlignedPast | null,
): readonly SubordinateLine[] {
  const byCode = new Map(rollups.map((each) => [each.body.code, each]));
  const direct = rollup.institutions.filter(({ institution }) => institution.supervisor === rollup.body.code);
  return rollup.subordinates.map((line) => {
    const below = line.body === null ? null : byCode.get(line.body.code);
    const chapters = below?.chapters.map(({ totals }) => totals) ?? chapterTotals(direct, rollup);
    const members = (below?.institutions ?? direct).map(({ institution }) => institution);
    const deficiencies =
      below?.deficiencies ??
      rollup.deficiencies.filter(({ institution }) => institution.supervisor === rollup.body.code);
    return { ...line, chapters, deficiencies, then: past && totalsThen(members, rollup, past) };
  });
}

/** Answers of some institutions of a roll-up, by chapter in the order of the form. */
function chapterTotals(
  institutions: BodyRollup["institutions"],
  { scope, chapters }: BodyRollup,
): readonly AnswerTotals[] {
  return chapters.map(({ chapter }) =>
    countKinds(
      institutions.flatMap(({ answers }) => answers.filter((_, index) => scope.reported[index]?.chapter === chapter)),
    ),
  );
}

function totalsThen(members: readonly Institution[], { scope }: BodyRollup, past: AlignedPast): AnswerTotals | null {
  const before = members.flatMap((institution) => submissionsThen(past, institution));
  const totals = scope.reported.flatMap(({ number }) => countThen(before, past.numberThen.get(number) ?? -1) ?? []);
  return totals.length === 0 ? null : addTotals(totals);
}
