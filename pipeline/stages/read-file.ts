/** One file, from bytes to what it says by itself: the stages that need no registry, joined. Runs in a worker process. */
import { refuseByContent } from "../intake/index.ts";
import type { FindingCode } from "../model/finding.ts";
import { MOST_CELLS, MOST_TABLES } from "../model/limits.ts";
import type { Catalog, Measure } from "../model/measure.ts";
import type { RawWorkbook } from "../model/raw-workbook.ts";
import type { Reading, RefusedReading } from "../model/reading.ts";
import type { Submission } from "../model/submission.ts";
import { listed, quoted, quotedName } from "../lib/japanese/quoted.ts";
import { tooMany } from "../lib/too-large.ts";
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
} from "../workbook/read/index.ts";
import { boundSubmission } from "../state/index.ts";

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
    if ("outcome" in workbook) return untried === 0 ? workbook : refuse(workbook.code, untriedMessage(untried));
    const submission = normalize(workbook, path, context);
    if (submission === null) return refuse("table-not-found", noTableMessage(workbook));
    if ("outcome" in submission) return submission;
    return { outcome: "submission", submission: boundSubmission(submission), unlocked };
  };
}

function normalize(workbook: RawWorkbook, path: string, context: NormalizeContext): Submission | RefusedReading | null {
  try {
    return normalizeSubmission(workbook, path, context);
  } catch (error) {
    if (!(error instanceof TooManyTablesError)) throw error;
    return { outcome: "refused", ...tooMany("自己点検表の見出し", error.tables, MOST_TABLES, "個") };
  }
}

function refuse(code: FindingCode, message: string): RefusedReading {
  return { outcome: "refused", code, message };
}

const UNREADABLE = {
  "file-unreadable": "ブックの中身が壊れていて、読み取れません。",
  "file-encrypted": "パスワードで保護されていて、登録されたどのパスワードでも開けません。",
  "file-suspicious": "同じ名前の部品が二重に入っている、不審なファイルです。",
} as const;

interface Opened {
  readonly workbook: RawWorkbook | RefusedReading;
  readonly unlocked: boolean;
  /** Passwords that were not tried, since the file may not cost more. */
  readonly untried: number;
}

function untriedMessage(untried: number): string {
  return `パスワードで保護されていて、試したパスワードでは開けません。1つのファイルに試す数の上限を超えるため、登録されたパスワードのうち${String(untried)}個は試していません。ファイル名を機関コードで始めると、その機関のパスワードだけを試します。`;
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
  if (refusal !== null) return refuse(refusal.code, refusal.message);
  try {
    const workbook = await readWorkbook(bytes);
    const cells = workbook.sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0);
    if (cells > MOST_CELLS) return { outcome: "refused", ...tooMany("記入のあるセル", cells, MOST_CELLS, "個") };
    return { ...workbook, sheets: workbook.sheets.map(boundTexts) };
  } catch (error) {
    if (error instanceof UnreadableWorkbookError) return refuse(error.code, UNREADABLE[error.code]);
    throw error;
  }
}

const HEADINGS_NAMED = 5;
const HEADING_LETTERS = 20;

function noTableMessage(workbook: RawWorkbook): string {
  const near = nearlyATable(workbook);
  if (near !== null) {
    const named = near.unknown.slice(0, HEADINGS_NAMED).map((text) => `「${quoted(text.trim(), HEADING_LETTERS)}」`);
    const unknown =
      named.length === 0 ? "点検結果の列がありません" : `${named.join("")}のどれが点検結果の列か分かりません`;
    return `シート「${quotedName(near.place.sheet)}」の${near.place.cell.replace(/\D/gu, "")}行目に自己点検表の見出しがありますが、${unknown}。点検結果の列の見出しは「自己点検結果」とする必要があります。`;
  }
  const named = workbook.sheets.map(({ name }) => `「${quotedName(name)}」`);
  const sheets = listed(named, { between: "", counter: "枚" });
  return `自己点検表の見出し（#・安全管理措置・自己点検結果など）が、どのシートにも見つかりません（シート: ${sheets === "" ? "なし" : sheets}）。`;
}
