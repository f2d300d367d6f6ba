/** 宛名一覧.xlsx: whom a body writes to, for the mail merge of Word and for the clerk who sends the letters. */
import { fileNameOf } from "../lib/file-name.ts";
import { LETTERS } from "../documents/index.ts";
import type { TableBook } from "../model/table-book.ts";
import type { PlacedLetter } from "./place-documents.ts";

/** The name of the file in a body's folder. */
export const ADDRESS_BOOK = "宛名一覧.xlsx";
/** The name of the file beside each letter. */
export const MAIL_FILE = "メール文面.txt";

interface Column {
  readonly heading: string;
  readonly width: number;
  readonly value: (entry: AddressEntry) => string;
}

/** A letter with what goes with it. */
export interface AddressEntry extends PlacedLetter {
  /** The marked workbook; null when there is none. */
  readonly book: string | null;
}

const COLUMNS: readonly Column[] = [
  { heading: "機関コード", width: 12, value: ({ letter }) => letter.institution?.code ?? "" },
  { heading: "機関名", width: 28, value: ({ letter }) => letter.institution?.name ?? "" },
  { heading: "担当部署", width: 20, value: ({ letter }) => letter.institution?.department ?? "" },
  { heading: "メール", width: 30, value: ({ letter }) => letter.institution?.mail ?? "" },
  { heading: "連絡先", width: 30, value: ({ letter }) => letter.institution?.contact ?? "" },
  { heading: "文書の種類", width: 20, value: ({ letter }) => LETTERS[letter.kind].paper },
  { heading: "回答期限", width: 18, value: ({ letter }) => textOf(letter.values["回答期限"]) },
  { heading: "フォルダー", width: 34, value: ({ folder }) => fileNameOf(folder) },
  { heading: "文書", width: 26, value: ({ document }) => fileNameOf(document.path) },
  { heading: "確認依頼のブック", width: 40, value: ({ book }) => (book === null ? "" : fileNameOf(book)) },
  { heading: "メール文面", width: 18, value: ({ letter }) => (letter.mail === null ? "" : MAIL_FILE) },
  { heading: "お願いした回数", width: 14, value: ({ letter }) => textOf(letter.values["お願いした回数"]) },
];

/** What the book says: a line for each letter, a text for each column. */
export type AddressRows = readonly (readonly string[])[];

/** In the order of the entries. */
export function addressRows(entries: readonly AddressEntry[]): AddressRows {
  return entries.map((entry) => COLUMNS.map(({ value }) => value(entry)));
}

/** Codes, dates and all else as text: a merge prints what it sees. Its headings are the first row, where a merge looks for the names of fields. */
export function addressBook(rows: AddressRows): TableBook {
  return {
    sheets: [
      {
        name: "宛名一覧",
        table: "宛名一覧",
        head: null,
        columns: COLUMNS.map(({ heading, width }) => ({ heading, width, format: "text" })),
        rows: () => rows,
        frozen: 0,
      },
    ],
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
