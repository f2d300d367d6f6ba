/** Measuring by turns (A B C A B C …), so that whatever else the machine does falls on all alike. */

export interface Measured<Name extends string> {
  /** Medians, in the unit that the jobs return. */
  readonly medians: Readonly<Record<Name, number>>;
  /** Median over the turns of a's figure divided by b's in the same turn. */
  readonly ratio: (a: Name, b: Name) => number;
}

/** Runs each job once a turn. A job returns its own figure, e.g. milliseconds. */
export async function byTurns<Name extends string>(
  turns: number,
  jobs: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Measured<Name>> {
  const names = Object.keys(jobs) as Name[];
  const figures: Readonly<Record<Name, number>>[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const figure: Partial<Record<Name, number>> = {};
    for (const name of names) figure[name] = await jobs[name]();
    figures.push(figure as Record<Name, number>);
  }
  return {
    medians: Object.fromEntries(names.map((name) => [name, median(figures.map((figure) => figure[name]))])) as Record<
      Name,
      number
    >,
    ratio: (a, b) => median(figures.map((figure) => figure[a] / figure[b])),
  };
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
