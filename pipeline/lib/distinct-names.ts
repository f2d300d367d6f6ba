/** Names that must not be the same, told apart by numbers. */

/** When names are the same, and how one is told apart. */
export interface DistinctNames {
  /** Names of one key are the same name: to a file system, say, that does not tell capital letters from small ones. */
  readonly keyOf?: (name: string) => string;
  /** The name with a number, from 2. */
  readonly withNumber: (name: string, number: number) => string;
}

/**
 * Each name once: the first of those that are the same keeps it, each further one gets the first number with which it is nobody else's name.
 * As long as the names before it stay, a name is told apart in the same way.
 */
export function distinctNames(
  names: readonly string[],
  { keyOf = (name) => name, withNumber }: DistinctNames,
): readonly string[] {
  const taken = new Set(names.map(keyOf));
  /** The last number given to names of a key: ten thousand of one name are not numbered from 2 each. */
  const numbers = new Map<string, number>();
  return names.map((name) => {
    const key = keyOf(name);
    let number = numbers.get(key) ?? 0;
    let distinct = name;
    if (number > 0)
      do distinct = withNumber(name, ++number);
      while (taken.has(keyOf(distinct)));
    numbers.set(key, Math.max(number, 1));
    taken.add(keyOf(distinct));
    return distinct;
  });
}
