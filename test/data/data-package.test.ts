/** datapackage.json says of every data file what its columns say of themselves, and names no table or column that is not there. */
import { expect, it } from "vitest";
import * as z from "zod";
import { describeData, exportData } from "../../pipeline/data/index.ts";
import { runResults } from "../build/run-results.ts";

const dataPackage = z.strictObject({
  name: z.string().regex(/^[-a-z0-9._/]+$/u),
  title: z.string(),
  resources: z.array(
    z.strictObject({
      name: z.string().regex(/^[-a-z0-9._/]+$/u),
      path: z.string(),
      format: z.enum(["csv", "json"]),
      mediatype: z.enum(["text/csv", "application/json"]),
      encoding: z.literal("utf-8"),
      profile: z.literal("tabular-data-resource").optional(),
      schema: z.strictObject({
        fields: z.array(
          z.strictObject({
            name: z.string(),
            type: z.enum(["string", "date", "integer", "array"]),
            title: z.string().min(1),
            description: z.string().min(1),
            constraints: z.strictObject({ required: z.literal(true) }).optional(),
          }),
        ),
        missingValues: z.tuple([z.literal("")]),
        primaryKey: z.array(z.string()).min(1).optional(),
        foreignKeys: z
          .array(
            z.strictObject({
              fields: z.array(z.string()),
              reference: z.strictObject({ resource: z.string(), fields: z.array(z.string()) }),
            }),
          )
          .min(1)
          .optional(),
      }),
    }),
  ),
});

const files = exportData(runResults({ decisions: [] }));
const { resources } = dataPackage.parse(JSON.parse(describeData("点検", files)));
const fieldsOf = (name: string) =>
  resources.find((resource) => resource.name === name)?.schema.fields.map((field) => field.name) ?? [];

it("has each file, and each of its columns in order", () => {
  expect(resources.map(({ path, schema }) => [path, schema.fields.map(({ name }) => name)])).toEqual(
    files.map(({ name, columns }) => [name, columns.map((column) => column.name)]),
  );
});

it("calls codes text, days dates and numbers whole", () => {
  const typeOf = (name: string, column: string) =>
    resources.find((resource) => resource.name === name)?.schema.fields.find((field) => field.name === column)?.type;
  expect(typeOf("answers", "institution_code")).toBe("string");
  expect(typeOf("answers", "planned_on")).toBe("date");
  expect(typeOf("answers", "measure")).toBe("integer");
  expect(typeOf("rollup", "measures")).toBe("array");
});

it.each(resources.map(({ name, schema }) => [name, schema] as const))("%s: keys are columns", (name, schema) => {
  expect(fieldsOf(name)).toEqual(expect.arrayContaining([...(schema.primaryKey ?? [])]));
  for (const { fields, reference } of schema.foreignKeys ?? []) {
    expect(fieldsOf(name)).toEqual(expect.arrayContaining(fields));
    expect(fieldsOf(reference.resource)).toEqual(expect.arrayContaining(reference.fields));
    const target = resources.find((resource) => resource.name === reference.resource);
    expect(target?.schema.primaryKey).toEqual(reference.fields);
  }
});

it("names keys of the tables that have them", () => {
  expect(Object.fromEntries(resources.map(({ name, schema }) => [name, schema.primaryKey ?? []]))).toEqual({
    files: ["path"],
    submissions: ["institution_code"],
    answers: ["institution_code", "measure"],
    findings: [],
    changes: [],
    decisions: ["row"],
    measures: ["measure"],
    rollup: ["code"],
  });
});

it("refers to no table that is left out", () => {
  const some = files.filter(({ name }) => name !== "measures.csv");
  const keys = dataPackage
    .parse(JSON.parse(describeData("点検", some)))
    .resources.flatMap(({ schema }) => schema.foreignKeys ?? []);
  expect(keys.map(({ reference }) => reference.resource)).toEqual(["submissions", "submissions"]);
});
