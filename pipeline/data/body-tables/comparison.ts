/** 前回比較: single answers that got worse since the last cycle, △ that slipped, and what was copied; the report sums them up. */
import { compareCodePoints, compareInTurn } from "../../lib/code-point-order.ts";
import type { BodyChanges } from "../../model/body-figures.ts";
import { ANSWER_LABELS } from "../../model/labels.ts";
import type { ComparedAnswer } from "./body-tables.ts";
import { shownName, type Sheet, type SheetColumn } from "./sheet.ts";

/** Why an answer is listed, in the words of the report and in its order. */
const CHANGES = [
  { list: "worsened", words: "前回は〇で、今回は〇でない" },
  { list: "slipped", words: "前回の実施予定どおりに進んでいない△" },
  { list: "copied", words: "特記事項が前回と同じ" },
] as const;

/** By reason, measure and institution. @param changes null without an earlier cycle */
export function comparedAnswers(changes: BodyChanges | null): readonly ComparedAnswer[] | null {
  if (changes === null) return null;
  return CHANGES.flatMap(({ list, words }) =>
    [...changes[list]]
      .sort((a, b) =>
        compareInTurn(a.measure.number - b.measure.number, compareCodePoints(a.institution.code, b.institution.code)),
      )
      .map(({ institution, measure, then, now }): ComparedAnswer => ({
        change: words,
        institutionCode: institution.code,
        measure: measure.number,
        then: { kind: then.kind, plannedOn: then.plannedOn, remark: then.remark },
        now: {
          kind: now.kind,
          plannedOn: now.plannedOn,
          remark: now.remark,
          file: now.file,
          sheet: now.place?.sheet ?? "",
          cell: now.place?.cell ?? "",
        },
      })),
  );
}

/** The kind, the day and the remark of one of the two answers. */
function answerColumns(when: "前回" | "今回", of: "then" | "now"): readonly SheetColumn<ComparedAnswer>[] {
  return [
    { heading: `${when}の回答`, width: 9, format: "text", value: (row) => ANSWER_LABELS[row[of].kind] },
    { heading: `${when}の実施予定`, width: 12, format: "date", value: (row) => row[of].plannedOn },
    { heading: `${when}の特記事項`, width: 34, format: "text", value: (row) => row[of].remark },
  ];
}

/** Of one body. */
export const COMPARISON: Sheet<ComparedAnswer> = {
  name: "前回比較",
  table: "前回比較",
  remark: () =>
    "前回の点検から、悪くなった回答、予定どおりに進んでいない△、特記事項が同じ回答です。1つの回答が2つ以上に当たるときは、それぞれに載せます。",
  remarkIfEmpty: ({ comparison }) => (comparison === null ? "前回の点検結果がないため、比べていません。" : ""),
  columns: () => [
    { heading: "変化", width: 26, format: "text", value: ({ change }) => change },
    { heading: "機関コード", width: 11, format: "text", value: ({ institutionCode }) => institutionCode },
    shownName("institution_name", 24),
    shownName("supervising_body", 18),
    { heading: "措置", width: 7, format: "number", value: ({ measure }) => measure },
    shownName("measure_title", 34),
    ...answerColumns("前回", "then"),
    ...answerColumns("今回", "now"),
    { heading: "ファイル", width: 30, format: "text", value: ({ now }) => now.file },
    { heading: "シート", width: 14, format: "text", value: ({ now }) => now.sheet },
    { heading: "セル", width: 8, format: "text", value: ({ now }) => now.cell },
  ],
  rows: ({ comparison }) => comparison ?? [],
  names: ({ institutionCode, measure }, namesOf) => namesOf(institutionCode, measure),
  frozen: 3,
};
