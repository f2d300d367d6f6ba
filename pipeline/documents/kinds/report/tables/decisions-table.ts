/** Table `decisions`: what the office decided about submissions, with who, when and why. */
import { chunk } from "../../../../lib/chunk.ts";
import { formatWareki } from "../../../../lib/japanese/wareki.ts";
import type { DecisionOutcome } from "../../../../model/decision.ts";
import type { Block, Row } from "../../../word/block.ts";
import { MAX_ROWS } from "../../../word/list-tables.ts";
import { fitTable, markColumn, ordinaryTable, row, textColumn } from "../../../word/table-shape.ts";
import type { PrintedRollup } from "../printed-rollup.ts";

const SHAPE = ordinaryTable(
  textColumn("機関", 1800),
  markColumn("措置", 600),
  textColumn("判断と結果", 3270),
  textColumn("理由", 2000),
  textColumn("担当者・日付", 1800),
);

/** Nothing where nobody has decided anything. */
export function decisionsTable({ decisions }: PrintedRollup, width: number): readonly Block[] {
  return chunk(decisions.map(decisionRow), MAX_ROWS).map((part) => fitTable(SHAPE, width, part));
}

function decisionRow({ decision, institution, effect }: DecisionOutcome): Row {
  const { kind, file, measure, reason, by, on } = decision;
  const about = file === "" ? "" : `\nファイル：${file}`;
  return row(
    institution === null ? "－" : `${institution.code}\n${institution.name}`,
    measure === null ? "－" : String(measure),
    `【${kind}】${effect}${about}`,
    reason,
    `${by}\n${formatWareki(on)}`,
  );
}
