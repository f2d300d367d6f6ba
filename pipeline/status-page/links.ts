/** Links of the page: to its own views, and to papers beside it. */
import { fileAddress, formatAddress, type Address } from "./address.ts";
import { markup, type Markup } from "./markup.ts";
import type { Paper } from "./page-input.ts";

/** Within the page. */
export function linkTo(address: Address, text: string): Markup {
  return markup`<a href="${formatAddress(address)}">${text}</a>`;
}

/** To files in the outputs folder, each on a line of its own. */
export function paperLinks(papers: readonly Paper[]): Markup {
  return markup`${papers.map(({ label, path }) => markup`<a class="paper" href="${fileAddress(path)}">${label}</a> `)}`;
}

/** The page of an institution. */
export function institutionLink({ code, name }: { readonly code: string; readonly name: string }): Markup {
  return linkTo([["機関", code]], name);
}

/** The page of a supervising body. */
export function bodyLink({ code, name }: { readonly code: string; readonly name: string }): Markup {
  return linkTo([["取りまとめ機関", code]], name);
}
