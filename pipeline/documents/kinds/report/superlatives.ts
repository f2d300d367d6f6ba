/** What the sentences of a report call the lowest, the worst or the most; each list holds those that share it, in the order of their table. */
import type { ClosingQuarter, SubordinateStanding } from "../../../model/body-figures.ts";
import { FEWEST_ANSWERS, implementationRate, ratedAnswers } from "../../../model/implementation-rate.ts";
import type { Measure } from "../../../model/measure.ts";
import type { AnswerTotals, BodyRollup } from "../../../model/rollup.ts";
import { lowestOf, mostOf } from "../superlative.ts";
import type { ReportSource } from "./report-source.ts";
import { busiestQuarters } from "./tables/closing-table.ts";
import { lowestOfHeat, type HeatCell } from "./tables/subordinates-heat-table.ts";

/** Rates are in tenths of a percent. */
export interface Superlatives {
  readonly lowestChapters: BodyRollup["chapters"];
  /** With most △. */
  readonly mostPlannedChapters: BodyRollup["chapters"];
  readonly lowestMeasures: readonly RatedMeasure[];
  /** Whether a measure as low as these, or lower, is left out, as too few have answered it. */
  readonly leavesOutLow: boolean;
  /** Of those that have a rate. */
  readonly worstBodies: readonly SubordinateStanding[];
  /** Without a rate, where others have one: they stand before all, with nothing to tell them apart but their size. */
  readonly unratedBodies: readonly SubordinateStanding[];
  readonly lowestCells: readonly HeatCell[];
  /** As the table has a line of their own for them. */
  readonly busiestQuarters: readonly ClosingQuarter[];
}

interface RatedMeasure {
  readonly measure: Measure;
  readonly rate: number;
}

/** Of one body. */
export function superlativesOf(source: ReportSource): Superlatives {
  const { rollup, figures } = source;
  return {
    lowestChapters: lowestOf(rollup.chapters, ({ totals }) => implementationRate(totals)),
    mostPlannedChapters: mostOf(rollup.chapters, ({ totals }) => totals.planned),
    ...lowestMeasures(rollup),
    ...bodiesBelow(figures.standings),
    lowestCells: lowestOfHeat(source),
    busiestQuarters: busiestQuarters(figures.forecast),
  };
}

/** Where at least five answers make some rates, those of fewer are not among them: one institution would turn them over. */
function lowestMeasures({ scope, measures }: BodyRollup): Pick<Superlatives, "lowestMeasures" | "leavesOutLow"> {
  const totals = new Map<number, AnswerTotals>(measures.map((each) => [each.number, each]));
  const rated = scope.reported.flatMap((measure) => {
    const own = totals.get(measure.number);
    const rate = own === undefined ? null : implementationRate(own);
    return own === undefined || rate === null ? [] : [{ measure, rate, answers: ratedAnswers(own) }];
  });
  const founded = rated.filter(({ answers }) => answers >= FEWEST_ANSWERS);
  const among = founded.length > 0 ? founded : rated;
  const lowest = lowestOf(among, ({ rate }) => rate);
  const limit = lowest[0]?.rate ?? -1;
  return {
    lowestMeasures: lowest,
    leavesOutLow: rated.some((each) => each.rate <= limit && !among.includes(each)),
  };
}

/** Where nothing is left to be done, nobody is worst, whatever else they are ranked by; where none has a rate, none is apart from the others. */
function bodiesBelow(standings: readonly SubordinateStanding[]): Pick<Superlatives, "worstBodies" | "unratedBodies"> {
  const ranked = standings.filter(({ rank }) => rank !== null);
  const rated = ranked.filter(({ rate }) => rate !== null);
  return {
    worstBodies: lowestOf(rated, ({ rank }) => rank).filter(({ rate }) => rate !== ALL_DONE),
    unratedBodies: rated.length === 0 ? [] : ranked.filter(({ rate }) => rate === null),
  };
}

/** Tenths of a percent. */
const ALL_DONE = 1000;
