/** Long lists of short words, written as they are read. */

/** The words of several lines, parted by single spaces: `words("番号 項番", "連番")`. */
export function words(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(" "));
}
