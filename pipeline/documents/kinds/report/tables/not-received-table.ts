/** Table `not-received`: institutions that have sent nothing, and whom to remind. */
import { chunk } from "../../../../lib/chunk.ts";
import type { Block } from "../../../word/block.ts";
import type { PrintedRollup } from "../printed-rollup.ts";
import { MAX_ROWS } from "../../../word/list-tables.ts";
import { fitTable, ordinaryTable, row, textColumn } from "../../../word/table-shape.ts";

const SHAPE = ordinaryTable(
  textColumn("機関コード", 1200),
  textColumn("機関名", 2900),
  textColumn("担当部署", 2700),
  textColumn("連絡先", 2670),
);

/** 未提出: a row an institution, in the order of the codes. */
export function notReceivedTable({ notReceived }: PrintedRollup, width: number): readonly Block[] {
  const rows = notReceived.map(({ code, name, department, contact }) => row(code, name, department, contact));
  return chunk(rows, MAX_ROWS).map((part) => fitTable(SHAPE, width, part));
}
