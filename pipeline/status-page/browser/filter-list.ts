/** A list that is narrowed down and sorted by what stands in the address. */
import type { Address } from "../address.ts";
import { formatCount } from "../../lib/format-count.ts";
import { make } from "./elements.ts";
import { orderOf } from "./equip-tables.ts";
import { sortTable } from "./sort-table.ts";

const ORDER = "並び";
/** Of a long list so many rows are laid out, until somebody asks for all. */
const AT_FIRST = 200;
const ALL = "全件";

/** A list with its fields. */
export interface List {
  /** What the fields and the order say, as it follows in the address. */
  readonly state: (order?: number) => Address;
  /** Shows the list as an address says. */
  readonly apply: (state: Address) => void;
}

/** The list of a view; null where it has none. @param go called when somebody has changed a field. */
export function openList(view: Element, go: (state: Address) => void): List | null {
  const [form, table] = [view.querySelector("form"), view.querySelector("table")];
  if (form === null || table === null) return null;
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select")];
  const state: List["state"] = (order = orderOf(table)) => {
    const filled = fields.filter(({ value }) => value !== "").map(({ name, value }) => [name, value] as const);
    return order === 0 ? filled : [...filled, [ORDER, String(order)]];
  };
  form.addEventListener("input", () => {
    go(state());
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    go([]);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
  });
  const texts = new Map<HTMLTableRowElement, string>();
  const more = make("button", { type: "button", hidden: "" }, "残りも表示");
  more.addEventListener("click", () => {
    go([...state(), [ALL, "1"]]);
  });
  table.closest(".table")?.after(more);
  return {
    state,
    apply: (address) => {
      const wanted = new Map(address);
      for (const field of fields) {
        const value = wanted.get(field.name) ?? "";
        // Where it is as it is to be, whoever is typing is left alone.
        if (field.value !== value) field.value = value;
      }
      const order = Number(wanted.get(ORDER) ?? 0);
      if (Number.isInteger(order) && order !== orderOf(table)) sortTable(table, order);
      const rows = [...(table.tBodies[0]?.rows ?? [])];
      const found = narrow(rows, fields, texts);
      const most = wanted.has(ALL) ? Infinity : AT_FIRST;
      found.forEach((row, index) => row.classList.toggle("later", index >= most));
      more.hidden = found.length <= most;
      const count = `${formatCount(rows.length)}件のうち${formatCount(found.length)}件`;
      const words = more.hidden
        ? count
        : `${count}（はじめの${formatCount(most)}件を表示。コピーと印刷は${formatCount(found.length)}件すべて）`;
      form.querySelector(".found")?.replaceChildren(words);
    },
  };
}

/** Hides what is not looked for. @returns the rows that are left */
function narrow(
  rows: readonly HTMLTableRowElement[],
  [search, ...choices]: readonly (HTMLInputElement | HTMLSelectElement)[],
  texts: Map<HTMLTableRowElement, string>,
): readonly HTMLTableRowElement[] {
  const words = folded(search?.value ?? "")
    .split(/\s+/u)
    .filter((word) => word !== "");
  return rows.filter((row) => {
    const isFound = words.length === 0 || words.every((word) => textOf(row, texts).includes(word));
    row.hidden = !(isFound && choices.every((choice) => isChosen(choice, row)));
    return !row.hidden;
  });
}

/** All that a row says, and what stands in it to be found by only. */
function textOf(row: HTMLTableRowElement, texts: Map<HTMLTableRowElement, string>): string {
  const text = texts.get(row) ?? folded([...row.cells].map((cell) => `${cell.textContent} ${cell.dataset["keys"] ?? ""}`).join(" ")); // prettier-ignore
  texts.set(row, text);
  return text;
}

/** Whatever the width of letters, and whether kana are of this or that kind. */
function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

function isChosen(choice: HTMLInputElement | HTMLSelectElement, row: HTMLTableRowElement): boolean {
  if (choice.value === "") return true;
  const cell = row.cells[Number(choice.dataset["column"])];
  return (cell?.dataset["keys"] ?? cell?.textContent ?? "").split("|").includes(choice.value);
}
