/** A table → the clipboard, so that Excel takes it in: as text with tabs, and as a table in which codes stay text. */
import { announce, make } from "./elements.ts";

/** Asks of text that begins like a formula to stay text, as the data files do (lib/csv.ts). */
const FORMULA = /^[=+\-@\t\r]/u;

/** The rows that are shown, with their headings. */
export function copyTable(table: HTMLTableElement): void {
  const rows = [...table.rows].filter((row) => !row.hidden).map((row) => [...row.cells].map(toCell));
  const text = rows.map((row) => row.map(({ text }) => guarded(text)).join("\t")).join("\r\n");
  const done = (isCopied: boolean): void => {
    announce(isCopied ? `${String(rows.length - 1)}行をコピーしました。Excelに貼り付けられます。` : FAILED);
  };
  if (copyByEvent(text, asTable(rows))) done(true);
  else
    navigator.clipboard.writeText(text).then(
      () => {
        done(true);
      },
      () => {
        done(false);
      },
    );
}

const FAILED = "コピーできませんでした。表を選んで、Ctrlキーを押しながらCを押してください。";

interface CopiedCell {
  readonly text: string;
  readonly isNumber: boolean;
}

function toCell(cell: HTMLTableCellElement): CopiedCell {
  // Lines and links of a cell stand one below the other.
  const parts = cell.children.length > 1 ? [...cell.childNodes].map((node) => node.textContent) : [cell.textContent];
  const text = parts.map((part) => part?.replace(/\s+/gu, " ").trim() ?? "").filter((part) => part !== "");
  return { text: text.join(" "), isNumber: cell.classList.contains("number") };
}

function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Office reads this way that a cell is text: 012017 keeps its zero, and `=1+1` is none of its formulas. */
function asTable(rows: readonly (readonly CopiedCell[])[]): string {
  const table = make("table", {});
  for (const row of rows) {
    const cells = row.map(({ text, isNumber }) => {
      const cell = make("td", {}, text);
      if (!isNumber) cell.setAttribute("data-text", "");
      return cell;
    });
    table.append(make("tr", {}, ...cells));
  }
  // The page's policy allows no styles of elements: they are written into what is copied only.
  return table.outerHTML.replaceAll(' data-text=""', ` style="mso-number-format:'\\@'"`);
}

/** Works on a page from the disk, in all browsers that offices have. */
function copyByEvent(text: string, table: string): boolean {
  let isTaken = false;
  const take = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    event.clipboardData?.setData("text/html", table);
    event.preventDefault();
    isTaken = event.clipboardData !== null;
  };
  document.addEventListener("copy", take);
  try {
    // Deprecated, and the only way that needs no secure origin.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand("copy") && isTaken;
  } finally {
    document.removeEventListener("copy", take);
  }
}
