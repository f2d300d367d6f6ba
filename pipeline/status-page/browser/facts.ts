/** The data of the page, and what pages made of it have in common. */
import { formatWareki } from "../../lib/japanese/wareki.ts";
import { ANSWER_KINDS, type AnswerKind } from "../../model/answer-kind.ts";
import { ANSWER_LETTERS } from "../../model/resubmission.ts";
import { fileAddress, formatAddress, type Address } from "../address.ts";
import type { MeasureData, PageData } from "../page-data.ts";
import type { Paper } from "../page-input.ts";
import type { Cell } from "./data-table.ts";
import { make, type Child } from "./elements.ts";

/** Parsed when something is first made of it. */
export function loadData(): PageData {
  // The run that wrote this script has written the data beside it.
  return JSON.parse(document.getElementById("data")?.textContent ?? "") as PageData;
}

/** A link within the page. */
export function link(address: Address, text: string): HTMLElement {
  return make("a", { href: formatAddress(address) }, text);
}

/** A link to a file beside the page. */
export function paperLink({ label, path }: Paper): HTMLElement {
  return make("a", { class: "paper", href: fileAddress(path) }, label);
}

/** A day, sorted as such; a dash for none. */
export function day(iso: string, suffix = ""): Cell {
  return { shown: [iso === "" ? "" : formatWareki(iso) + suffix], sort: iso };
}

/** When a △ is to be put in place; it says where that day has passed. */
export function plannedDay(iso: string, asOf: string): Cell {
  return day(iso, iso !== "" && iso < asOf ? "（超過）" : "");
}

/** The kind of answer that a letter stands for. */
export function answerOf(letter: string | undefined): AnswerKind {
  return ANSWER_KINDS.find((kind) => ANSWER_LETTERS[kind] === letter) ?? "missing";
}

/** Texts one below the other. */
export function lines(...texts: readonly string[]): readonly Child[] {
  return texts.filter((text) => text !== "").map((text) => make("div", {}, text));
}

/** A measure by its title, in the order of the form. */
export function titleLink({ number, title }: MeasureData): Cell {
  return { shown: [link([["措置", String(number)]], title)], sort: String(number).padStart(4, "0") };
}

/** `No.12`; empty for a file as a whole. */
export function measureLink(number: number): Cell {
  if (number === 0) return "";
  return { shown: [link([["措置", String(number)]], `No.${String(number)}`)], sort: String(number).padStart(4, "0") };
}
