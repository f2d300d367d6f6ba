/** What a run has made, counted: so that nobody has to believe that two of them did the same job. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readZipDirectory, readZipEntry } from "../../pipeline/lib/zip.ts";

/** What goes to people and what other programs read; in the order of the table. */
export const COUNTED = [
  "Word files",
  "rows of their tables",
  "workbooks",
  "rows of their sheets",
  "texts of mails",
  "CSV files",
  "lines in them",
] as const;
export type PaperCounts = Readonly<Record<(typeof COUNTED)[number], number>>;

const PART_LIMIT = 500_000_000;

/** Counts what lies in `reports/`, `letters/` and `data/` of a folder of outputs. */
export function countPapers(outputs: string): PaperCounts {
  const paths = ["reports", "letters", "data"].flatMap((folder) =>
    readdirSync(join(outputs, folder), { recursive: true, encoding: "utf8" }).map((path) =>
      join(outputs, folder, path),
    ),
  );
  const ending = (extension: string): readonly string[] => paths.filter((path) => path.endsWith(extension));
  const sum = (files: readonly string[], count: (path: string) => number): number =>
    files.reduce((total, path) => total + count(path), 0);
  const [documents, books, texts, tables] = [ending(".docx"), ending(".xlsx"), ending(".txt"), ending(".csv")];
  return {
    "Word files": documents.length,
    "rows of their tables": sum(documents, (path) => countInParts(path, "word/document.xml", /<w:tr[ />]/gu)),
    workbooks: books.length,
    "rows of their sheets": sum(books, (path) => countInParts(path, "xl/worksheets", /<row[ />]/gu)),
    "texts of mails": texts.length,
    "CSV files": tables.length,
    "lines in them": sum(tables, (path) => readFileSync(path, "utf8").split("\n").length - 1),
  };
}

/** How often `pattern` occurs in one part of a package, or in each of a folder's. */
function countInParts(path: string, part: string, pattern: RegExp): number {
  const bytes = readFileSync(path);
  return readZipDirectory(bytes)
    .filter(({ name }) => name === part || dirname(name) === part)
    .reduce((total, entry) => {
      const xml = new TextDecoder().decode(readZipEntry(bytes, entry, PART_LIMIT));
      return total + (xml.match(pattern)?.length ?? 0);
    }, 0);
}
