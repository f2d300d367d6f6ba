/** Remembering what was computed from a text: thousands of workbooks hold the same headings and measures. */

/** Longer texts are remarks, which hardly ever come twice. */
const LONGEST = 200;
const MOST = 20_000;

/** A function that computes each of the texts it meets often only once. `compute` must depend on its argument alone. */
export function rememberByText<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    if (text.length > LONGEST) return compute(text);
    const value = known.get(text);
    if (value !== undefined || known.has(text)) return value as Value;
    if (known.size >= MOST) known.clear();
    const computed = compute(text);
    known.set(text, computed);
    return computed;
  };
}
