/**
 * How much one file may hold. What decides is always work or size, never the clock: the same file is read, cut or refused on every
 * machine alike. Each limit lies far above any filled-in form (0.1 MB, 1,000 cells, 10,000 letters) and low enough that what keeps
 * it is done in seconds and fits into memory. docs/run-a-batch.md tells them to users.
 */

/** A file on the disk, archives too: more than all forms of a country. It is loaded as a whole. */
export const MOST_FILE_BYTES = 200_000_000;
/** A file that is no archive: a workbook of a million cells takes a tenth of it. It is handed to another process as a whole. */
export const MOST_BOOK_BYTES = 30_000_000;
/** All parts of a workbook, unpacked: about a million cells; the slowest reader takes 20 seconds for it. */
export const MOST_BOOK_UNPACKED = 100_000_000;
/** Filled cells of a workbook. */
export const MOST_CELLS = 500_000;
/** Filled cells of a row that may head a table, the width of a sheet in older Excel: each heading is compared with all others. */
export const MOST_HEADINGS = 256;
/** Tables of a book, a heading repeated on every page counted each time: each is compared with all others. */
export const MOST_TABLES = 500;
/** One cell's text: what Excel itself can hold. More is cut, with a finding. */
export const MOST_CELL_LETTERS = 32_767;
/** A sheet's name: what Excel itself allows. */
export const MOST_SHEET_NAME_LETTERS = 31;
/** A code or a name in the header fields. */
export const MOST_NAME_LETTERS = 200;
/** What is kept of all that was filled in in one book: seventy printed pages. More is cut, with a finding. */
export const MOST_BOOK_LETTERS = 100_000;
/** What a run holds of all submissions together beyond the first 128 letters of each text: a country's take a tenth. */
export const MOST_RUN_LETTERS = 30_000_000;
/** Readings that the next run need not do again; it takes them into memory. Those of 20,000 forms. */
export const MOST_STATE_BYTES = 64_000_000;
/** Files of nobody that a report lists one by one; the data list all. */
export const MOST_PRINTED_FILES = 500;
/** Places and further names of one book: nobody reads more of a kind. */
export const MOST_LISTED = 100;
/** Further rows of one measure, choices between columns, and columns of one choice. */
export const MOST_LISTED_EACH = 20;
/** What an archive may hold, archives in it included: more than every institution there is. */
export const MOST_MEMBERS = 5_000;
/** Bytes of all of them, workbooks unpacked. */
export const MOST_ARCHIVE_UNPACKED = 1_000_000_000;
