/** 集計: the body's figures, with those of the last run that found something else beside them. */
import { ANSWER_KINDS } from "../../model/answer-kind.ts";
import { ANSWER_LABELS, SEVERITY_LABELS, STATUS_LABELS } from "../../model/labels.ts";
import { INSTITUTION_STATUSES } from "../../model/rollup.ts";
import type { BodyStanding } from "../../model/standing.ts";
import type { BodyTables } from "./body-tables.ts";
import type { Sheet } from "./sheet.ts";

interface Figure {
  readonly group: string;
  readonly name: string;
  readonly now: number;
  /** null: the run before did not count it, or there was none. */
  readonly before: number | null;
}

const REPORTED = "報告する措置の回答";

/** The first sheet. */
export const SUMMARY: Sheet<Figure> = {
  name: "集計",
  table: "集計",
  remark: ({ before }) =>
    before === null
      ? "この点検で結果の違う実行がほかにないため、直前の実行の値は空欄です。"
      : "直前の実行は、この点検で結果の違う、いちばん新しい実行です（前回の点検ではありません）。" +
        `「${REPORTED}」は実行ごとの記録に残していないため、直前の実行の値は空欄です。`,
  columns: () => [
    { heading: "区分", width: 34, format: "text", value: ({ group }) => group },
    { heading: "項目", width: 22, format: "text", value: ({ name }) => name },
    { heading: "今回", width: 12, format: "number", value: ({ now }) => now },
    // 前回 is the last cycle, in the sheet 前回比較 and everywhere else.
    { heading: "直前の実行", width: 12, format: "number", value: ({ before }) => before },
    {
      heading: "増減",
      width: 12,
      format: "number",
      value: ({ now, before }) => (before === null ? null : now - before),
    },
  ],
  rows: ({ rollup, standing, before }) => [
    ...figures(standing, before),
    ...ANSWER_KINDS.map((kind) => {
      return { group: REPORTED, name: ANSWER_LABELS[kind], now: rollup.totals[kind], before: null };
    }),
  ],
  frozen: 0,
};

function figures(standing: BodyStanding, before: BodyTables["before"]): readonly Figure[] {
  const figure = (group: string, name: string, of: (standing: BodyStanding) => number): Figure => ({
    group,
    name,
    now: of(standing),
    before: before === null ? null : of(before),
  });
  return [
    figure("機関", "接続機関", ({ status }) => status.institutions),
    ...INSTITUTION_STATUSES.map((each) => figure("機関", STATUS_LABELS[each], ({ status }) => status[each])),
    figure("記載不備", `${SEVERITY_LABELS.error}（採用した提出）`, ({ errors }) => errors),
    ...ANSWER_KINDS.map((kind) =>
      figure("点検したすべての措置の回答", ANSWER_LABELS[kind], ({ totals }) => totals[kind]),
    ),
  ];
}
