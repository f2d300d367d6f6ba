/** Remembering what was computed from a text: thousands of workbooks hold the same headings and measures. */

/** Longer texts are remarks, which hardly ever come twice. */
const USUAL = 200;
const MOST = 20_000;

/**
 * A function that computes texts of up to `longest` letters only once, as long as there are no more than `most` of them.
 * `compute` must depend on its argument alone.
 */
export function rememberByText<Value>(
  compute: (text: string) => Value,
  longest = USUAL,
  most = MOST,
): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    if (text.length > longest) return compute(text);
    const value = known.get(text);
    if (value !== undefined || known.has(text)) return value as Value;
    if (known.size >= most) known.clear();
    // A copy: a piece cut out of a long text would keep all of that in memory.
    const own = ` ${text}`.slice(1);
    const computed = compute(own);
    known.set(own, computed);
    return computed;
  };
}
