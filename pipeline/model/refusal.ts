/**
 * In which words a file is refused of which nothing can be read: what was found, by code. What to do about it is the code's to say
 * (`FINDING_KINDS`). Whose a file is that can be read, and why nobody's, is said in settle/.
 */
import { formatCount } from "../lib/format-count.ts";
import { listed, quoted, quotedName } from "../lib/japanese/quoted.ts";
import type { FindingCode } from "./finding.ts";
import type { Place } from "./place.ts";

/** A file of which nothing is read: the code tells what to do about it. */
export interface Refusal {
  readonly code: FindingCode;
  /** What was found, in plain Japanese. */
  readonly message: string;
}

const refuse =
  (code: FindingCode) =>
  (message: string): Refusal => ({ code, message });
const unreadable = refuse("file-unreadable");
const encrypted = refuse("file-encrypted");
const unsupported = refuse("file-unsupported");
const suspicious = refuse("file-suspicious");
const tooLarge = refuse("file-too-large");
const noTable = refuse("table-not-found");
const unfinished = refuse("file-unfinished");

/** Letters of a program's own message that are shown. */
const MOST_OF_MESSAGE = 200;
const HEADINGS_NAMED = 5;
const LETTERS_OF_HEADING = 20;

/** Why a reading was not finished, as the beginning of a sentence. */
const UNFINISHED_SINCE = {
  time: (seconds: number) => `処理に${String(seconds)}秒かけても読み終わらない`,
  lost: () => "読み取る処理が、メモリーの不足などで繰り返し外から止められた",
  gone: () => "実行の途中で、ファイルが移動されたか削除された",
  unreachable: () => "ファイルを置いている装置かネットワークの不調などで、ファイルを読み取れない",
  "no process": () => "コンピューターのメモリーなどが足りず、読み取る処理を始められない",
  closed: () => "実行が途中で打ち切られた",
} as const;

/** Every refusal by its reason. */
export const REFUSALS = {
  emptyFile: unreadable("ファイルの中身が空（0バイト）です。"),
  notAWorkbook: unreadable("中身がExcelブックの形をしていません。ファイルが壊れている可能性があります。"),
  cutFile: unreadable("ファイルが途中で切れているか、壊れています。送付や複写の失敗が考えられます。"),
  damagedBook: unreadable("ブックの中身が壊れていて、読み取れません。"),
  damagedMember: unreadable("ZIPファイルの中のこのファイルは、壊れているか、暗号化されているため、取り出せません。"),
  missingFile: unreadable("ファイルがありません。移動されたか削除されたか、リンクの先がありません。"),
  noPlainFile: unreadable("ファイルを開けません。普通のファイルではないか、リンクの先が正しくありません。"),
  /** @param error what a program says of itself, in whatever language. */
  failedReading: (error: string) =>
    unreadable(`読み取りの途中で処理が止まりました（${error.slice(0, MOST_OF_MESSAGE)}）。`),

  lockedBook: encrypted("パスワードで保護されていて、登録されたどのパスワードでも開けません。"),
  /** @param untried how many passwords were not tried, since a file may not cost more. */
  untriedPasswords: (untried: number) =>
    encrypted(
      `パスワードで保護されていて、試したパスワードでは開けません。1つのファイルに試す数の上限を超えるため、登録されたパスワードのうち${String(untried)}個は試していません。ファイル名を機関コードで始めると、その機関のパスワードだけを試します。`,
    ),

  /** @param format 「PDF文書」 */
  otherFormat: (format: string) => unsupported(`中身は${format}で、Excelブックではありません。`),

  sharedBytes: suspicious(
    "ZIPの中の複数のファイルが同じ場所を共有しています。小さなファイルを際限なく大きく展開させる、不審なファイルです。",
  ),
  repeatedParts: suspicious("同じ名前の部品が二重に入っている、不審なファイルです。"),

  largeDirectory: tooLarge("ZIPの中のファイルの一覧が大きすぎるため、読み取っていません。"),
  /** @param what 「ファイル」; @param found and @param limit in bytes. */
  manyBytes: (what: string, found: number, limit: number) =>
    overLimit(`${what}の大きさ`, megabytes(found), megabytes(limit)),
  /** @param what 「記入のあるセル」; @param unit 「個」. */
  manyThings: (what: string, found: number, limit: number, unit: string) =>
    overLimit(`${what}の数`, formatCount(found) + unit, formatCount(limit) + unit),
  /** An archive, or what lies in it, that holds more than any country sends. @param what 「中のファイル」; @param bytes how much may unpack. */
  fullArchive: (what: string, bytes: number, members?: number) => {
    const count = members === undefined ? "" : `${formatCount(members)}件、`;
    return tooLarge(
      `ZIPファイルの${what}が多すぎるため、読み取っていません（1つのZIPファイルの上限は${count}展開して${formatCount(bytes / 1e6)}MB）。`,
    );
  },
  /** @param limit in megabytes. */
  muchMemory: (limit: number) =>
    tooLarge(`大きすぎるため、読み取りを打ち切りました（読み取りに使うメモリーの上限は${String(limit)}MB）。`),

  /** As Excel holds a book that it shows: it says nothing about the file. */
  heldFile: unfinished(
    "ファイルを開けません。Excelなどのほかのプログラムで開いているか、読み取りの権限がありません。ファイルを閉じ、権限を確かめてから、もう一度実行してください。",
  ),
  /** It says nothing about the file. */
  unfinished: (why: keyof typeof UNFINISHED_SINCE, seconds = 0) =>
    unfinished(
      `${UNFINISHED_SINCE[why](seconds)}ため、今回は読み取りを終えられませんでした。次の実行で、もう一度読み取ります。`,
    ),

  /** @param sheets names of all sheets of the book. */
  noTable: (sheets: readonly string[]) => {
    const named = sheets.map((name) => `「${quotedName(name)}」`);
    const all = listed(named, { between: "", counter: "枚" });
    return noTable(
      `自己点検表の見出し（#・安全管理措置・自己点検結果など）が、どのシートにも見つかりません（シート: ${all === "" ? "なし" : all}）。`,
    );
  },
  /** @param place of the row of headings; @param unknown headings that may be that of the answers. */
  noAnswerColumn: ({ sheet, cell }: Place, unknown: readonly string[]) => {
    const named = unknown.slice(0, HEADINGS_NAMED).map((text) => `「${quoted(text.trim(), LETTERS_OF_HEADING)}」`);
    const why = named.length === 0 ? "点検結果の列がありません" : `${named.join("")}のどれが点検結果の列か分かりません`;
    return noTable(
      `シート「${quotedName(sheet)}」の${cell.replace(/\D/gu, "")}行目に自己点検表の見出しがありますが、${why}。点検結果の列の見出しは「自己点検結果」とする必要があります。`,
    );
  },

  blankForm: refuse("form-blank")("自己点検結果が1つも記入されていません。"),
} as const;

function overLimit(what: string, found: string, limit: string): Refusal {
  return tooLarge(`大きすぎるため、読み取っていません（${what}は${found}、上限は${limit}）。`);
}

/** Rounded up, so that what is over a limit never looks like it. */
function megabytes(bytes: number): string {
  return `${String(Math.ceil(bytes / 1e5) / 10)}MB`;
}
