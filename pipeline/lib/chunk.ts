/** Consecutive slices of at most `size` values; `size` is at least 1 where there are any. */
export function chunk<T>(values: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(values.length / size) || 0 }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}
