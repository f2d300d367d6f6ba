/** Tables `worsened`, `slipped`, `copied`: answers that changed for the worse, one by one while they fit, else by measure. */
import { formatCount } from "../../../../lib/format-count.ts";
import { groupBy } from "../../../../lib/group-by.ts";
import { abbreviateWareki } from "../../../../lib/japanese/wareki.ts";
import type { AnswerPair, BodyChanges, Slip } from "../../../../model/body-figures.ts";
import { ANSWER_LABELS } from "../../../../model/labels.ts";
import type { Row } from "../../../word/block.ts";
import {
  numberColumn,
  ordinaryTable,
  row,
  smallTextColumn,
  textColumn,
  type ColumnShape,
  type TableShape,
} from "../../../word/table-shape.ts";
import { MOST_ROOM } from "../limits.ts";
import { fittingRows, type ReportTable } from "../report-table.ts";
import { gistOf } from "../../measure-gist.ts";
import { shortened } from "../../shortened.ts";
import type { ShownName } from "../../shown-names.ts";
import { plannedText } from "../words.ts";

function listOf(then: string, now: ColumnShape): TableShape {
  return ordinaryTable(
    numberColumn("番号", 540),
    smallTextColumn("措置の要旨", 3350),
    textColumn("機関", 2000),
    textColumn(then, 1500),
    now,
  );
}

const BY_MEASURE = ordinaryTable(
  numberColumn("番号", 540),
  smallTextColumn("措置の要旨", 7950),
  numberColumn("件数", 1000),
);

/** How a list is printed. */
interface ChangeList<Pair> {
  readonly caption: string;
  readonly shape: TableShape;
  readonly then: (pair: Pair) => string;
  readonly now: (pair: Pair) => string;
}

const WORSENED: ChangeList<AnswerPair> = {
  caption: "前回は〇で、今回は〇でないもの",
  shape: listOf("前回", textColumn("今回", 2100)),
  then: ({ then }) => ANSWER_LABELS[then.kind],
  now: ({ now }) => ANSWER_LABELS[now.kind] + (now.kind === "planned" ? `（${plannedText(now)}）` : ""),
};
const SLIPPED: ChangeList<Slip> = {
  caption: "前回の実施予定どおりに進んでいない△",
  shape: listOf("前回の予定", textColumn("今回の予定", 2100)),
  then: ({ then }) => plannedText(then),
  now: ({ now, later, passed }) => `${plannedText(now)}${later || !passed ? "" : "（過ぎても未実施）"}`,
};
const COPIED: ChangeList<AnswerPair> = {
  caption: "特記事項が前回と同じもの",
  shape: listOf("回答", smallTextColumn("特記事項", 2100)),
  then: ({ now }) => ANSWER_LABELS[now.kind] + (now.plannedOn === null ? "" : ` ${abbreviateWareki(now.plannedOn)}`),
  now: ({ now }) => shortened(now.remark, 40),
};

/** @param changes null without an earlier cycle */
export function changesTables(
  changes: BodyChanges | null,
  nameOf: ShownName,
): Readonly<Record<"worsened" | "slipped" | "copied", ReportTable | null>> {
  return {
    worsened: changeTable(changes?.worsened ?? [], WORSENED, nameOf),
    slipped: changeTable(changes?.slipped ?? [], SLIPPED, nameOf),
    copied: changeTable(changes?.copied ?? [], COPIED, nameOf),
  };
}

function changeTable<Pair extends AnswerPair>(
  pairs: readonly Pair[],
  { caption, shape, then, now }: ChangeList<Pair>,
  nameOf: ShownName,
): ReportTable | null {
  const toRow = (pair: Pair): Row =>
    row(String(pair.measure.number), gistOf(pair.measure), nameOf(pair.institution), then(pair), now(pair));
  const rows = fittingRows(pairs, toRow, shape, MOST_ROOM.changes);
  if (rows.length < pairs.length) return byMeasure(pairs, caption);
  return rows.length === 0 ? null : { caption, shape, rows };
}

/** Most frequent first; measures that do not fit are counted in the last row. */
function byMeasure(pairs: readonly AnswerPair[], caption: string): ReportTable {
  const groups = [...groupBy(pairs, ({ measure }) => measure)].sort(([, a], [, b]) => b.length - a.length);
  const toRow = ([measure, own]: (typeof groups)[number]): Row =>
    row(String(measure.number), gistOf(measure), formatCount(own.length));
  const rows = fittingRows(groups, toRow, BY_MEASURE, MOST_ROOM.changesByMeasure);
  const left = groups.slice(rows.length);
  const more = left.reduce((sum, [, own]) => sum + own.length, 0);
  const rest = left.length === 0 ? [] : [row("", `ほか ${formatCount(left.length)}項目`, formatCount(more))];
  return { caption: `${caption}（件数の多い措置）`, shape: BY_MEASURE, rows: [...rows, ...rest] };
}
