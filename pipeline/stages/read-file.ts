/** One file, from bytes to what it says by itself: the stages that need no registry, joined. Runs in a worker process. */
import { refuseByContent } from "../intake/index.ts";
import { MOST_CELLS, MOST_TABLES } from "../model/limits.ts";
import type { Catalog, Measure } from "../model/measure.ts";
import type { RawWorkbook } from "../model/raw-workbook.ts";
import type { Reading, RefusedReading } from "../model/reading.ts";
import { REFUSALS, type Refusal } from "../model/refusal.ts";
import type { Submission } from "../model/submission.ts";
import {
  indexMeasures,
  nearlyATable,
  normalizeSubmission,
  TooManyTablesError,
  type NormalizeContext,
} from "../forms/annex2/answers/index.ts";
import {
  boundTexts,
  createDecrypter,
  readWorkbook,
  UnreadableWorkbookError,
  type Decrypt,
  type UnreadableCode,
} from "../workbook/read/index.ts";
import { boundSubmission } from "../state/bound-submission.ts";

/** What every file of a run is read against. Plain data: it is copied into each worker once. */
export interface ReadingScope {
  readonly catalog: Catalog;
  /** The measures that this cycle inspects, ascending. */
  readonly inspected: readonly Measure[];
  /** 基準日: era-less dates are taken from it where a workbook gives no inspection date. */
  readonly referenceDate: string;
}

/** Reads a file; `passwords` are tried if it is protected, those that have opened an earlier file first. Bad input is refused, never thrown. */
export type FileReader = (path: string, bytes: Uint8Array, passwords: readonly string[]) => Promise<Reading>;

/**
 * Prepares the look-ups that all files share.
 *
 * @param onTry called before each password is tried on a protected file.
 */
export function createFileReader(
  { catalog, inspected, referenceDate }: ReadingScope,
  onTry: () => void = () => undefined,
): FileReader {
  const context = { index: indexMeasures(catalog), inspected, referenceDate };
  const decrypt = createDecrypter(onTry);
  return async (path, bytes, passwords) => {
    const { workbook, unlocked, untried } = await open(bytes, passwords, decrypt);
    if ("outcome" in workbook) return untried === 0 ? workbook : refuse(REFUSALS.untriedPasswords(untried));
    const submission = normalize(workbook, path, context);
    if (submission === null) return refuse(noTable(workbook));
    if ("outcome" in submission) return submission;
    return { outcome: "submission", submission: boundSubmission(submission), unlocked };
  };
}

function normalize(workbook: RawWorkbook, path: string, context: NormalizeContext): Submission | RefusedReading | null {
  try {
    return normalizeSubmission(workbook, path, context);
  } catch (error) {
    if (!(error instanceof TooManyTablesError)) throw error;
    return refuse(REFUSALS.manyThings("自己点検表の見出し", error.tables, MOST_TABLES, "個"));
  }
}

function refuse(refusal: Refusal): RefusedReading {
  return { outcome: "refused", ...refusal };
}

const UNREADABLE: Readonly<Record<UnreadableCode, Refusal>> = {
  "file-unreadable": REFUSALS.damagedBook,
  "file-encrypted": REFUSALS.lockedBook,
  "file-suspicious": REFUSALS.repeatedParts,
};

interface Opened {
  readonly workbook: RawWorkbook | RefusedReading;
  readonly unlocked: boolean;
  /** Passwords that were not tried, since the file may not cost more. */
  readonly untried: number;
}

async function open(bytes: Uint8Array, passwords: readonly string[], decrypt: Decrypt): Promise<Opened> {
  const workbook = await readOnce(bytes);
  if (!("outcome" in workbook) || workbook.code !== "file-encrypted") return { workbook, unlocked: false, untried: 0 };
  const { bytes: decrypted, untried } = await decrypt(bytes, passwords);
  // Read once only: what calls itself encrypted may still do so when it is opened.
  if (decrypted === null) return { workbook, unlocked: false, untried };
  return { workbook: await readOnce(decrypted), unlocked: true, untried };
}

/** Sizes are looked at before anything is unpacked, cells before anything looks for tables among them. */
async function readOnce(bytes: Uint8Array): Promise<RawWorkbook | RefusedReading> {
  const refusal = refuseByContent(bytes);
  if (refusal !== null) return refuse(refusal);
  try {
    const workbook = await readWorkbook(bytes);
    const cells = workbook.sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0);
    if (cells > MOST_CELLS) return refuse(REFUSALS.manyThings("記入のあるセル", cells, MOST_CELLS, "個"));
    return { ...workbook, sheets: workbook.sheets.map(boundTexts) };
  } catch (error) {
    if (error instanceof UnreadableWorkbookError) return refuse(UNREADABLE[error.code]);
    throw error;
  }
}

function noTable(workbook: RawWorkbook): Refusal {
  const near = nearlyATable(workbook);
  return near === null
    ? REFUSALS.noTable(workbook.sheets.map(({ name }) => name))
    : REFUSALS.noAnswerColumn(near.place, near.unknown);
}
