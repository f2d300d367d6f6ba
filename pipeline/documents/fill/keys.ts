/** What stands between `{{` and `}}` in a Word file of the office: where it is, and what it may be. */
import { shorten } from "../wording/line-fault.ts";
import { suggestName } from "../wording/nearest-name.ts";
import type { Vocabulary } from "../wording/vocabulary.ts";

/** What the keys of a letter are filled with; `{{指摘.セル}}` is the value セル of each entry of the list 指摘. */
export type KeyNames = Pick<Vocabulary, "texts" | "counts" | "lists">;

/** A key as it stands in the text of a paragraph. */
export interface Key {
  readonly from: number;
  readonly to: number;
  /** The list that it belongs to; null for a single value. */
  readonly list: string | null;
  readonly name: string;
}

/** What is wrong with a paragraph, in plain Japanese. */
export interface KeySlip {
  readonly what: string;
  readonly fix: string;
}

/** Braces of either width: an IME leaves `｛｛`, and spaces between. */
const BRACED = /[{｛][ 　]?[{｛][{｛]?([^{}｛｝]*)[}｝]?[}｝][ 　]?[}｝]/gu;
const LEFT_OVER = /[{｛][ 　]?[{｛]|[}｝][ 　]?[}｝]/u;
const SINGLE = /[{｛]([^{}｛｝]*)[}｝]/gu;
/** What a word processor puts around words by itself, and what people put around names. */
const QUOTES = /[\s"'“”„‘’「」『』]/gu;

/** All keys of a paragraph's text; what is none is in `slips`. */
export function findKeys(text: string, names: KeyNames, slips: KeySlip[]): readonly Key[] {
  if (!/[{｛}｝]/u.test(text)) return [];
  const keys: Key[] = [];
  for (const { 0: whole, 1: inner = "", index } of text.matchAll(BRACED)) {
    const key = resolve(inner, names);
    if (key === null) slips.push(unknownKey(whole, inner, names));
    else keys.push({ from: index, to: index + whole.length, ...key });
  }
  const rest = text.replace(BRACED, "");
  const [left] = LEFT_OVER.exec(rest) ?? [];
  if (left !== undefined)
    slips.push({
      what: `「${shorten(text)}」の波かっこが対になっていません`,
      fix: "{{名前}} のように、波かっこを前後に2つずつ書いてください。",
    });
  else
    for (const [whole, inner = ""] of rest.matchAll(SINGLE)) {
      if (resolve(inner, names) !== null)
        slips.push({
          what: `「${shorten(whole)}」の波かっこの数が違います`,
          fix: `{{${fold(inner)}}} のように、波かっこを前後に2つずつ書いてください。`,
        });
    }
  return keys;
}

/** Widths, spaces and quotation marks are no difference; no name has any. */
function fold(inner: string): string {
  return inner.normalize("NFKC").replace(QUOTES, "").replaceAll("・", ".");
}

function resolve(inner: string, { texts, counts, lists }: KeyNames): Pick<Key, "list" | "name"> | null {
  const key = fold(inner);
  const single = [...texts, ...counts].find((name) => fold(name) === key);
  if (single !== undefined) return { list: null, name: single };
  for (const [list, columns] of Object.entries(lists)) {
    const name = columns.find((column) => fold(`${list}.${column}`) === key);
    if (name !== undefined) return { list, name };
  }
  return null;
}

function unknownKey(whole: string, inner: string, names: KeyNames): KeySlip {
  const known = allKeys(names);
  return {
    what: `「${shorten(whole)}」という差し込みの名前はありません`,
    fix: `${suggestName(fold(inner), known) || suggestBySigns(fold(inner), known)}使える名前: ${known.join("、")}`,
  };
}

/** Names are a few kanji long: one that is written in kana, or turned about, shares two signs with the one that is meant. */
function suggestBySigns(given: string, known: readonly string[]): string {
  const shared = (name: string): number => new Set(Array.from(name).filter((sign) => given.includes(sign))).size;
  const [best] = [...known].sort((a, b) => shared(b) - shared(a) || a.length - b.length);
  return best === undefined || shared(best) < 2 ? "" : `「${best}」ではありませんか。`;
}

/** As they are written between braces. */
function allKeys({ texts, counts, lists }: KeyNames): readonly string[] {
  return [
    ...texts,
    ...counts,
    ...Object.entries(lists).flatMap(([list, columns]) => columns.map((column) => `${list}.${column}`)),
  ];
}
