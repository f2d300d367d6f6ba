/** Table `decisions`: what the office decided about submissions, with who, when and why. */
import { formatCount } from "../../../../lib/format-count.ts";
import { abbreviateWareki } from "../../../../lib/japanese/wareki.ts";
import type { DecisionKind, DecisionOutcome } from "../../../../model/decision.ts";
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

/** What a reader must not miss comes first: what changes an answer or its day, which file counts, a deadline; last what changes nothing. */
const WEIGHTIEST_FIRST: readonly DecisionKind[] = [
  "回答を読み替え",
  "実施予定時期を読み替え",
  "採用するファイル",
  "機関を指定",
  "提出から除外",
  "期限を延長",
  "指摘を了承",
];

/** As the table has them, the weightiest first; of one kind in the order of decisions.xlsx. */
export function listedDecisions(decisions: readonly DecisionOutcome[]): readonly DecisionOutcome[] {
  return WEIGHTIEST_FIRST.flatMap((kind) => decisions.filter(({ decision }) => decision.kind === kind));
}

/** The first that fit, and how many there are besides; null where nobody has decided anything. */
export function decisionsTable(decisions: readonly DecisionOutcome[], nameOf: ShownName): ReportTable | null {
  if (decisions.length === 0) return null;
  const rows = fittingRows(listedDecisions(decisions), (each) => decisionRow(each, nameOf), SHAPE, MOST_ROOM.decisions);
  const left = decisions.length - rows.length;
  const text = `ほか${formatCount(left)}件は、手元に置く取りまとめ表のシート「判断」にある。`;
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
