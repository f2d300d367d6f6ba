/** What LibreOffice makes of Word files: on which pages it puts the headings, which the contents must agree with, and which dates it parts. */
import { execFile, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

export interface PrintedPages {
  readonly pages: number;
  /** Page by name of the bookmark of the heading. */
  readonly headings: ReadonlyMap<string, number>;
  /** Of each page the share that is white at its foot, above the page number. */
  readonly white: readonly number[];
  /** Ends and beginnings of lines between which a date stands, with their page. */
  readonly partedDates: readonly string[];
}

const SOFFICE = process.env["SOFFICE"] ?? "soffice";
const PDFINFO = "pdfinfo";
const PDFTOTEXT = "pdftotext";
/** Bookmarks become destinations with names, which pdfinfo lists with their pages. */
const FILTER = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}';
/** Each is a process with a profile of its own. */
const PROCESSES = 2;
const TIME_LIMIT = 240_000;

/** What is missing to find pages, or null. */
export function missingPrinter(): string | null {
  const missing = [SOFFICE, PDFINFO, PDFTOTEXT].filter(
    (command) => spawnSync(command, ["--version"], { stdio: "ignore" }).error,
  );
  return missing.length === 0
    ? null
    : `${missing.join(", ")} not found: install libreoffice-writer-nogui, fonts-ipafont and poppler-utils to compare printed pages.`;
}

/** Pages of each file, in their order; long files first, several to a process. */
export async function printedPages(files: readonly string[]): Promise<readonly PrintedPages[]> {
  const folder = mkdtempSync(join(tmpdir(), "annex2-pages-"));
  try {
    const copies = files.map((file, index) => {
      const name = String(index);
      copyFileSync(file, join(folder, `${name}.docx`));
      return { name, bytes: statSync(file).size };
    });
    const shares = deal(copies);
    await Promise.all(shares.map((names, process) => convert(folder, process, names)));
    return await Promise.all(copies.map(({ name }) => readPages(join(folder, `${name}.pdf`))));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Each file goes where there is least to do so far: the time grows with the length. */
function deal(copies: readonly { readonly name: string; readonly bytes: number }[]): readonly (readonly string[])[] {
  const shares = Array.from({ length: PROCESSES }, () => ({ bytes: 0, names: [] as string[] }));
  for (const { name, bytes } of copies.toSorted((a, b) => b.bytes - a.bytes)) {
    const least = shares.reduce((a, b) => (b.bytes < a.bytes ? b : a));
    least.bytes += bytes;
    least.names.push(name);
  }
  return shares.map(({ names }) => names).filter((names) => names.length > 0);
}

const execute = promisify(execFile);

async function convert(folder: string, process: number, names: readonly string[]): Promise<void> {
  const profile = join(folder, `profile-${String(process)}`);
  mkdirSync(profile);
  await execute(
    SOFFICE,
    [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      "--headless",
      "--convert-to",
      FILTER,
      "--outdir",
      folder,
      ...names.map((name) => join(folder, `${name}.docx`)),
    ],
    { timeout: TIME_LIMIT, killSignal: "SIGKILL" },
  );
}

async function readPages(pdf: string): Promise<PrintedPages> {
  const [{ stdout: facts }, { stdout: destinations }, { stdout: boxes }] = await Promise.all([
    execute(PDFINFO, [pdf]),
    execute(PDFINFO, ["-dests", pdf]),
    execute(PDFTOTEXT, ["-bbox-layout", pdf, "-"], { maxBuffer: MOST_TEXT }),
  ]);
  const pages = Number(/^Pages:\s+(\d+)/mu.exec(facts)?.[1] ?? Number.NaN);
  const headings = Array.from(
    destinations.matchAll(/^\s*(\d+) \[[^\]]*\] "[^"]*?(Toc\d+)"/gmu),
    ([, page, name]) => [`_${name ?? ""}`, Number(page)] as const,
  );
  return { pages, headings: new Map(headings), white: whiteFeet(boxes), partedDates: partedDates(boxes) };
}

/** Points: margins of the portrait page of our papers (documents/kinds/paper.ts). */
const MARGINS = { top: 70.9, bottom: 62.4 };

function whiteFeet(boxes: string): readonly number[] {
  const pages = boxes.split("<page ").slice(1);
  return pages.map((page) => {
    const height = Number(/^width="[\d.]+" height="([\d.]+)"/u.exec(page)?.[1]);
    const foot = height - MARGINS.bottom;
    const ends = Array.from(page.matchAll(/<line [^>]*yMax="([\d.]+)"/gu), ([, end]) => Number(end));
    const last = Math.max(MARGINS.top, ...ends.filter((end) => end <= foot + 1));
    return (foot - last) / (foot - MARGINS.top);
  });
}

const MOST_TEXT = 200_000_000;
/** Within 令和9年, 9年9月, 9月30日 and R9.9, an end of a line shown as ¶. */
const PARTED =
  /(?:明治|大正|昭和|平成|令和)¶(?:元|\d+)年|(?:令和|年)(?:\d{1,2}¶\d{0,2}|¶\d{1,2})[年月]|月\d{0,2}¶\d{0,2}日|(?<![A-Za-z])R(?:\d*¶[\d.]*\.|[\d.]+\.¶|[\d.]+¶\.)\d/gu;

/** Lines of a cell or a paragraph are lines of one block. */
function partedDates(boxes: string): readonly string[] {
  return boxes.split("<page ").flatMap((page, number) =>
    Array.from(page.matchAll(/<block [^>]*>(.*?)<\/block>/gsu), ([, block = ""]) => {
      const lines = Array.from(block.matchAll(/<line [^>]*>(.*?)<\/line>/gsu), ([, line = ""]) =>
        Array.from(line.matchAll(/<word [^>]*>([^<]*)<\/word>/gu), ([, word]) => word).join(""),
      );
      return Array.from(lines.join("¶").matchAll(PARTED), ([date]) => `page ${String(number)}: ${date}`);
    }).flat(),
  );
}
