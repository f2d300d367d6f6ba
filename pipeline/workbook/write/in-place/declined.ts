/** Why a workbook is not changed in place: what could not be done without loss is not done at all. */

/** Each reason, as it is told to people: the end of 「元のファイルに直接書き込めませんでした。」's sentence. */
export const DECLINE_WORDS = {
  "not-xlsx": "Excelブック（.xlsx）ではないため",
  encrypted: "パスワードで保護されているか、古い形式（.xls）のファイルであるため",
  damaged: "ファイルの一部が壊れているため",
  "duplicate-parts": "ファイルの中に同じ名前の部品が2つあるため",
  "too-large": "ファイルが大きすぎるため",
  macros: "マクロを含むファイルであるため",
  signed: "電子署名のあるファイルであり、書き込むと署名が無効になるため",
  strict: "「Strict Open XML」形式で保存されているため",
  "unusual-xml": "ファイルの内部が、Excel以外のソフトによる特殊な形で保存されているため",
  threads: "スレッド形式のコメントが使われているため",
  "shared-workbook": "「ブックの共有」（変更履歴の記録）が使われているため",
  "no-sheet": "記入内容のあるシートが、表のシートとして保存されていないため",
  "shared-formula": "書き込む先のセルの数式を、ほかのセルと共有しているため",
} as const satisfies Record<string, string>;

/** Why a workbook is not changed in place. */
export type DeclineReason = keyof typeof DECLINE_WORDS;

/** Thrown wherever a workbook holds what cannot be changed faithfully; nothing has been written then. */
export class Declined extends Error {
  override readonly name = "Declined";
  readonly reason: DeclineReason;
  /** @param detail for maintainers, in English */
  constructor(reason: DeclineReason, detail: string, cause?: unknown) {
    super(`${reason}: ${detail}`, { cause });
    this.reason = reason;
  }
}
