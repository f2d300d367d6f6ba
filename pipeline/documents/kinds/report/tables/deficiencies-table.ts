/** Table `deficiencies`: measures that institutions have planned but not put in place. */
import type { Block, Row } from "../../../word/block.ts";
import { formatWareki } from "../../../../lib/japanese/wareki.ts";
import type { Deficiency } from "../../../../model/rollup.ts";
import type { PrintedRollup } from "../printed-rollup.ts";
import { tablesByMeasure } from "./by-measure-groups.ts";
import { markColumn, ordinaryTable, textColumn } from "../../../word/table-shape.ts";

const SHAPE = ordinaryTable(
  textColumn("機関コード", 1150),
  textColumn("機関名", 2200),
  textColumn("実施予定時期", 1750),
  markColumn("超過", 620),
  textColumn("特記事項", 3750),
);

/** 未実施事項: a row a △, measure by measure; 超過 where the planned day is before the as-of date. */
export function deficienciesTable({ deficiencies }: PrintedRollup, width: number): readonly Block[] {
  return tablesByMeasure(deficiencies, SHAPE, width, (entries) => entries.map(deficiencyRow));
}

function deficiencyRow({ institution, plannedOn, overdue, remark }: Deficiency): Row {
  return {
    cells: [
      { text: institution.code },
      { text: institution.name },
      { text: plannedOn === null ? undated(remark) : formatWareki(plannedOn) },
      overdue ? { text: "超過", strong: true } : { text: "" },
      { text: remark },
    ],
  };
}

/** 「記載なし」 only where nothing is written: what is written and cannot be read must not be denied. */
function undated(remark: string): string {
  return remark === "" ? "時期の記載なし" : "時期を読み取れない";
}
