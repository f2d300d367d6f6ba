/** Lines that were meant for a heading, a directive, a table or bold letters, and would be printed as they were typed. */
import { WIDE } from "./brace-slips.ts";
import { shorten, type LineFault } from "./line-fault.ts";
import type { Vocabulary } from "./vocabulary.ts";

type Slip = Omit<LineFault, "line">;

/** Faults of the lines of one file; without comments and `{{…}}`. */
export function lineSlips(lines: readonly string[], { tables }: Pick<Vocabulary, "tables">): readonly LineFault[] {
  return lines.flatMap((text, index) => {
    const slip = headingSlip(text) ?? directiveSlip(text) ?? boldSlip(text) ?? tableSlip(lines, index, tables);
    return slip === null ? [] : [{ line: index + 1, ...slip }];
  });
}

function headingSlip(text: string): Slip | null {
  if (!/^\s*[#＃♯﹟]/u.test(text) || /^[ \t]*#{1,6}(?:[ \t]|$)/u.test(text)) return null;
  return {
    what: `見出しの書き方が違います（「${shorten(text)}」）`,
    fix: "行の先頭に半角の # を書き、半角の空白を入れてから見出しを書いてください（例: # 概要）。見出しでなければ、\\# と書いてください。",
  };
}

const NAMES = "table|chart|contents|pagebreak|cover|landscape|note|date|addressee|sender";
const MEANT = new RegExp(
  `^\\s*(?:[:：∷﹕]\\s*[:：∷﹕]|∷|[:：﹕]\\s*(?:${NAMES})(?![\\w-])|(?:table|chart)\\s*[{｛])`,
  "iu",
);
const LATER = new RegExp(`[:：∷﹕]\\s*(?:${NAMES})\\s*[{｛[［]`, "iu");
/** Name, label and attributes; or the end of a container. */
const DIRECTIVE = /^[ \t]*(?:::+[A-Za-z][\w-]*(?:\[.*\])?(\{[^{}]*\})?|:::+)[ \t]*$/u;

function directiveSlip(text: string): Slip | null {
  if (!MEANT.test(text)) return LATER.test(text) ? notFirst(text) : null;
  const directive = DIRECTIVE.exec(text);
  const wide = WIDE.exec(directive === null ? text : (directive[1] ?? ""));
  if (directive !== null && wide === null) return null;
  return {
    what: `指示の書き方が違います（「${shorten(text)}」${wide === null ? "" : `。全角の「${wide[0]}」など`}）`,
    fix: "行の先頭から、すべて半角で、::table{data=名前}、::contents[題]、:::note のように書き、後に何も続けないでください。",
  };
}

function notFirst(text: string): Slip {
  return {
    what: `指示が行の途中にあります（「${shorten(text)}」）`,
    fix: "::table{data=名前} などの指示は、行の先頭に書き、前後に空行を入れてください。",
  };
}

function boldSlip(text: string): Slip | null {
  const bold = Array.from(text.matchAll(/(?<![*＊])([*＊]{2,})[^*＊]+([*＊]{2,})/gu), ([whole]) => whole);
  const wide = bold.find((whole) => whole.includes("＊"));
  if (wide === undefined) return null;
  return { what: `太字の印が全角です（「${shorten(wide)}」）`, fix: "半角の ** で **語句** のように囲んでください。" };
}

/** Told once, at the first line of the table. */
function tableSlip(lines: readonly string[], index: number, tables: readonly string[]): Slip | null {
  const [before = "", text = "", after = ""] = [lines[index - 1], lines[index], lines[index + 1]];
  const starts = (isRow(text) && isRow(after)) || (hasPipe(text) && isRule(after));
  if (!starts || (hasPipe(before) && (isRow(before) || isRule(before)))) return null;
  return {
    what: `Markdownの表は使えません（「${shorten(text)}」）`,
    fix: `表は ::table{data=名前} で入れてください。使える名前: ${tables.join("、")}`,
  };
}

function hasPipe(text: string): boolean {
  return /[|｜]/u.test(text);
}

function isRow(text: string): boolean {
  const row = text.trim();
  return row.length > 2 && /^[|｜]/u.test(row) && /[|｜]$/u.test(row);
}

/** `|---|---|`, in all widths. */
function isRule(text: string): boolean {
  return hasPipe(text) && /[-－ー―─]{2}/u.test(text) && /^[\s|｜:：－ー―─-]+$/u.test(text);
}
