/** Parquet files read back by the library's other half: years in order, codes as text, dates as dates, empty as null. */
import { parquetReadObjects } from "hyparquet";
import { expect, it } from "vitest";
import { exportData, PARQUET_TABLES, toParquet, type PastTable } from "../../pipeline/data/index.ts";
import { catalog } from "../build/catalog.ts";
import { registry } from "../build/registry.ts";
import { answers, finding, result } from "../build/results.ts";
import { runResults } from "../build/run-results.ts";
import { AOBA, TSUKIMI } from "../build/submission.ts";

const given = answers([1, 2], {
  1: { kind: "planned", on: "2027-09-30", remark: "=令和9年9月, 「予定」", rawMark: "△" },
  2: { kind: "implemented", rawMark: "〇" },
});
const results = runResults({
  institutions: [
    result({ ...AOBA, code: "012017" }, given, {
      findings: [finding("submission-late", { institutionCode: "012017" })],
    }),
    result(TSUKIMI, null),
  ],
  registry: registry([AOBA, TSUKIMI]),
  catalog,
});
const present = { cycle: "令和8年度 定期点検", asOf: "2027-03-31", results };
const tableOf = (source: string) => {
  const table = PARQUET_TABLES.find((each) => each.source === source);
  if (table === undefined) throw new Error(source);
  return table;
};
const rowsOf = async (bytes: Uint8Array) => {
  const { buffer, byteOffset, byteLength } = bytes;
  return parquetReadObjects({ file: buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer });
};

it("holds what the CSV file holds", async () => {
  const rows = await rowsOf(toParquet(tableOf("answers.csv"), [], present));
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    cycle: "令和8年度 定期点検",
    cycle_as_of: new Date("2027-03-31"),
    institution_code: "012017",
    measure: 1,
    answer: "planned",
    planned_on: new Date("2027-09-30"),
    remark: "=令和9年9月, 「予定」",
  });
  expect(rows[1]).toMatchObject({ measure: 2, planned_on: null, remark: null });
  expect(Object.keys(rows[0] ?? {})).toEqual([
    "cycle",
    "cycle_as_of",
    ...tableOf("answers.csv").columns.map(({ name }) => name),
  ]);
});

it("puts earlier cycles before, also from tables that had fewer columns in another order", async () => {
  const csv = exportData(results).find(({ name }) => name === "answers.csv");
  const same: PastTable = { cycle: "令和7年度", asOf: "2026-03-31", text: [...(csv?.text() ?? [])].join("") };
  const old: PastTable = {
    cycle: "令和6年度",
    asOf: "2025-03-31",
    text: '\uFEFFmeasure,institution_code,planned_on,remark\r\n7,012017,いつか,"\'=1"\r\n',
  };
  const rows = await rowsOf(toParquet(tableOf("answers.csv"), [old, same], present));
  expect(rows.map(({ cycle }) => String(cycle))).toEqual([
    "令和6年度",
    ...["令和7年度", "令和7年度"],
    ...["令和8年度 定期点検", "令和8年度 定期点検"],
  ]);
  expect(rows[0]).toMatchObject({
    cycle_as_of: new Date("2025-03-31"),
    measure: 7,
    institution_code: "012017",
    planned_on: null,
    remark: "=1",
    answer: null,
  });
  const { cycle: _, cycle_as_of: __, ...now } = rows[3] ?? {};
  expect(rows[1]).toMatchObject(now);
});

it.each(PARQUET_TABLES.map((table) => [table.name, table] as const))(
  "%s: same bytes, and none too many rows",
  async (_, table) => {
    const bytes = toParquet(table, [], present);
    expect(toParquet(table, [], present)).toEqual(bytes);
    expect(await rowsOf(bytes)).toHaveLength([...table.rows(results)].length);
  },
);

it("is a Parquet file of no rows where there is nothing", async () => {
  const bytes = toParquet(tableOf("findings.csv"), [], { ...present, results: runResults() });
  expect(await rowsOf(bytes)).toEqual([]);
});
