/** measures.csv: a line a measure of the form, so that a later cycle finds it again where the form has renumbered it. */
import { measureTitle, type Measure } from "../../model/measure.ts";
import { number, text } from "../column.ts";
import type { Table } from "../table.ts";

/** In the order of the form. */
export const MEASURES: Table<Measure> = {
  name: "measures.csv",
  key: ["measure"],
  rows: ({ catalog }) => catalog.measures,
  columns: [
    number("measure", "措置", "措置の番号", (measure) => measure.number),
    text("measure_title", "措置の見出し", "報告書と同じ措置の見出し（番号、節、項目）", measureTitle),
    text("chapter", "章", "章の番号と見出し", ({ chapter }) => chapter),
    text("text", "安全管理措置", "様式の安全管理措置の文", (measure) => measure.text),
    text("priority", "重点報告事項", "重点報告事項は「○」", ({ priority }) => (priority ? "○" : null)),
    text("direct", "集約機関が実施", "集約機関を利用する情報照会者等では集約機関が実施する措置は「◆」", ({ direct }) =>
      direct ? "◆" : null,
    ),
  ],
};
