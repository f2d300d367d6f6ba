/** Whatever cells a workbook holds and wherever marks are put: it is read as before, and so it is when they are taken off. */
import fc from "fast-check";
import { it, expect } from "vitest";
import { cellAddress } from "../../../../pipeline/lib/cell-address.ts";
import { readWorkbook } from "../../../../pipeline/workbook/read/index.ts";
import { returnedBook, takeOffMarks, type Mark } from "../../../../pipeline/workbook/write/marks/index.ts";
import { changedParts } from "../../../build/packed-parts.ts";
import { notPlain, xlsx } from "../../../build/xlsx.ts";

const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("〇", "△", "_x0041_", "<a>&", "𠮷\n2", " "));
const rows = fc.array(fc.array(fc.option(fc.oneof(text, fc.integer())), { maxLength: 5 }), { maxLength: 8 });
const address = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 30 }));
const marks = fc.array(
  fc.record({ sheet: fc.constantFrom("表", "控え", "ない"), at: fc.option(address), found: text, fix: text }),
  { maxLength: 8 },
);

it("marks lose nothing", async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, marks, fc.boolean(), async (first, second, asked, isPlain) => {
      const written = await xlsx({ 表: { rows: first }, 控え: { rows: second, merges: ["B2:C3"] } });
      const bytes = isPlain ? written : notPlain(written);
      const request = {
        institution: "青葉市",
        cycle: "点検",
        marks: asked.map(({ sheet, at, found, fix }): Mark => ({
          sheet,
          cell: at === null ? "" : cellAddress(...at),
          measure: 1,
          found,
          fix,
        })),
      };
      const { bytes: sent, declined } = returnedBook(bytes, request);
      expect(declined).toBeNull();
      const original = await readWorkbook(bytes);
      expect(await readWorkbook(sent)).toEqual(original);
      expect(await readWorkbook(takeOffMarks(sent))).toEqual(original);
      const again = returnedBook(sent, request).bytes;
      expect(returnedBook(again, request).bytes).toEqual(again);
      const isTouched = /Content_Types|xl\/workbook|rels$|styles|comments|vmlDrawing|worksheets/u;
      expect(changedParts(bytes, sent).filter((path) => !isTouched.test(path))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
