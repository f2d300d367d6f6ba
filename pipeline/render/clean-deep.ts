/** Frees every string of a value from characters that XML forbids: done once, where a roll-up enters this room. */
import { cleanText } from "../lib/japanese/text.ts";

/**
 * The same value with clean strings. Parts that were clean already are returned as they are, and a part that occurs
 * many times (an institution in every one of its rows) is looked at once.
 */
export function cleanDeep<T>(value: T): T {
  return cleanNode(value, new Map()) as T;
}

function cleanNode(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value === "string") return cleanText(value);
  if (typeof value !== "object" || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  const clean = Array.isArray(value) ? cleanArray(value, seen) : cleanRecord(value, seen);
  seen.set(value, clean);
  return clean;
}

function cleanArray(values: readonly unknown[], seen: Map<object, unknown>): readonly unknown[] {
  const clean = values.map((value) => cleanNode(value, seen));
  return clean.every((value, index) => value === values[index]) ? values : clean;
}

function cleanRecord(record: object, seen: Map<object, unknown>): object {
  const entries = Object.entries(record).map(([key, value]) => [key, value, cleanNode(value, seen)] as const);
  return entries.every(([, before, after]) => before === after)
    ? record
    : Object.fromEntries(entries.map(([key, , after]) => [key, after]));
}
