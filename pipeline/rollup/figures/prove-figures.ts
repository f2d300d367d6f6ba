/** The sums of the figures that must hold after every run (design.md, principle 2). */
import { ANSWER_KINDS } from "../../model/answer-kind.ts";
import type { BodyFigures, BodyTrend, GroupTrend } from "../../model/body-figures.ts";
import type { AnswerTotals, BodyRollup } from "../../model/rollup.ts";
import { addTotals } from "../count-answers.ts";
import { prove } from "../prove.ts";

/** @param figures in the order of `rollups`. @throws PipelineError (exit 1) that says which sum does not hold. */
export function proveFigures(figures: readonly BodyFigures[], rollups: readonly BodyRollup[]): void {
  prove("bodies with figures", rollups.length, figures.length);
  for (const [index, rollup] of rollups.entries()) {
    const own = figures[index];
    if (own === undefined) continue;
    const of = `of ${rollup.body.code}`;
    if (own.trend !== null) proveTrend(own.trend, rollup, of);
    proveDeficiencies(own, rollup, of);
    for (const { body, ...line } of own.standings) {
      const name = `${body?.code ?? "(direct)"} below ${rollup.body.code}`;
      prove(`institutions of ${name}`, line.institutions, line.submitted + line.notSubmitted);
      prove(`overdue of ${name}`, Math.min(line.overdue, line.planned), line.overdue);
      const parts = addTotals(line.chapters);
      for (const kind of ANSWER_KINDS) prove(`${kind} by chapter of ${name}`, line.now[kind], parts[kind]);
    }
    proveDirect(own, rollup, of);
    const { not_received, rejected } = rollup.status;
    prove(`institutions without answers ${of}`, not_received + rejected, own.unsent.length);
  }
}

function proveTrend({ senders, overall, chapters, measures }: BodyTrend, rollup: BodyRollup, of: string): void {
  const { both, onlyNow, onlyThen, neither } = senders;
  prove(`senders ${of}`, rollup.institutions.length, both + onlyNow.length + onlyThen.length + neither);
  const { accepted, needs_correction } = rollup.status;
  prove(`senders now ${of}`, accepted + needs_correction, both + onlyNow.length);
  proveGroup([overall], [{ now: rollup.totals, then: overall.then }], `all measures ${of}`);
  proveGroup(chapters, [overall], `chapters ${of}`);
  proveGroup(measures, [overall], `measures ${of}`);
}

type Totals = Pick<GroupTrend, "now" | "then">;

function proveGroup(parts: readonly Totals[], whole: readonly Totals[], what: string): void {
  const sums = (all: readonly Totals[], time: keyof Totals): AnswerTotals =>
    addTotals(all.flatMap((each) => each[time] ?? []));
  for (const kind of ANSWER_KINDS) {
    prove(`${kind} of ${what}`, sums(whole, "now")[kind], sums(parts, "now")[kind]);
    prove(`${kind} then of ${what}`, sums(whole, "then")[kind], sums(parts, "then")[kind]);
  }
}

function proveDeficiencies({ forecast, changes }: BodyFigures, rollup: BodyRollup, of: string): void {
  const { total, quarters, overdue, undated } = forecast;
  const inQuarters = quarters.reduce((sum, { count }) => sum + count, 0);
  prove(`deficiencies ${of}`, rollup.totals.planned, total);
  prove(`deficiencies by quarter ${of}`, total, inQuarters + overdue + undated);
  prove(`deficiencies that stay ${of}`, overdue + undated, quarters.at(-1)?.remaining ?? overdue + undated);
  if (changes === null) return;
  const { fate, origin } = changes;
  const ends = fate.implemented + fate.planned + fate.notApplicable + fate.unanswered + fate.notSent;
  prove(`deficiencies of last cycle ${of}`, fate.total, ends);
  prove(`deficiencies by origin ${of}`, total, origin.stillPlanned + origin.fresh + origin.unknown);
  prove(`deficiencies that were △ ${of}`, fate.planned, origin.stillPlanned);
}

function proveDirect({ directMeasures }: BodyFigures, { measures }: BodyRollup, of: string): void {
  const byNumber = new Map(measures.map((totals) => [totals.number, totals]));
  for (const { measure, own, aggregators } of directMeasures) {
    const left = aggregators.reduce((sum, { submitted }) => sum + submitted, 0);
    const all = byNumber.get(measure.number);
    const sum = { ...own, not_applicable: own.not_applicable + left };
    for (const kind of ANSWER_KINDS)
      prove(`${kind} of ◆ measure ${String(measure.number)} ${of}`, all?.[kind] ?? 0, sum[kind]);
  }
}
