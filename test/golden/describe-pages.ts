/** Pages of documents in LibreOffice, beside those that their contents name. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contentsOf } from "./describe-word.ts";
import type { PrintedPages } from "./printed-pages.ts";

export interface PagedDocument {
  readonly path: string;
  readonly pages: number;
  readonly entries: readonly PagedEntry[];
  readonly partedDates: readonly string[];
}

interface PagedEntry {
  readonly title: string;
  /** As printed in the contents. */
  readonly stated: string;
  /** In LibreOffice; null when there is no such heading. */
  readonly printed: number | null;
}

export function pagedDocument(
  outputs: string,
  path: string,
  { pages, headings, partedDates }: PrintedPages,
): PagedDocument {
  const entries = contentsOf(readFileSync(join(outputs, path))).map(({ bookmark, title, page }) => ({
    title,
    stated: page,
    printed: headings.get(bookmark) ?? null,
  }));
  return { path, pages, entries, partedDates };
}

export function describePages(documents: readonly PagedDocument[]): readonly string[] {
  return documents.flatMap(({ path, pages, entries }) => [
    `=== ${path}: ${String(pages)} pages`,
    ...entries.map((entry) => `${String(entry.printed ?? "none").padStart(4)}  ${entry.title}${disagreement(entry)}`),
    "",
  ]);
}

function disagreement({ stated, printed }: PagedEntry): string {
  return stated === String(printed) ? "" : `  ← the contents say ${stated === "" ? "nothing" : stated}`;
}

/** Every entry of the contents whose page is not the one on which its heading is printed. */
export function wrongEntries(documents: readonly PagedDocument[]): readonly string[] {
  return documents.flatMap(({ path, entries }) =>
    entries
      .filter(({ stated, printed }) => stated !== String(printed))
      .map(
        (entry) => `${path}: ${entry.title}: printed on ${String(entry.printed ?? "no page")}${disagreement(entry)}`,
      ),
  );
}

/** Dates that stand on two lines. */
export function datesInTwo(documents: readonly PagedDocument[]): readonly string[] {
  return documents.flatMap(({ path, partedDates }) => partedDates.map((date) => `${path}: ${date}`));
}
