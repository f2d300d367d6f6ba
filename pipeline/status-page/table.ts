/** Tables of the page: plain ones, which its script sorts, filters and copies. */
import { formatAddress, type Address } from "./address.ts";
import { markup, NOTHING, type Markup, type MarkupValue } from "./markup.ts";

/** What one column says of a row. */
export interface Column<Row> {
  readonly heading: string;
  /** Figures are sorted as numbers and stand to the right; a name heads its row; what is short stays on its line; addresses are not broken at any letter. */
  readonly kind?: "number" | "name" | "short" | "unbroken";
  readonly cell: (row: Row, index: number) => MarkupValue;
  /** What it is sorted by, where that is not its text. */
  readonly sort?: (row: Row) => string;
  /** By which a filter finds the row; its text, where there are none. */
  readonly keys?: (row: Row) => readonly string[];
}

/** A table with its rows. */
export interface TableOf<Row> {
  /** Unlike any other in the page. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Where addresses of the page lead to when no script runs. */
  readonly address?: (row: Row) => Address;
  /** Read aloud only, where a heading above says the same. */
  readonly captionHidden?: true;
}

/** Wide ones scroll by themselves: the frame can be reached by the keyboard. */
export function table<Row>({ caption, columns, rows, address, captionHidden }: TableOf<Row>): Markup {
  return markup`<div class="table" role="region" aria-label="${caption}" tabindex="0"><table>
<caption${captionHidden === true ? markup` class="unseen"` : NOTHING}>${caption}</caption>
<thead><tr>${columns.map(({ heading, kind }) => markup`<th scope="col"${classOf(kind)}>${heading}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (
    row,
    index,
  ) => markup`<tr${address === undefined ? NOTHING : markup` id="${anchor(address(row))}"`}>${columns.map((column) => cell(column, row, index))}</tr>
`,
)}</tbody></table></div>`;
}

/** The `id` that an address leads to: as the browser reads it, without percent signs. */
export function anchor(address: Address): string {
  return decodeURIComponent(formatAddress(address).slice(1));
}

function cell<Row>({ kind, cell: valueOf, keys, sort }: Column<Row>, row: Row, index: number): Markup {
  const data = [
    keys === undefined ? NOTHING : markup` data-keys="${keys(row).join("|")}"`,
    sort === undefined ? NOTHING : markup` data-sort="${sort(row)}"`,
  ];
  const value = valueOf(row, index);
  return kind === "name"
    ? markup`<th scope="row"${data}>${value}</th>`
    : markup`<td${classOf(kind)}${data}>${value}</td>`;
}

function classOf(kind: Column<unknown>["kind"]): Markup {
  return kind === undefined || kind === "name" ? NOTHING : markup` class="${kind}"`;
}

/** Names and what can be chosen of them; `column` is the place of the column whose keys they are. */
export interface Choice {
  readonly name: string;
  readonly column: number;
  readonly options: readonly string[];
}

/** Fields above a table that narrow it down; without a script there are none. */
export function filters(label: string, choices: readonly Choice[]): Markup {
  return markup`<form class="filters" role="search" aria-label="${label}">
<label>検索<input type="search" name="検索" autocomplete="off"></label>
${choices.map(
  ({
    name,
    column,
    options,
  }) => markup`<label>${name}<select name="${name}" data-column="${column}"><option value="">すべて</option>${options.map((option) => markup`<option>${option}</option>`)}</select></label>
`,
)}<button type="reset">条件を消す</button>
<p class="found" role="status"></p></form>`;
}
