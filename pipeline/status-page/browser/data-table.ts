/** Tables that the script draws: in the same form as those that stand in the page. */
import { make, type Child } from "./elements.ts";

/** A column; figures are sorted as numbers. */
export interface Heading {
  readonly text: string;
  readonly kind?: "number" | "name" | "short";
}

/** A cell; `sort` where its text is not what it is sorted by. */
export type Cell = Child | number | { readonly shown: readonly Child[]; readonly sort?: string };

/** Nothing but a sentence where there are no rows. */
export function dataTable(
  caption: string,
  headings: readonly Heading[],
  rows: readonly (readonly Cell[])[],
  none = "ありません。",
): HTMLElement {
  if (rows.length === 0) return make("p", {}, `${caption}：${none}`);
  const head = headings.map(({ text, kind }) => make("th", { scope: "col", ...classOf(kind) }, text));
  const body = rows.map((row) => make("tr", {}, ...row.map((cell, index) => toCell(cell, headings[index]?.kind))));
  const table = make(
    "table",
    {},
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, ...head)),
    make("tbody", {}, ...body),
  );
  return make("div", { class: "table", role: "region", "aria-label": caption, tabindex: "0" }, table);
}

function toCell(cell: Cell, kind: Heading["kind"]): HTMLElement {
  const { shown, sort: key } =
    typeof cell !== "object" ? { shown: [String(cell)] } : cell instanceof Node ? { shown: [cell] } : cell;
  const sort = key === undefined ? {} : { "data-sort": key };
  return kind === "name"
    ? make("th", { scope: "row", ...sort }, ...shown)
    : make("td", { ...classOf(kind), ...sort }, ...shown);
}

function classOf(kind: Heading["kind"]): Readonly<Record<string, string>> {
  return kind === undefined || kind === "name" ? {} : { class: kind };
}
