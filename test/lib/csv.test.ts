import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCsv } from "../../pipeline/lib/csv.ts";
import { visibleText } from "../../pipeline/lib/visible-text.ts";

type Row = readonly (string | number | null)[];
const csvOf = (names: readonly string[], rows: readonly Row[]): string =>
  [
    ...toCsv(
      names.map((name, index) => ({ name, value: (row: Row) => row[index] ?? null })),
      rows,
    ),
  ].join("");

/** The cells after the heading line, as a CSV reader sees them. */
function parse(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let row: string[] = [];
  for (const [, quoted, plain = "", end] of csv.slice(1).matchAll(cell)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows.slice(1);
}

/** Takes away the guard, as a program that reads the data must. */
const unguard = (cell: string): string =>
  /^'+(?:\t|[\p{White_Space}\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠])./su.test(cell) ? cell.slice(1) : cell;

const cellOf = (value: string | number | null): string | undefined => parse(csvOf(["a"], [[value]]))[0]?.[0];

it("is UTF-8 with BOM, one heading line, CRLF at each end of line", () => {
  expect(csvOf(["a", "b"], [["一", 2]])).toBe("\uFEFFa,b\r\n一,2\r\n");
});

it("quotes what would break a line", () => {
  expect(csvOf(["a", "b", "c"], [["x,y", 'say "1"', "two\nlines"]])).toContain('"x,y","say ""1""","two\nlines"\r\n');
});

it("writes null as an empty cell and numbers bare, negative ones too", () => {
  expect(csvOf(["a", "b"], [[null, -3]])).toContain("\r\n,-3\r\n");
});

const INVISIBLE = [" ", "\u3000", "\n", "\r\n", "\u200B", "\uFEFF", "\u00A0", "\u2060", "\u00AD", "\n\u200B "] as const;

it.each([
  ...["=1+1", "+81-3", "-1", "@SUM(A1)", "\t=1", "＝1+1", "＋1", "－該当なし", "＠a"],
  ...INVISIBLE.map((lead) => `${lead}=1`),
])("%j gets a leading apostrophe: Excel would run it", (value) => {
  expect(cellOf(value)).toBe(`'${value}`);
});

it.each(["-", "－", "+", "〇", "△", "'quoted'", "a=b", "令和9年", " 令和9年", "\n二行目", "\u200Ba", " -"])(
  "%j stays as it is",
  (value) => {
    expect(cellOf(value)).toBe(value);
  },
);

it.each([
  ["\u001B[2J消えた", "\\u{1B}[2J消えた"],
  ["\u009B2J", "\\u{9B}2J"],
  ["\u202Exslx.pdf", "\\u{202E}xslx.pdf"],
  ["一\u2028二", "一\\u{2028}二"],
  ["\r=1", "\\u{D}=1"],
  ["一\r\n二\t三", "一\r\n二\t三"],
])("%j is shown as text", (value, shown) => {
  expect(cellOf(value)).toBe(shown);
});

describe("taking one apostrophe away", () => {
  const leading = fc.constantFrom(
    "",
    "'",
    "''",
    "=",
    "'=",
    "''=",
    "-",
    "'-",
    "'－",
    "\t",
    "@",
    ...INVISIBLE,
    "' =",
    "\u200E=",
  );
  const value = fc.tuple(leading, fc.string({ unit: "binary" })).map(([head, tail]) => head + tail);

  it("gives every text back", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1 }), (rows) => {
        expect(parse(csvOf(["a", "b"], rows)).map((row) => row.map(unguard))).toEqual(
          rows.map((row) => row.map(visibleText)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("no cell begins like a formula", () => {
    fc.assert(
      fc.property(value, (text) => {
        expect(cellOf(text)).not.toMatch(
          /^(?:\t|[\p{White_Space}\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠])./su,
        );
      }),
    );
  });
});

it("comes in parts, none of which cuts a line", () => {
  const parts = [
    ...toCsv(
      [{ name: "a", value: (row: string) => row }],
      Array.from({ length: 400_000 }, () => "十二文字の長さの文字列"),
    ),
  ];
  expect(parts.length).toBeGreaterThan(2);
  for (const part of parts) expect(part.endsWith("\r\n")).toBe(true);
  expect(parts.join("").split("\r\n")).toHaveLength(400_002);
});
