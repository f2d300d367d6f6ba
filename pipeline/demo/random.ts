/** Chance that comes out the same every time: a small generator (mulberry32) whose whole state is its seed. */

/** A stream of chance. What it gives depends on its seed and on what was asked before, on nothing else. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  readonly next: () => number;
  /** A whole number; both ends included. */
  readonly between: (low: number, high: number) => number;
  /** True in this share (0 to 1) of all cases. */
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T;
  readonly shuffle: <T>(values: readonly T[]) => readonly T[];
}

/** The stream of one place: streams of different seeds or places have nothing to do with each other. */
export function createRandom(seed: number, ...place: readonly number[]): Random {
  let state = place.reduce(mix, mix(0x9e3779b9, seed));
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
  const between: Random["between"] = (low, high) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (choices) => choices[between(0, choices.length - 1)] ?? choices[0],
    shuffle: (values) =>
      values
        .map((value) => ({ value, order: next() }))
        .sort((a, b) => a.order - b.order)
        .map(({ value }) => value),
  };
}

function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ value, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) | 0;
}
