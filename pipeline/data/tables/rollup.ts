/** rollup.json: a record a supervising body. */
import { STATUS_LABELS } from "../../model/labels.ts";
import { submittedIn, type BodyRollup } from "../../model/rollup.ts";
import { list, number, text } from "../column.ts";
import type { Table } from "../table.ts";

/** `measures` covers every inspected measure, also in a periodic cycle. */
export const ROLLUP: Table<BodyRollup, unknown> = {
  name: "rollup.json",
  key: ["code"],
  rows: ({ rollups }) => rollups,
  columns: [
    text("code", "機関コード", "取りまとめ機関の機関コード", ({ body }) => body.code),
    text("name", "機関名", "取りまとめ機関の機関名", ({ body }) => body.name),
    text("kind", "区分", "取りまとめ機関の区分", ({ body }) => body.kind),
    text("parent", "上位機関コード", "上位機関コード。運営主体は null", ({ body }) => body.parent),
    number("institutions", "接続機関", "接続機関の数", ({ status }) => status.institutions),
    number("submitted", "提出済み", "読み取れた機関の数（受理と要修正の合計）", ({ status }) => submittedIn(status)),
    number(
      "needs_correction",
      STATUS_LABELS.needs_correction,
      "submitted のうち、要修正の機関の数",
      ({ status }) => status.needs_correction,
    ),
    number("not_received", STATUS_LABELS.not_received, "未提出の機関の数", ({ status }) => status.not_received),
    number("rejected", STATUS_LABELS.rejected, "読取不能の機関の数", ({ status }) => status.rejected),
    list(
      "measures",
      "措置",
      "措置ごとの数。number が番号、implemented・planned・not_applicable・missing・invalid が回答の数",
      ({ measures }) => measures,
    ),
  ],
};
