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
      ].map((row) => toRow(row)),
    },
    {
      name: "取りまとめ機関",
      widths: [12, 28, 20, 16, 18, 36],
      rows: table(
        ["機関コード", "機関名", "区分", "上位機関コード", "担当部署", "宛名"],
        bodies.map(({ code, name, kind, parent, department, addressee }) => [
          code,
          name,
          kind,
          parent ?? "",
          department,
          addressee,
        ]),
      ),
    },
    {
      name: "接続機関",
      widths: [12, 32, 40, 40, 22, 16, 18, 32],
      rows: table(
        ["機関コード", "機関名", "よみ", "機関種別", "取りまとめ機関コード", "集約機関コード", "担当部署", "連絡先"],
        institutions.map(({ code, name, reading, kind, supervisor, aggregator, department, contact }) => [
          code,
          name,
          reading,
          kind,
          supervisor,
          aggregator ?? "",
          department,
          contact,
        ]),
      ),
    },
  ];
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): readonly DrawnRow[] {
  return [toRow(headings, "heading"), ...rows.map((row) => toRow(row, "text"))];
}

function toRow(values: readonly string[], look: Look = "plain"): DrawnRow {
  return values.map((value) => ({ value, look }));
}
