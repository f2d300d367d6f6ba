/** Buttons for tables: headings that sort, and one that copies. */
import { copyTable } from "./copy-table.ts";
import { make } from "./elements.ts";
import { nextOrder, sortTable, type Order } from "./sort-table.ts";

/** What pressing a heading asks for. */
export type OnOrder = (order: Order) => void;

/** Once for each table in `place`, when it is first shown. @param onOrder for lists whose order stands in the address; others are sorted at once. */
export function equipTables(place: ParentNode, onOrder: OnOrder | null): void {
  for (const table of place.querySelectorAll<HTMLTableElement>("table:not([data-equipped])")) {
    table.dataset["equipped"] = "";
    [...(table.tHead?.rows[0]?.cells ?? [])].forEach((heading, index) => {
      equipHeading(heading, () => {
        const order = nextOrder(orderOf(table), index + 1);
        if (onOrder === null) sortTable(table, order);
        else onOrder(order);
      });
    });
    const copy = make("button", { type: "button", class: "copy" }, "表をコピー");
    copy.setAttribute("aria-label", `表をコピー（${table.caption?.textContent ?? ""}）`);
    copy.addEventListener("click", () => {
      copyTable(table);
    });
    table.closest(".table")?.before(copy);
  }
}

function equipHeading(heading: HTMLTableCellElement, press: () => void): void {
  const button = make("button", { type: "button", class: "sort" }, ...heading.childNodes);
  button.addEventListener("click", press);
  heading.replaceChildren(button);
}

/** In which order a table stands. */
export function orderOf(table: HTMLTableElement): Order {
  const headings = [...(table.tHead?.rows[0]?.cells ?? [])];
  const at = headings.findIndex((heading) => heading.hasAttribute("aria-sort"));
  return at === -1 ? 0 : (at + 1) * (headings[at]?.getAttribute("aria-sort") === "descending" ? -1 : 1);
}
