/** Lists of measure numbers in prose. */

/** `[20, 21, 36, 37, 38]` → `20、21、36～38`: three in a row and more become a range. */
export function formatNumberRanges(numbers: readonly number[]): string {
  return runsOf(numbers).map(formatRun).join("、");
}

function formatRun(run: readonly number[]): string {
  return run.length < 3 ? run.join("、") : `${String(run[0])}～${String(run.at(-1))}`;
}

function runsOf(numbers: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs;
}
