/** Data files as readable lines: as they are, or, where they are very long, by institution and column. */
import { groupBy } from "../../pipeline/lib/group-by.ts";
import { digest } from "./digest.ts";

/** Characters. */
const LONG = 300_000;
/** A column with no more values than this is written as a row of letters. */
const FEW_VALUES = 8;

export function describeCsv(text: string): readonly string[] {
  const marks = [text.startsWith("\uFEFF") ? "BOM" : "no BOM", text.endsWith("\r\n") ? "CRLF" : "no CRLF at the end"];
  const body = text.replace(/^\uFEFF/u, "");
  const lines = body
    .split("\r\n")
    .slice(0, -1)
    .map((line) => line.replace(/\n/gu, "⏎"));
  return [marks.join(", "), ...(text.length > LONG ? describeLongCsv(lines) : lines)];
}

function describeLongCsv(lines: readonly string[]): readonly string[] {
  const [columns = [], ...rows] = lines.map(csvFields);
  const letters = columns.map((_, column) => lettersOf(rows.map((row) => row[column] ?? "")));
  const groups = groupBy(rows, ([first = ""]) => first);
  return [
    `${String(rows.length)} rows: ${columns.join(",")}`,
    ...columns.flatMap((name, column) => {
      const legend = letters[column];
      return legend === undefined
        ? []
        : [`  ${name}: ${[...legend].map(([value, letter]) => `${letter}=${value}`).join(" ")}`];
    }),
    ...Array.from(groups, ([first, members]) => {
      const columnTexts = columns.slice(1).map((name, index) => {
        const values = members.map((row) => row[index + 1] ?? "");
        const legend = letters[index + 1];
        return `${name} ${legend === undefined ? digest(values.join("\n")) : values.map((value) => legend.get(value) ?? "?").join("")}`;
      });
      return `${first} ×${String(members.length)}: ${columnTexts.join("; ")}`;
    }),
  ];
}

/** undefined when there are too many values. */
function lettersOf(values: readonly string[]): ReadonlyMap<string, string> | undefined {
  const distinct = [...new Set(values)].sort();
  if (distinct.length > FEW_VALUES) return undefined;
  return new Map(distinct.map((value, index) => [value, value === "" ? "-" : String.fromCharCode(97 + index)]));
}

function csvFields(line: string): readonly string[] {
  return Array.from(
    line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/gu),
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}

/** Objects and lists on one line where they fit. */
export function describeJson(value: unknown, indent = ""): readonly string[] {
  const whole = JSON.stringify(value);
  if (typeof value !== "object" || value === null || whole.length + indent.length <= 150) return [`${indent}${whole}`];
  const deeper = `${indent} `;
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  const inner = entries.flatMap(([key, each]) => {
    const [first = "", ...rest] = describeJson(each, deeper);
    return Array.isArray(value) ? [first, ...rest] : [`${deeper}${JSON.stringify(key)}: ${first.trimStart()}`, ...rest];
  });
  return [`${indent}${open}`, ...inner, `${indent}${close}`];
}

/** Without what differs from run to run, and without the digests of packed files, which differ from Node to Node. */
export function describeRecord(text: string, packed: ReadonlySet<string>): readonly string[] {
  const record = JSON.parse(text, (key: string, value: unknown) => {
    if (key === "times" || key === "repeated") return undefined;
    const isPacked =
      typeof value === "object" &&
      value !== null &&
      "path" in value &&
      typeof value.path === "string" &&
      packed.has(value.path);
    return isPacked && "sha256" in value ? { ...value, sha256: "of packed bytes" } : value;
  }) as unknown;
  return describeJson(record);
}
