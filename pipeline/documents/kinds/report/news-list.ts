/** List `news` of the wording: what is new since last cycle, one item a sentence; of the five flags inside, one is 1. */
import type { TrendFact } from "../../../model/body-figures.ts";
import { formatRate } from "../../../model/implementation-rate.ts";
import { escapeAll, printAll } from "../../wording/context-values.ts";
import { NAMES_IN_SENTENCE, NEWS_GIST_LETTERS } from "./limits.ts";
import { gistOf } from "../measure-gist.ts";
import { shortenedAtWord } from "../shortened.ts";
import type { ShownName } from "../shown-names.ts";

/** At most five: of each kind one. */
export function newsList(facts: readonly TrendFact[], nameOf: ShownName) {
  return facts.map((fact) => {
    const is = (kind: TrendFact["kind"]): number => (fact.kind === kind ? 1 : 0);
    const measure = "measure" in fact ? fact.measure : null;
    const all = "institutions" in fact ? fact.institutions : [];
    return {
      ...printAll({
        improved: is("improved"),
        worsened: is("worsened"),
        noLongerSent: is("no-longer-sent"),
        newlySent: is("newly-sent"),
        closed: is("closed"),
        count: "count" in fact ? fact.count : all.length,
        of: "of" in fact ? fact.of : 0,
        moreCount: "alike" in fact ? fact.alike.length : Math.max(0, all.length - NAMES_IN_SENTENCE),
      }),
      ...escapeAll({
        measureNumber: measure === null ? "" : String(measure.number),
        measureGist: measure === null ? "" : shortenedAtWord(gistOf(measure), NEWS_GIST_LETTERS),
        rateNow: "now" in fact ? formatRate(fact.now) : "",
        rateThen: "then" in fact ? formatRate(fact.then) : "",
        names: all.slice(0, NAMES_IN_SENTENCE).map(nameOf).join("、"),
      }),
    };
  });
}
