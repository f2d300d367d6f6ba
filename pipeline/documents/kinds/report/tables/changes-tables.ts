/** Tables `worsened`, `slipped`, `copied`: answers that changed for the worse, or not at all, one by one while they fit, else summed up. */
import { abbreviateWareki } from "../../../../lib/japanese/wareki.ts";
import type { AnswerPair, BodyChanges, Slip } from "../../../../model/body-figures.ts";
import { ANSWER_KINDS } from "../../../../model/answer-kind.ts";
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
import { formatNumberRanges } from "../../../wording/format-number-ranges.ts";
import { LEAST_ROOM, MOST_ROOM } from "../limits.ts";
import { fittingRows, rowsHeight, type ReportTable } from "../report-table.ts";
import { markedGist } from "../../measure-gist.ts";
import { shortened } from "../../shortened.ts";
import type { ShownName } from "../../shown-names.ts";
import { plannedText } from "../../planned-text.ts";
import { byInstitutionTable } from "./by-institution-table.ts";

function listOf(...answers: readonly ColumnShape[]): TableShape {
  const gist = answers.reduce((left, { share }) => left - share, 6790);
  return ordinaryTable(
    numberColumn("番号", 540),
    smallTextColumn("措置の要旨", gist),
    textColumn("機関", 2140),
    ...answers,
  );
}

/** How a list is printed one by one. */
interface ChangeList<Pair> {
  readonly caption: string;
  readonly shape: TableShape;
  readonly toRow: (pair: Pair, nameOf: ShownName) => Row;
}

const WORSENED: ChangeList<AnswerPair> = {
  caption: "前回は〇で、今回は〇でないもの",
  shape: listOf(textColumn("今回", 1900)),
  toRow: (pair, nameOf) => {
    const { now } = pair;
    const planned = now.kind === "planned" ? `（${plannedText(now)}）` : "";
    return pairRow(pair, nameOf, ANSWER_LABELS[now.kind] + planned);
  },
};
const SLIPPED: ChangeList<Slip> = {
  caption: "前回の実施予定どおりに進んでいない△",
  shape: listOf(textColumn("前回の予定", 1250), textColumn("今回の予定", 2400)),
  toRow: (pair, nameOf) => {
    const { then, now, later, passed } = pair;
    const isSaid = later || !passed || now.passedOn !== undefined;
    return pairRow(pair, nameOf, plannedText(then), `${plannedText(now)}${isSaid ? "" : "（過ぎても未実施）"}`);
  },
};
const COPIED: ChangeList<AnswerPair> = {
  caption: "特記事項が前回と同じもの",
  shape: ordinaryTable(
    textColumn("機関", 2140),
    numberColumn("番号", 540),
    smallTextColumn("措置の要旨", 2890),
    textColumn("回答", 1100),
    smallTextColumn("特記事項", 2800),
  ),
  toRow: ({ institution, measure, now }, nameOf) =>
    row(
      nameOf(institution),
      String(measure.number),
      markedGist(measure),
      ANSWER_LABELS[now.kind] + (now.plannedOn === null ? "" : ` ${abbreviateWareki(now.plannedOn)}`),
      shortened(now.remark, 40),
    ),
};

function pairRow({ institution, measure }: AnswerPair, nameOf: ShownName, ...answers: readonly string[]): Row {
  return row(String(measure.number), markedGist(measure), nameOf(institution), ...answers);
}

/** The three lists. */
export type ChangesTables = Readonly<Record<"worsened" | "slipped" | "copied", ReportTable | null>>;

/** In the least room. @param changes null without an earlier cycle */
export function changesTables(changes: BodyChanges | null, nameOf: ShownName): ChangesTables {
  const { listed, summedUp } = LEAST_ROOM.changes;
  return {
    worsened: changeTable(changes?.worsened ?? [], WORSENED, nameOf, listed, summedUp),
    slipped: changeTable(changes?.slipped ?? [], SLIPPED, nameOf, listed, summedUp),
    copied: changeTable(changes?.copied ?? [], COPIED, nameOf, listed, summedUp),
  };
}

/** The same lists, with so many points more for all three: what got worse comes first. */
export function widenChanges(
  least: ChangesTables,
  changes: BodyChanges | null,
  nameOf: ShownName,
  room: number,
): ChangesTables {
  let left = room;
  const widen = <Pair extends AnswerPair>(
    table: ReportTable | null,
    pairs: readonly Pair[],
    list: ChangeList<Pair>,
  ): ReportTable | null => {
    const taken = rowsHeight(table);
    const most = Math.min(taken + Math.max(left, 0), MOST_ROOM.changes);
    // A list that has all its answers one by one needs no more.
    if (table === null || table.shape === list.shape || most <= taken) return table;
    const wider = changeTable(pairs, list, nameOf, most, most);
    left -= rowsHeight(wider) - taken;
    return wider;
  };
  return {
    worsened: widen(least.worsened, changes?.worsened ?? [], WORSENED),
    slipped: widen(least.slipped, changes?.slipped ?? [], SLIPPED),
    copied: widen(least.copied, changes?.copied ?? [], COPIED),
  };
}

/** @param listed points for rows one by one @param summedUp points for those of a summary */
function changeTable<Pair extends AnswerPair>(
  pairs: readonly Pair[],
  { caption, shape, toRow }: ChangeList<Pair>,
  nameOf: ShownName,
  listed: number,
  summedUp: number,
): ReportTable | null {
  const rows = fittingRows(pairs, (pair) => toRow(pair, nameOf), shape, listed);
  if (rows.length === pairs.length) return rows.length === 0 ? null : { caption, shape, rows };
  return byInstitutionTable(pairs, caption, nameOf, measuresOf, summedUp);
}

/** `△ 3、36～38　－ 70` */
function measuresOf(pairs: readonly AnswerPair[]): string {
  return ANSWER_KINDS.flatMap((kind) => {
    const numbers = pairs.filter(({ now }) => now.kind === kind).map(({ measure }) => measure.number);
    return numbers.length === 0 ? [] : [`${ANSWER_LABELS[kind]} ${formatNumberRanges(numbers)}`];
  }).join("　");
}
