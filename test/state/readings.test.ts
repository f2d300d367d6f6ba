import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import * as z from "zod";
import { makePopulation } from "../../pipeline/demo/index.ts";
import { indexMeasures, normalizeSubmission } from "../../pipeline/forms/annex2/answers/index.ts";
import { readWorkbook } from "../../pipeline/workbook/read/index.ts";
import { FINDING_KINDS, type FindingCode } from "../../pipeline/model/finding.ts";
import type { Reading } from "../../pipeline/model/reading.ts";
import { submission as submissionSchema } from "../../pipeline/model/submission.ts";
import { decodeReading, encodeReading, packReadings, unpackReadings } from "../../pipeline/state/index.ts";
import { headerRows, tableRows } from "../build/annex2.ts";
import { catalog, FORM_FILE } from "../build/catalog.ts";
import { rawSheet, rawWorkbook } from "../build/raw-workbook.ts";

const context = { index: indexMeasures(catalog), inspected: catalog.measures, referenceDate: "2027-03-31" };

it("a reading comes back from its text as it was, under the path that it is asked for", () => {
  const rows = [
    ...headerRows({ code: "482013", name: "青葉市", inspected: "令和9年2月15日" }),
    ...tableRows({
      3: { mark: "△", remark: "令和9年9月末" },
      5: { mark: "●" },
      7: { mark: "" },
      9: { mark: "×" },
      11: { mark: "－", remark: "理由\n二行" },
    }),
    [3, null, "別の文言", null, "〇"],
    [95, null, "知らない措置", null, "〇"],
  ];
  const table = rawSheet("表", rows);
  const blank = rows.findIndex(([number]) => number === 7) + 1;
  const asides = [{ row: blank, column: 5, kind: "shape", text: "〇" }] as const;
  const workbook = rawWorkbook([{ ...table, asides }, rawSheet("控え", tableRows({}))], "2027-02-20T00:00:00.000Z");
  const submission = normalizeSubmission(workbook, "a.xlsx", context);
  if (submission === null) throw new Error("not read");
  const reading = { outcome: "submission", submission, unlocked: false } as const;
  expect(submission.answers.find(({ measure }) => measure === 7)?.aside).toEqual({ kind: "shape", text: "〇" });
  const text = encodeReading(reading);
  expect(decodeReading(text, "a.xlsx")).toEqual(reading);
  expect(decodeReading(text, "b.xlsx")).toEqual({ ...reading, submission: { ...submission, file: "b.xlsx" } });
});

it("a refusal comes back as it was", () => {
  const reading = { outcome: "refused", code: "file-unsupported", message: "中身は画像です。" } as const;
  expect(decodeReading(encodeReading(reading), "a.png")).toEqual(reading);
});

/** Values of a description, whatever fields it has: a new one is tried without a word here. */
function valuesOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodReadonly) return valuesOf(schema.unwrap());
  if (schema instanceof z.ZodNullable) return fc.option(valuesOf(schema.unwrap()));
  if (schema instanceof z.ZodArray) return fc.array(valuesOf(schema.element), { maxLength: 3 });
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) return fc.nat();
  // Halves of surrogates and line ends too.
  if (schema instanceof z.ZodString)
    return fc.array(fc.nat(0xffff), { maxLength: 5 }).map((units) => String.fromCharCode(...units));
  if (!(schema instanceof z.ZodObject)) throw new Error(`Nothing is known of ${schema._zod.def.type}.`);
  const fields: (readonly [string, z.core.$ZodType])[] = Object.entries(schema.shape);
  const values = fields.map(([name, field]) => [name, valuesOf(requiredOf(field))] as const);
  const requiredKeys = fields.filter(([, field]) => requiredOf(field) === field).map(([name]) => name);
  return fc.record(Object.fromEntries(values), { requiredKeys });
}

function requiredOf(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodExactOptional ? schema.unwrap() : schema;
}

const readings: fc.Arbitrary<Reading> = fc.oneof(
  fc.record({
    outcome: fc.constant("submission" as const),
    submission: valuesOf(submissionSchema).map((value) => submissionSchema.parse(value)),
    unlocked: fc.boolean(),
  }),
  fc.record({
    outcome: fc.constant("refused" as const),
    code: fc.constantFrom(...(Object.keys(FINDING_KINDS) as FindingCode[])),
    message: fc.string({ unit: "binary" }),
  }),
);

it("so does every reading there can be", () => {
  fc.assert(
    fc.property(readings, fc.string(), (reading, file) => {
      const there =
        reading.outcome === "refused" ? reading : { ...reading, submission: { ...reading.submission, file } };
      expect(decodeReading(encodeReading(reading), file)).toStrictEqual({ ...there });
    }),
  );
});

it("so does every submission of a country, and most share the objects of their plain answers", async () => {
  const files = [...makePopulation({ institutions: 40, seed: 3, form: readFileSync(FORM_FILE), catalog })];
  const books = files.filter(({ dialect }) => dialect !== null);
  const workbooks = await Promise.all(books.map(({ bytes }) => readWorkbook(bytes)));
  const read = workbooks
    .map((workbook, index) => normalizeSubmission(workbook, books[index]?.path ?? "", context))
    .filter((submission) => submission !== null);
  const decoded = read.map((submission) => {
    const back = decodeReading(encodeReading({ outcome: "submission", submission, unlocked: false }), submission.file);
    expect(back).toEqual({ outcome: "submission", submission, unlocked: false });
    return back.outcome === "submission" ? back.submission.answers : [];
  });
  expect(read.length).toBeGreaterThan(30);
  expect(new Set(decoded.flat()).size).toBeLessThan(decoded.flat().length / 2);
  // Nobody can change what others share.
  expect(decoded.flat().every((answer) => Object.isFrozen(answer) && Object.isFrozen(answer.mark))).toBe(true);
  const encoded = read.map((submission) => encodeReading({ outcome: "submission", submission, unlocked: false }));
  const packed = packReadings(encoded);
  expect(unpackReadings(packed).map(String)).toEqual(encoded.map(String));
  expect(1_788 * (packed.length / read.length + "0".repeat(64).length)).toBeLessThan(8_000_000);
});

it("what is no reading is never taken for one", () => {
  const submission = normalizeSubmission(rawWorkbook([rawSheet("表", tableRows({}))]), "a.xlsx", context);
  if (submission === null) throw new Error("not read");
  const text = Buffer.from(encodeReading({ outcome: "submission", submission, unlocked: false })).toString();
  const decode = (json: string) => decodeReading(Buffer.from(json), "a.xlsx");
  const altered = (from: string, to: string): string => {
    expect(text).toContain(from);
    return text.replace(from, to);
  };
  expect(decode(altered('"rawMark":"〇"', '"rawMark":"○"'))).toMatchObject({ outcome: "submission" });
  for (const odd of [
    altered('"kind":"implemented"', '"kind":"done"'),
    altered('"measure":1', '"measure":"1"'),
    altered('"remark":"",', ""),
    altered('"planned":null', '"planned":{}'),
    altered('"hasMacros":false', '"hasMacros":false,"more":1'),
    altered('"unlocked":false', '"unlocked":null'),
    '{"outcome":"refused","code":"nothing-known","message":""}',
    text.slice(0, 40),
    "",
  ])
    expect(() => decode(odd)).toThrow();
});
