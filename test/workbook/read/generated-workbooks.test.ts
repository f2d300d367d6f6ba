/**
 * Generated workbooks, spelled in every way that XML allows, read by three readers: what they show is known beforehand. Ours must
 * show it both ways; where SheetJS does not, one of its known faults must be at hand.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { cellAddress } from "../../../pipeline/lib/cell-address.ts";
import type { BookContent } from "../../../pipeline/model/raw-workbook.ts";
import { UnreadableWorkbookError } from "../../../pipeline/workbook/read/index.ts";
import { formatNumber, readWithLibrary } from "../../../pipeline/workbook/read/library/index.ts";
import {
  NotPlain,
  readPlainXlsx,
  readXlsx,
  readXlsxAsAnyXml,
  type XlsxReader,
} from "../../../pipeline/workbook/read/xlsx/index.ts";
import { MAIN, rawXlsx } from "../../build/raw-xlsx.ts";
import { partsOf } from "../../build/xlsx.ts";

/** How a document is written; none of it may change what it says. */
interface Spelling {
  readonly prefix: "" | "x:";
  readonly namespace: "transitional" | "strict";
  readonly quote: '"' | "'";
  readonly letters: "as they are" | "by number" | "in sections";
  readonly comments: boolean;
  readonly lines: boolean;
  readonly encoding: "utf-8" | "utf-8 with mark" | "utf-16";
  readonly addresses: "usual" | "small" | "none";
}

type Cell =
  | { readonly kind: "shared" | "inline" | "formula text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "empty value" | "blank" };

interface Book {
  readonly cells: readonly (readonly Cell[])[];
  readonly spelling: Spelling;
}

const TEXTS = ["〇", "△", "東京", "𠮷野家", "a<b & \"c\" 'd'", " 未定 ", "一\n二", "]]>", "<si>", "", "　"];
const text = fc.constantFrom(...TEXTS);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("shared" as const), text }) },
  fc.record({ kind: fc.constantFrom("inline" as const, "formula text" as const), text }),
  fc.record({ kind: fc.constant("number" as const), value: fc.constantFrom(0, 1, 92, -3, 0.5, 1e15) }),
  fc.record({ kind: fc.constant("boolean" as const), value: fc.boolean() }),
  fc.record({ kind: fc.constantFrom("empty value" as const, "blank" as const) }),
);
const spelling: fc.Arbitrary<Spelling> = fc.record({
  prefix: fc.constantFrom("", "x:"),
  namespace: fc.constantFrom("transitional", "strict"),
  quote: fc.constantFrom('"', "'"),
  letters: fc.constantFrom("as they are", "by number", "in sections"),
  comments: fc.boolean(),
  lines: fc.boolean(),
  encoding: fc.constantFrom("utf-8", "utf-8 with mark", "utf-16"),
  addresses: fc.constantFrom("usual", "small", "none"),
});
const PLAIN: Spelling = {
  prefix: "",
  namespace: "transitional",
  quote: '"',
  letters: "as they are",
  comments: false,
  lines: false,
  encoding: "utf-8",
  addresses: "usual",
};
/** Usual but for one or two things: a document that is odd in all of them hides what each does. */
const nearlyPlain = fc
  .tuple(spelling, fc.subarray(Object.keys(PLAIN), { maxLength: 2 }))
  .map(([odd, names]): Spelling => ({
    ...PLAIN,
    ...Object.fromEntries(Object.entries(odd).filter(([name]) => names.includes(name))),
  }));
const book: fc.Arbitrary<Book> = fc.record({
  cells: fc.array(fc.array(cell, { maxLength: 4 }), { minLength: 1, maxLength: 6 }),
  spelling: fc.oneof(nearlyPlain, spelling),
});

const attributes = (values: Readonly<Record<string, string>>, { quote }: Spelling): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}=${quote}${value}${quote}`)
    .join("");

function letters(shown: string, { letters: way }: Spelling): string {
  if (way === "in sections" && shown !== "") return `<![CDATA[${shown.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
  const number = (letter: string): string => `&#${String(letter.codePointAt(0))};`;
  if (way === "by number") return Array.from(shown, number).join("");
  return shown.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function write(name: string, values: Readonly<Record<string, string>>, content: string, spelled: Spelling): string {
  const { prefix, comments, lines } = spelled;
  const before =
    (lines && /^(?:row|c|si)$/u.test(name) ? "\n  " : "") +
    (comments && name === "si" ? "<!-- <si><t>x</t></si> -->" : "");
  const start = `${before}<${prefix}${name}${attributes(values, spelled)}`;
  return content === "" ? `${start}/>` : `${start}>${content}</${prefix}${name}>`;
}

function cellXml(one: Cell, address: Readonly<Record<string, string>>, table: string[], spelled: Spelling): string {
  const element = (name: string, content: string): string => write(name, {}, content, spelled);
  const c = (type: string | null, content: string): string =>
    write("c", { ...(type !== null && { t: type }), ...address }, content, spelled);
  switch (one.kind) {
    case "shared":
      return c("s", element("v", String(table.push(one.text) - 1)));
    case "inline":
      return c("inlineStr", element("is", element("t", letters(one.text, spelled))));
    case "formula text":
      return c("str", element("f", "A1") + element("v", letters(one.text, spelled)));
    case "number":
      return c(null, element("v", String(one.value)));
    case "boolean":
      return c("b", element("v", one.value ? "1" : "0"));
    case "empty value":
      return c("s", element("v", ""));
    case "blank":
      return c(null, "");
  }
}

function toBytes({ cells, spelling: spelled }: Book): Uint8Array {
  const table: string[] = [];
  const rows = cells.map((row, rowIndex) => {
    const content = row.map((one, columnIndex) => {
      const address = cellAddress(rowIndex + 1, columnIndex + 1);
      const r = { usual: address, small: address.toLowerCase(), none: null }[spelled.addresses];
      return cellXml(one, r === null ? {} : { r }, table, spelled);
    });
    return write("row", spelled.addresses === "none" ? {} : { r: String(rowIndex + 1) }, content.join(""), spelled);
  });
  const items = table.map((shown) =>
    write("si", {}, shown === "" ? "" : write("t", {}, letters(shown, spelled), spelled), spelled),
  );
  return rawXlsx({
    "xl/worksheets/sheet1.xml": document("worksheet", write("sheetData", {}, rows.join(""), spelled), spelled),
    "xl/sharedStrings.xml": document("sst", items.join(""), spelled),
  });
}

function document(root: string, content: string, { prefix, namespace, encoding }: Spelling): Uint8Array {
  const usual = namespace === "strict" ? 'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"' : MAIN;
  const bound = prefix === "" ? usual : usual.replace("xmlns", "xmlns:x");
  const xml = `<${prefix}${root} ${bound}>${content}</${prefix}${root}>`;
  if (encoding === "utf-16") return new Uint8Array(Buffer.from(`\uFEFF${xml}`, "utf16le"));
  return new Uint8Array(Buffer.from(encoding === "utf-8" ? xml : `\uFEFF${xml}`, "utf8"));
}

/** What a person sees, from what was written down alone. */
function expected({ cells }: Book): readonly string[] {
  return cells.flatMap((row, rowIndex) =>
    row.flatMap((one, columnIndex) => {
      const shown = shownBy(one);
      return shown.trim() === "" ? [] : [`${cellAddress(rowIndex + 1, columnIndex + 1)}=${shown}`];
    }),
  );
}

function shownBy(one: Cell): string {
  if ("text" in one) return one.text;
  if (one.kind === "number") return one.value === 1e15 ? "1E+15" : String(one.value);
  return one.kind === "boolean" ? String(one.value).toUpperCase() : "";
}

const shown = (content: BookContent | null): readonly string[] =>
  (content?.sheets ?? []).flatMap(({ cells }) => cells.map((one) => `${cellAddress(one.row, one.column)}=${one.text}`));

function readBy(reader: XlsxReader, bytes: Uint8Array): readonly string[] | null {
  try {
    return shown(reader(partsOf(bytes), formatNumber));
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

interface Fault {
  readonly what: string;
  readonly isAtHand: (book: Book) => boolean;
  readonly example: Cell;
  readonly spelled?: Partial<Spelling>;
}

const stored = (kind: "shared" | "formula text", shows: string): Cell => ({ kind, text: shows });

/** Where SheetJS shows something else, one of these is the case; XML 1.0 and ISO/IEC 29500 say that we are right. */
const FAULTS_OF_SHEETJS: readonly Fault[] = [
  {
    what: "an empty string is 'undefined' and shifts all that follow",
    isAtHand: ({ cells }) => holds(cells, isShared(/^$/u)),
    example: stored("shared", ""),
    spelled: { quote: "'" },
  },
  {
    what: "strings in comments are counted",
    isAtHand: ({ cells, spelling: { comments } }) => comments && holds(cells, isShared(/^/u)),
    example: stored("shared", "〇"),
    spelled: { comments: true },
  },
  {
    what: "<si> in a section is a string",
    isAtHand: ({ cells, spelling: way }) => way.letters === "in sections" && holds(cells, isShared(/<si>/u)),
    example: stored("shared", "<si>"),
    spelled: { letters: "in sections" },
  },
  {
    what: "letters beyond 65535 by their number are others",
    isAtHand: byNumber((one) => "text" in one && one.text.includes("𠮷")),
    example: stored("shared", "𠮷野家"),
    spelled: { letters: "by number" },
  },
  {
    what: "a formula's letters by their number lose half of it",
    isAtHand: byNumber((one) => one.kind === "formula text"),
    example: stored("formula text", "東京"),
    spelled: { letters: "by number" },
  },
  {
    what: "an empty row without number is not counted",
    isAtHand: ({ cells, spelling: { addresses } }) => addresses === "none" && cells.some((row) => row.length === 0),
    example: stored("shared", "〇"),
    spelled: { addresses: "none" },
  },
  {
    what: "a cell with an address in small letters is lost",
    isAtHand: ({ spelling: { addresses } }) => addresses === "small",
    example: stored("shared", "〇"),
    spelled: { addresses: "small" },
  },
];

function isShared(shows: RegExp): (one: Cell) => boolean {
  return (one) => one.kind === "shared" && shows.test(one.text);
}

function byNumber(has: (one: Cell) => boolean): (book: Book) => boolean {
  return ({ cells, spelling: { letters: way } }) => way === "by number" && holds(cells, has);
}

function holds(cells: Book["cells"], has: (one: Cell) => boolean): boolean {
  return cells.some((row) => row.some(has));
}

it("our two ways show what was written, and SheetJS too but for its known faults", () => {
  let plain = 0;
  fc.assert(
    fc.property(book, (written) => {
      const bytes = toBytes(written);
      const cells = expected(written);
      expect(readBy(readXlsx, bytes)).toEqual(cells);
      expect(readBy(readXlsxAsAnyXml, bytes)).toEqual(cells);
      const fast = readBy(readPlainXlsx, bytes);
      if (fast !== null) {
        plain++;
        expect(fast).toEqual(cells);
      }
      const other = JSON.stringify(theirs(bytes));
      if (other !== JSON.stringify(cells))
        expect(
          FAULTS_OF_SHEETJS.some(({ isAtHand }) => isAtHand(written)),
          other,
        ).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(plain).toBeGreaterThan(30);
});

it.each(FAULTS_OF_SHEETJS)("SheetJS still does it: $what", ({ isAtHand, example, spelled = {} }) => {
  const written = { cells: [[], [example, stored("shared", "△")]], spelling: { ...PLAIN, ...spelled } };
  expect(isAtHand(written)).toBe(true);
  const bytes = toBytes(written);
  expect(theirs(bytes)).not.toEqual(expected(written));
  expect(readBy(readXlsx, bytes)).toEqual(expected(written));
});

function theirs(bytes: Uint8Array): readonly string[] | null {
  try {
    return shown(readWithLibrary(bytes));
  } catch (error) {
    if (error instanceof UnreadableWorkbookError) return null;
    throw error;
  }
}
