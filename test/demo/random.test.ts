import { describe, expect, it } from "vitest";
import { createRandom } from "../../pipeline/demo/random.ts";

describe("a stream of chance", () => {
  const drawn = (seed: number, ...place: readonly number[]): readonly number[] => {
    const random = createRandom(seed, ...place);
    return Array.from({ length: 2000 }, random.next);
  };
  it("is the same for the same seed and place", () => {
    expect(drawn(7, 1)).toEqual(drawn(7, 1));
  });
  it("is another for another seed, place or order of places", () => {
    const first = [drawn(7, 1, 2), drawn(8, 1, 2), drawn(7, 1), drawn(7, 2, 1)].map(([value]) => value);
    expect(new Set(first).size).toBe(4);
  });
  it("spreads evenly from 0 to 1", () => {
    const values = drawn(1);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0.5, 1);
  });
  it("reaches both ends of a range, and keeps what it shuffles", () => {
    const random = createRandom(3);
    expect(new Set(Array.from({ length: 200 }, () => random.between(-1, 2)))).toEqual(new Set([-1, 0, 1, 2]));
    expect([...random.shuffle([1, 2, 3, 4])].sort()).toEqual([1, 2, 3, 4]);
  });
});
