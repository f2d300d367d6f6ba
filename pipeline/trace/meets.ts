/** What a condition of a selection asks of a field. */
import { compareCodePoints } from "../lib/code-point-order.ts";
import type { TraceCondition } from "../model/trace.ts";

/** Whether a value is this, one of these, after, or from … to, in code-point order. */
export function meets(value: string, condition: TraceCondition): boolean {
  if (typeof condition === "string") return value === condition;
  if ("after" in condition) return compareCodePoints(value, condition.after) > 0;
  if ("from" in condition)
    return compareCodePoints(value, condition.from) >= 0 && compareCodePoints(value, condition.to) <= 0;
  return condition.includes(value);
}
