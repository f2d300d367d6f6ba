/** The invented country as registry.xlsx. */
import type { Country } from "./country.ts";
import type { DrawnRow, DrawnSheet, Look } from "./drawn-book.ts";

/** The three sheets of design.md ("registry.xlsx"), without passwords. */
export function registrySheets({ cycle, bodies, institutions }: Country): readonly DrawnSheet[] {
  return [
    {
      name: "点検",
      widths: [16, 36],
      rows: [
        ["点検名", cycle.name],
        ["点検区分", cycle.kind],
        ["基準日", cycle.referenceDate],
        ["提出期限", cycle.deadline],
        ["様式版", cycle.formVersion],
        ["運営主体", cycle.operator],
        ["発出日", cycle.issuedOn ?? ""],
      ].map((row) => toRow(row)),
    },
    {
      name: "取りまとめ機関",
      widths: [12, 28, 20, 16, 18, 52, 36],
      rows: table(bodies, {
        機関コード: ({ code }) => code,
        機関名: ({ name }) => name,
        区分: ({ kind }) => kind,
        上位機関コード: ({ parent }) => parent,
        担当部署: ({ department }) => department,
        連絡先: ({ contact = "" }) => contact,
        宛名: ({ addressee }) => addressee,
      }),
    },
    {
      name: "接続機関",
      widths: [12, 32, 40, 40, 22, 16, 18, 32],
      rows: table(institutions, {
        機関コード: ({ code }) => code,
        機関名: ({ name }) => name,
        よみ: ({ reading }) => reading,
        機関種別: ({ kind }) => kind,
        取りまとめ機関コード: ({ supervisor }) => supervisor,
        集約機関コード: ({ aggregator }) => aggregator,
        担当部署: ({ department }) => department,
        連絡先: ({ contact }) => contact,
      }),
    },
  ];
}

/** @param columns what stands below each heading. */
function table<Row>(
  rows: readonly Row[],
  columns: Readonly<Record<string, (row: Row) => string | null>>,
): readonly DrawnRow[] {
  const values = (row: Row): string[] => Object.values(columns).map((value) => value(row) ?? "");
  return [toRow(Object.keys(columns), "heading"), ...rows.map((row) => toRow(values(row), "text"))];
}

function toRow(values: readonly string[], look: Look = "plain"): DrawnRow {
  return values.map((value) => ({ value, look }));
}
