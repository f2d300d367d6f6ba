/** datapackage.json: what the data files hold, for programs (Frictionless Data Package, with a Table Schema for each file). */
import { visibleJson } from "../lib/visible-text.ts";
import type { ColumnDoc } from "./column.ts";
import type { TableDoc } from "./table.ts";

/** File name below outputs/data/. */
export const DATA_PACKAGE = "datapackage.json";

/** Types of Table Schema. A code is a string, whatever its digits. */
const TYPES: Readonly<Record<ColumnDoc["format"], string>> = {
  text: "string",
  date: "date",
  number: "integer",
  list: "array",
};

/** Its text. @param title 点検名 @param files that stand beside it */
export function describeData(title: string, files: readonly TableDoc[]): string {
  const names = new Set(files.map(({ name }) => name));
  const resources = files.map((file) => resourceOf(file, names));
  return `${visibleJson({ name: "annex2-rollup", title, resources }, 1)}\n`;
}

function resourceOf({ name, columns, key = [], references = [] }: TableDoc, names: ReadonlySet<string>) {
  const [stem, format] = partsOf(name);
  // A schema that refers to a table which is not there would be faulty.
  const foreignKeys = references
    .filter(({ table }) => names.has(table))
    .map((reference) => ({
      fields: reference.columns,
      reference: { resource: partsOf(reference.table)[0], fields: reference.key },
    }));
  return {
    name: stem,
    path: name,
    format,
    mediatype: format === "csv" ? "text/csv" : "application/json",
    encoding: "utf-8",
    ...(format === "csv" ? { profile: "tabular-data-resource" } : {}),
    schema: {
      fields: columns.map(({ name: field, heading, doc, format: held }) => ({
        name: field,
        type: TYPES[held],
        title: heading,
        description: doc,
        ...(key.includes(field) ? { constraints: { required: true } } : {}),
      })),
      missingValues: [""],
      ...(key.length > 0 ? { primaryKey: key } : {}),
      ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
    },
  };
}

function partsOf(file: string): readonly [stem: string, format: string] {
  const dot = file.lastIndexOf(".");
  return [file.slice(0, dot), file.slice(dot + 1)];
}
