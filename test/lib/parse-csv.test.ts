import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCsv } from "../../pipeline/lib/csv.ts";
import { parseCsv } from "../../pipeline/lib/parse-csv.ts";

describe("CSV is read back", () => {
  it.each<[string, string, readonly (readonly string[])[]]>([
    [
      "cells",
      "a,b\r\n1,\r\n",
      [
        ["a", "b"],
        ["1", ""],
      ],
    ],
    ["quotes, commas and line ends in a cell", '"a,""b""\n"\n', [['a,"b"\n']]],
    ["a mark of byte order, lines that a single letter ends, none at the end", "\uFEFFa\rb", [["a"], ["b"]]],
    ["a formula made safe", "'=1,-,''=2", [["=1", "-", "'=2"]]],
    ["nothing", "", []],
    ["a quote that nobody closes", '"a,b\nc', [["a,b\nc"]]],
  ])("%s", (_, text, rows) => {
    expect([...parseCsv(text)]).toEqual(rows);
  });

  it("as it was written", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "あ", ",", '"', "\n", "=", "'", "-", " ") });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (rows) => {
        const columns = [0, 1].map((at) => ({
          name: `c${String(at)}`,
          value: (row: readonly string[]) => row[at] ?? "",
        }));
        expect([...parseCsv([...toCsv(columns, rows)].join(""))]).toEqual([["c0", "c1"], ...rows]);
      }),
    );
  });
});
