/** What the page does when a script may run: one view at a time, lists that are narrowed down, tables that sort and copy, pages of institutions and measures. */
import { formatAddress, parseAddress, type Address } from "../address.ts";
import type { PageData } from "../page-data.ts";
import { make } from "./elements.ts";
import { equipTables } from "./equip-tables.ts";
import { loadData } from "./facts.ts";
import { openList, type List } from "./filter-list.ts";
import { institutionPage } from "./institution-page.ts";
import { bodyMeasures, measurePage } from "./measure-page.ts";

/** Shown at an address that names none. */
const FIRST = ["表示", "状況"] as const;

class Page {
  private readonly title = document.title;
  private readonly lists = new Map<HTMLElement, List | null>();
  private data: PageData | null = null;
  private shown: string | null = null;

  /** Shows what the address says. */
  show(): void {
    const [[key, value] = FIRST, ...state] = parseAddress(location.hash);
    const name = `${key}=${value}`;
    const view = viewOf(name);
    if (name !== this.shown) this.open(view, key, value);
    this.lists.get(view)?.apply(state);
    // On the way in, whoever reads aloud begins at the top of the page.
    if (this.shown !== null && name !== this.shown) view.querySelector("h2")?.focus();
    this.shown = name;
  }

  private open(view: HTMLElement, key: string, value: string): void {
    for (const other of document.querySelectorAll(".view.current")) other.classList.remove("current");
    view.classList.add("current");
    if (view.id === DETAILS) this.fill(view, key, value);
    for (const place of view.querySelectorAll<HTMLElement>(".measures-of:empty"))
      place.append(...bodyMeasures(place.dataset["body"] ?? "", this.loaded()));
    this.equip(view, (state) => {
      location.replace(formatAddress([[key, value], ...state]));
    });
    document.title = `${view.querySelector("h2")?.textContent ?? ""}　${this.title}`;
    markCurrent(key === "表示" ? value : key);
    scrollTo(0, 0);
  }

  private fill(view: HTMLElement, key: string, value: string): void {
    const page =
      key === "機関"
        ? institutionPage(value, this.loaded())
        : key === "措置"
          ? measurePage(value, this.loaded())
          : null;
    const heading = make("h2", { tabindex: "-1" }, page?.title ?? "見つかりません");
    view.replaceChildren(heading, ...(page?.parts ?? [make("p", {}, `「${value}」は、この取りまとめにありません。`)]));
  }

  /** Fields and headings of a list change the address, and the address the list: so a reload, or a colleague, sees the same. */
  private equip(view: HTMLElement, go: (state: Address) => void): void {
    const list = this.lists.get(view) ?? openList(view, go);
    this.lists.set(view, list);
    equipTables(view, list === null ? null : (order) => { go(list.state(order)); }); // prettier-ignore
  }

  private loaded(): PageData {
    return (this.data ??= loadData());
  }
}

/** Where what does not stand in the page is drawn. */
const DETAILS = "詳細";

/** Rows have addresses too, for those who read without a script. */
function viewOf(name: string): HTMLElement {
  const standing = document.getElementById(name);
  if (standing?.classList.contains("view") === true) return standing;
  return document.getElementById(DETAILS) ?? document.body;
}

function markCurrent(view: string): void {
  const current = formatAddress([["表示", view]]);
  for (const link of document.querySelectorAll("nav a"))
    if (link.getAttribute("href") === current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
}

const page = new Page();
addEventListener("hashchange", () => {
  page.show();
});
page.show();
