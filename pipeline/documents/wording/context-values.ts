/** Values for a wording, as they are printed. */
import { formatCount } from "../../lib/format-count.ts";
import { escapeMarkdown } from "./escape-markdown.ts";

/** A number stays a number while it prints the same, so that 0 counts as "no". */
export type PrintedCount = number | string;

/** Texts, escaped for Markdown. */
export function escapeAll<K extends string>(values: Readonly<Record<K, string>>): Record<K, string> {
  return mapValues(values, escapeMarkdown);
}

/** Counts, with commas from a thousand on. */
export function printAll<K extends string>(values: Readonly<Record<K, number>>): Record<K, PrintedCount> {
  return mapValues(values, (count) => (count < 1000 ? count : formatCount(count)));
}

function mapValues<K extends string, A, B>(values: Readonly<Record<K, A>>, map: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries<A>(values).map(([key, value]) => [key, map(value)])) as Record<K, B>;
}
