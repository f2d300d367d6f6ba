/** docs/read-the-outputs.md says of every data file what its columns say of themselves. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { ColumnDoc } from "../../pipeline/data/column.ts";
import { exportData } from "../../pipeline/data/index.ts";
import { runResults } from "../build/run-results.ts";

const PAGE = readFileSync(new URL("../../docs/read-the-outputs.md", import.meta.url), "utf8");
const FORMATS: Readonly<Record<ColumnDoc["format"], string>> = {
  text: "文字",
  date: "日付",
  number: "数",
  list: "一覧",
};
const files = exportData(runResults({ decisions: [] }));

it.each(files.map(({ name, columns }) => [name, columns] as const))(
  "%s: each column, none besides, in order",
  (name, columns) => {
    expect(documentedColumns(name)).toEqual(
      columns.map(
        ({ name: column, heading, doc, format }) => `| ${column} | ${heading} | ${FORMATS[format]} | ${doc} |`,
      ),
    );
  },
);

it("has no section on a file that does not exist", () => {
  const sections = Array.from(
    PAGE.matchAll(/^### ([\w.-]+)(?:（.*)?\n+(?:(?!#).*\n)*?\| (?:列|項目) \| 日本語名 \|/gmu),
    ([, name]) => name,
  );
  expect(sections.toSorted()).toEqual(files.map(({ name }) => name).toSorted());
});

/** Lines of the first table below the heading `### <name>`, without marks of code and links. */
function documentedColumns(name: string): readonly string[] {
  const section = PAGE.split(/^#{2,3} /mu).find((part) => /^[\w.-]+/u.exec(part)?.[0] === name) ?? "";
  const table = /^\|.*\n\|[-|]+\n((?:\|.*\n?)*)/mu.exec(section)?.[1] ?? "";
  return table
    .trimEnd()
    .split("\n")
    .map((line) => line.replaceAll("`", "").replace(/\[([^\]]*)\]\([^)]*\)/gu, "$1"));
}
