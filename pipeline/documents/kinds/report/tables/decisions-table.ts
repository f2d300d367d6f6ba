/** Table `decisions`: what the office decided about submissions, with who, when and why. */
import { formatCount } from "../../../../lib/format-count.ts";
import { abbreviateWareki } from "../../../../lib/japanese/wareki.ts";
import type { DecisionOutcome } from "../../../../model/decision.ts";
import type { Row } from "../../../word/block.ts";
import { markColumn, ordinaryTable, row, smallTextColumn, textColumn, wideRow } from "../../../word/table-shape.ts";
import { MOST_ROOM, REMARK_LETTERS } from "../limits.ts";
import { fittingRows, type ReportTable } from "../report-table.ts";
import { shortened } from "../../shortened.ts";
import type { ShownName } from "../../shown-names.ts";

const SHAPE = ordinaryTable(
  textColumn("機関", 1900),
  markColumn("措置", 600),
  smallTextColumn("判断と結果", 3370),
  smallTextColumn("理由", 2100),
  textColumn("担当者・日付", 1500),
);

/** The first that fit, and how many there are besides; null where nobody has decided anything. */
export function decisionsTable(decisions: readonly DecisionOutcome[], nameOf: ShownName): ReportTable | null {
  if (decisions.length === 0) return null;
  const rows = fittingRows(decisions, (each) => decisionRow(each, nameOf), SHAPE, MOST_ROOM.decisions);
  const left = decisions.length - rows.length;
  const text = `ほか ${formatCount(left)}件は、取りまとめ表のシート「判断」にある。`;
  const more = left === 0 ? [] : [wideRow(SHAPE, text)];
  return { caption: "取りまとめに当たっての判断", shape: SHAPE, rows: [...rows, ...more] };
}

function decisionRow({ decision, institution, effect }: DecisionOutcome, nameOf: ShownName): Row {
  const { kind, file, measure, reason, by, on } = decision;
  const about = file === "" ? "" : `（${file}）`;
  return row(
    institution === null ? "－" : nameOf(institution),
    measure === null ? "－" : String(measure),
    shortened(`【${kind}】${effect}${about}`, REMARK_LETTERS),
    shortened(reason, REMARK_LETTERS),
    `${by}\n${abbreviateWareki(on)}`,
  );
}
