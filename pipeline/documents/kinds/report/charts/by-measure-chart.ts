/** Chart `by-measure`: rates of the measures, lowest first, of which not everybody has done what they ask. */
import { cleanText } from "../../../../lib/japanese/text.ts";
import { visibleText } from "../../../../lib/visible-text.ts";
import { implementationRate } from "../../../../model/implementation-rate.ts";
import type { Measure } from "../../../../model/measure.ts";
import type { AnswerTotals } from "../../../../model/rollup.ts";
import type { Chart } from "../../../word/block.ts";
import { directMark, gistOf } from "../../measure-gist.ts";
import { shortened } from "../../shortened.ts";
import type { ReportSource } from "../report-source.ts";
import { FEWEST_BARS, rateChart } from "./rate-bars.ts";

/** More take more room than they are worth. */
const MOST_BARS = 10;
/** One line beside a bar. */
const LABEL_LETTERS = 20;
/** Tenths of a percent. */
const ALL_DONE = 1000;
/** Of a low measure less is implemented: the limit of 別冊3. */
const LOW = 800;

/** A reported measure and its rate in tenths of a percent. */
interface RatedMeasure {
  readonly measure: Measure;
  readonly tenths: number;
}

/** As the table `by-measure` has them. Lowest first, equals as in the form. */
function ratedMeasures({ rollup }: Pick<ReportSource, "rollup">): readonly RatedMeasure[] {
  const totals = new Map<number, AnswerTotals>(rollup.measures.map((each) => [each.number, each]));
  return rollup.scope.reported
    .flatMap((measure): readonly RatedMeasure[] => {
      const own = totals.get(measure.number);
      const tenths = own === undefined ? null : implementationRate(own);
      return tenths === null ? [] : [{ measure, tenths }];
    })
    .toSorted((a, b) => a.tenths - b.tenths);
}

/** Numbers of the measures of which less than 80 % is implemented. */
export function lowMeasures(source: ReportSource): readonly number[] {
  return ratedMeasures(source).flatMap(({ measure, tenths }) => (tenths < LOW ? [measure.number] : []));
}

function unfinished(source: ReportSource): readonly RatedMeasure[] {
  return ratedMeasures(source).filter(({ tenths }) => tenths < ALL_DONE);
}

/** Numbers of the measures that have no bar though their rate is that of the last one. */
export function equalsWithoutBar(source: ReportSource): readonly number[] {
  const all = unfinished(source);
  const last = all[MOST_BARS - 1];
  return all.slice(MOST_BARS).flatMap(({ measure, tenths }) => (tenths === last?.tenths ? [measure.number] : []));
}

/** Bars in percent; null where hardly a measure is left to be done. */
export function byMeasureChart(source: ReportSource): Chart | null {
  const bars = unfinished(source)
    .slice(0, MOST_BARS)
    .map(({ measure, tenths }) => ({ name: labelOf(measure), rate: tenths / 10 }));
  if (bars.length < FEWEST_BARS) return null;
  return rateChart(bars, {
    title: "実施率の低い措置（％。低い順）",
    of: "実施率の低い措置",
    height: 40 + 14 * bars.length,
    leastHeight: 36 + 11 * bars.length,
  });
}

function labelOf(measure: Measure): string {
  const gist = shortened(gistOf(measure), LABEL_LETTERS);
  return cleanText(visibleText(`No.${String(measure.number)} ${directMark(measure)}${gist}`));
}
