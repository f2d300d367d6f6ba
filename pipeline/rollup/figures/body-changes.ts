/** What changed answer by answer, over all institutions of a body. */
import { groupBy } from "../../lib/group-by.ts";
import type { AnswerPair, BodyChanges } from "../../model/body-figures.ts";
import type { CycleScope } from "../../model/cycle-scope.ts";
import { NO_FATE, NO_ORIGIN, type InstitutionChanges } from "./compare-institution.ts";

/** @param changes of the covered institutions, in the order of their codes. */
export function bodyChanges(changes: readonly InstitutionChanges[], { reported }: CycleScope): BodyChanges {
  const inOrder = <Pair extends AnswerPair>(pairs: readonly Pair[]): readonly Pair[] => {
    const groups = groupBy(pairs, ({ measure }) => measure.number);
    return reported.flatMap(({ number }) => groups.get(number) ?? []);
  };
  return {
    worsened: inOrder(changes.flatMap(({ worsened }) => worsened)),
    slipped: inOrder(changes.flatMap(({ slipped }) => slipped)),
    copied: inOrder(changes.flatMap(({ copied }) => copied)),
    fate: addUp(
      changes.map(({ fate }) => fate),
      NO_FATE,
    ),
    origin: addUp(
      changes.map(({ origin }) => origin),
      NO_ORIGIN,
    ),
  };
}

function addUp<Name extends string>(all: readonly Readonly<Record<Name, number>>[], none: Record<Name, number>) {
  const sum = { ...none };
  for (const each of all) for (const name of Object.keys(none) as Name[]) sum[name] += each[name];
  return sum;
}
