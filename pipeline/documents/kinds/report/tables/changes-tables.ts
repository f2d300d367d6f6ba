/** Tables `worsened`, `slipped`, `copied`: answers that changed for the worse, or not at all, one by one while they fit, else summed up. */
import { formatCount } from "../../../../lib/format-count.ts";
import { groupBy } from "../../../../lib/group-by.ts";
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
import { gistOf } from "../../measure-gist.ts";
import { shortened } from "../../shortened.ts";
import type { ShownName } from "../../shown-names.ts";
import { plannedText } from "../../planned-text.ts";

function listOf(...answers: readonly ColumnShape[]): TableShape {
  const gist = answers.reduce((left, { share }) => left - share, 6790);
  return ordinaryTable(
    numberColumn("番号", 540),
    smallTextColumn("措置の要旨", gist),
    textColumn("機関", 2140),
    ...answers,
  );
}

const BY_MEASURE = ordinaryTable(
  numberColumn("番号", 540),
  smallTextColumn("措置の要旨", 7950),
  numberColumn("件数", 1000),
);
const BY_INSTITUTION = ordinaryTable(
  textColumn("機関", 2600),
  numberColumn("件数", 700),
  smallTextColumn("措置の番号", 6170),
);

/** How a list is printed, one by one and summed up. */
interface ChangeList<Pair> {
  readonly caption: string;
  readonly shape: TableShape;
  readonly toRow: (pair: Pair, nameOf: ShownName) => Row;
  readonly sumUp: (pairs: readonly AnswerPair[], nameOf: ShownName) => Summary;
}

/** A list in few rows, of which the first that fit are printed. */
interface Summary {
  readonly caption: string;
  readonly shape: TableShape;
  readonly rows: readonly { readonly row: Row; readonly count: number }[];
  /** What is said of `left` rows that do not fit and stand for `count` answers. */
  readonly restOf: (left: number, count: number) => Row;
}

const WORSENED: ChangeList<AnswerPair> = {
  caption: "前回は〇で、今回は〇でないもの",
  shape: listOf(textColumn("今回", 1900)),
  toRow: (pair, nameOf) => {
    const { now } = pair;
    const planned = now.kind === "planned" ? `（${plannedText(now)}）` : "";
    return pairRow(pair, nameOf, ANSWER_LABELS[now.kind] + planned);
  },
  sumUp: byMeasure,
};
const SLIPPED: ChangeList<Slip> = {
  caption: "前回の実施予定どおりに進んでいない△",
  shape: listOf(textColumn("前回の予定", 1250), textColumn("今回の予定", 2400)),
  toRow: (pair, nameOf) => {
    const { then, now, later, passed } = pair;
    const isSaid = later || !passed || now.passedOn !== undefined;
    return pairRow(pair, nameOf, plannedText(then), `${plannedText(now)}${isSaid ? "" : "（過ぎても未実施）"}`);
  },
  sumUp: byMeasure,
};
/** By institution: it is they who are asked whether they have looked again. */
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
      gistOf(measure),
      ANSWER_LABELS[now.kind] + (now.plannedOn === null ? "" : ` ${abbreviateWareki(now.plannedOn)}`),
      shortened(now.remark, 40),
    ),
  sumUp: byInstitution,
};

function pairRow({ institution, measure }: AnswerPair, nameOf: ShownName, ...answers: readonly string[]): Row {
  return row(String(measure.number), gistOf(measure), nameOf(institution), ...answers);
}

/** The three lists. */
export type ChangesTables = Readonly<Record<"worsened" | "slipped" | "copied", ReportTable | null>>;

/** In the least room. @param changes null without an earlier cycle */
export function changesTables(changes: BodyChanges | null, nameOf: ShownName): ChangesTables {
  const { listed, summedUp } = LEAST_ROOM.changes;
  return {
    worsened: changeTable(changes?.worsened ?? [], WORSENED, nameOf, listed, summedUp),
    slipped: changeTable(changes?.slipped ?? [], SLIPPED, nameOf, listed, summedUp),
    copied: changeTable(copiedInOrder(changes), COPIED, nameOf, listed, summedUp),
  };
}

/** The same lists, with so many points more for all three: first for those who are to be asked. */
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
    copied: widen(least.copied, copiedInOrder(changes), COPIED),
    slipped: widen(least.slipped, changes?.slipped ?? [], SLIPPED),
    worsened: widen(least.worsened, changes?.worsened ?? [], WORSENED),
  };
}

/** Reasons that were copied, those of an institution together: of the one with most of them first, of equals as in the list of answers. */
export function copiedInOrder(changes: BodyChanges | null): readonly AnswerPair[] {
  const groups = groupBy(changes?.copied ?? [], ({ institution }) => institution.code);
  return [...groups.values()].toSorted((a, b) => b.length - a.length).flat();
}

/** @param listed points for rows one by one @param summedUp points for those of a summary */
function changeTable<Pair extends AnswerPair>(
  pairs: readonly Pair[],
  { caption, shape, toRow, sumUp }: ChangeList<Pair>,
  nameOf: ShownName,
  listed: number,
  summedUp: number,
): ReportTable | null {
  const rows = fittingRows(pairs, (pair) => toRow(pair, nameOf), shape, listed);
  if (rows.length === pairs.length) return rows.length === 0 ? null : { caption, shape, rows };
  return summary(sumUp(pairs, nameOf), caption, summedUp);
}

function summary({ caption: how, shape, rows: all, restOf }: Summary, caption: string, room: number): ReportTable {
  const whole = fittingRows(all, ({ row: cells }) => cells, shape, room);
  // The last row says what is left.
  const rows = whole.length === all.length ? whole : fittingRows(all, ({ row: cells }) => cells, shape, room - REST);
  const left = all.slice(rows.length);
  const count = left.reduce((sum, each) => sum + each.count, 0);
  const rest = left.length === 0 ? [] : [restOf(left.length, count)];
  return { caption: caption + how, shape, rows: [...rows, ...rest] };
}

/** Points of a last row. */
const REST = 17;

/** Most frequent first. */
function byMeasure(pairs: readonly AnswerPair[]): Summary {
  const groups = [...groupBy(pairs, ({ measure }) => measure)].toSorted(([, a], [, b]) => b.length - a.length);
  return {
    caption: "（措置別。件数の多い順）",
    shape: BY_MEASURE,
    rows: groups.map(([measure, { length: count }]) => {
      return { row: row(String(measure.number), gistOf(measure), formatCount(count)), count };
    }),
    restOf: (left, count) => row("", `ほか ${formatCount(left)}項目`, formatCount(count)),
  };
}

/** As they come. */
function byInstitution(pairs: readonly AnswerPair[], nameOf: ShownName): Summary {
  const groups = [...groupBy(pairs, ({ institution }) => institution.code).values()];
  return {
    caption: "（機関別。件数の多い順）",
    shape: BY_INSTITUTION,
    rows: groups.flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const cells = row(nameOf(first.institution), formatCount(group.length), measuresOf(group));
      return [{ row: cells, count: group.length }];
    }),
    restOf: (left, count) => row(`ほか ${formatCount(left)}機関`, formatCount(count), ""),
  };
}

/** `△ 3、36～38　－ 70` */
function measuresOf(pairs: readonly AnswerPair[]): string {
  return ANSWER_KINDS.flatMap((kind) => {
    const numbers = pairs.filter(({ now }) => now.kind === kind).map(({ measure }) => measure.number);
    return numbers.length === 0 ? [] : [`${ANSWER_LABELS[kind]} ${formatNumberRanges(numbers)}`];
  }).join("　");
}
