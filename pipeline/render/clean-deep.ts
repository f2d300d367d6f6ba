/** Frees every string of a value from characters that XML forbids: done once, where a roll-up enters this room. */
import { cleanText } from "../lib/japanese/text.ts";

/** What was looked at before: a roll-up never changes, and up to four reports share an institution's rows. */
const seen = new WeakMap<object, unknown>();

/** The same value with clean strings. Parts that were clean already are returned as they are. */
export function cleanDeep<T>(value: T): T {
  return cleanNode(value) as T;
}

function cleanNode(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (typeof value !== "object" || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  const clean = Array.isArray(value) ? cleanArray(value) : cleanRecord(value);
  seen.set(value, clean);
  return clean;
}

function cleanArray(values: readonly unknown[]): readonly unknown[] {
  return values.every((value) => cleanNode(value) === value) ? values : values.map(cleanNode);
}

function cleanRecord(record: object): object {
  const fields = record as Readonly<Record<string, unknown>>;
  return Object.keys(fields).every((key) => cleanNode(fields[key]) === fields[key])
    ? record
    : Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, cleanNode(value)]));
}
