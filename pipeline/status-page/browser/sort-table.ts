/** Sorting a table by one of its columns. */
import { compareCodePoints } from "../../lib/code-point-order.ts";

/** A column counted from 1, negative for downwards; 0 for the order in which the rows came. */
export type Order = number;

/** Rows that are alike keep their order. */
export function sortTable(table: HTMLTableElement, order: Order): void {
  const [body] = table.tBodies;
  if (body === undefined) return;
  const rows = [...body.rows];
  rows.forEach((row, index) => (row.dataset["at"] ??= String(index)));
  const column = Math.abs(order) - 1;
  const isNumber = table.tHead?.rows[0]?.cells[column]?.classList.contains("number") === true;
  const key = isNumber ? numberIn : textIn;
  const keyed = rows.map((row) => ({
    row,
    at: Number(row.dataset["at"]),
    key: column < 0 ? 0 : key(row.cells[column]),
  }));
  const sign = order < 0 ? -1 : 1;
  keyed.sort((a, b) => sign * compare(a.key, b.key) || a.at - b.at);
  body.append(...keyed.map(({ row }) => row));
  markOrder(table, order);
}

function compare(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : compareCodePoints(String(a), String(b));
}

function textIn(cell: HTMLTableCellElement | undefined): string {
  return cell?.dataset["sort"] ?? cell?.textContent.trim() ?? "";
}

/** What is no number comes first. */
function numberIn(cell: HTMLTableCellElement | undefined): number {
  const number = Number.parseFloat(textIn(cell).replaceAll(",", ""));
  return Number.isNaN(number) ? -1 : number;
}

function markOrder(table: HTMLTableElement, order: Order): void {
  [...(table.tHead?.rows[0]?.cells ?? [])].forEach((heading, index) => {
    if (index === Math.abs(order) - 1) heading.setAttribute("aria-sort", order < 0 ? "descending" : "ascending");
    else heading.removeAttribute("aria-sort");
  });
}

/** The next order when the heading of a column is pressed: upwards, downwards, as the rows came. */
export function nextOrder(order: Order, column: number): Order {
  if (Math.abs(order) !== column) return column;
  return order > 0 ? -column : 0;
}
