/** Braces as an IME leaves them: `｛｛…｝｝`, one instead of two, or full-width letters within. */
import { shorten, type LineFault } from "./line-fault.ts";

/** Opening braces, what is between, closing ones; begins where a run of braces begins. */
const BRACES = /(?<![{｛])([{｛]+)([^{}｛｝]*)([}｝]+)/gu;
/** Two side by side, one of them full-width or with a space between. */
const PAIR = /[{｛]｛|｛\{|[}｝]｝|｝\}|[{｛][ 　]+[{｛]|[}｝][ 　]+[}｝]/u;
const ATTRIBUTES = /[:：∷]\s*[A-Za-zＡ-Ｚａ-ｚ-]+(?:[[［].*[\]］])?$/u;
/** What looks like ASCII and is not, and the quotation marks that word processors put. */
export const WIDE = /[！-～“”„‘’「」]/u;

/**
 * Faults of the lines of one file; without comments.
 *
 * @param names all that a wording of this kind may use
 */
export function braceSlips(lines: readonly string[], names: ReadonlySet<string>): readonly LineFault[] {
  return lines.flatMap((text, index) => {
    const slip = slipOf(text, names);
    return slip === null ? [] : [{ line: index + 1, ...slip }];
  });
}

type Slip = Omit<LineFault, "line">;

function slipOf(text: string, names: ReadonlySet<string>): Slip | null {
  for (const { 0: whole, 1: open = "", 2: inner = "", 3: close = "", index } of text.matchAll(BRACES)) {
    if (/^\{\{\{?$/u.test(open) && close.startsWith("}}")) {
      const wide = WIDE.exec(inner);
      if (wide !== null && !/｝/u.test(close)) return wideInside(whole, wide[0]);
    }
    if (!ATTRIBUTES.test(text.slice(0, index)) && isSingle(open, close, inner, names)) return single(whole, inner);
  }
  const pair = PAIR.exec(text);
  return pair === null ? null : wideBraces(text.slice(pair.index));
}

/** A name or `#if` that does not stand in two braces on both sides. */
function isSingle(open: string, close: string, inner: string, names: ReadonlySet<string>): boolean {
  if (open.length > 1 && close.length > 1) return false;
  const name = inner.normalize("NFKC").trim();
  return names.has(name.replace(/^(?:\.\.\/)+/u, "")) || /^(?:[#/^]\s*(?:if|unless|each)\b|else$)/u.test(name);
}

function wideInside(whole: string, letter: string): Slip {
  return {
    what: `「${shorten(whole)}」の中に全角の文字「${letter}」があります`,
    fix: "{{ と }} の間は、すべて半角で書いてください（引用符は要りません）。",
  };
}

function single(whole: string, inner: string): Slip {
  return {
    what: `「${shorten(whole)}」の波かっこの数か文字が違います`,
    fix: `{{${shorten(inner.normalize("NFKC"))}}} のように、半角の波かっこを前後に2つずつ書いてください。`,
  };
}

function wideBraces(rest: string): Slip {
  return {
    what: `全角又は離れた波かっこがあります（「${shorten(rest)}」）`,
    fix: "半角の {{ と }} を、間を空けずに書いてください。",
  };
}
