/** Measuring by turns (A B C A B C …), so that whatever else the machine does falls on all alike. */

/** The figures of each turn, in the unit that the jobs return. */
export type Turns<Name extends string> = readonly Readonly<Record<Name, number>>[];

/** Runs each job once a turn. A job returns its own figure, e.g. milliseconds. */
export async function byTurns<Name extends string>(
  turns: number,
  jobs: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Turns<Name>> {
  const names = Object.keys(jobs) as Name[];
  const figures: Readonly<Record<Name, number>>[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const figure: Partial<Record<Name, number>> = {};
    for (const name of names) figure[name] = await jobs[name]();
    figures.push(figure as Record<Name, number>);
  }
  return figures;
}

export function medianOf<Name extends string>(turns: Turns<Name>, name: Name): number {
  return median(turns.map((figures) => figures[name]));
}

/** Median over the turns of a's figure divided by b's in the same turn. */
export function ratioOf<Name extends string>(turns: Turns<Name>, a: Name, b: Name): number {
  return median(turns.map((figures) => figures[a] / figures[b]));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Milliseconds that the work takes. */
export async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
