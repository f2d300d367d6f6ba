/** 機関×措置: a row an institution, a column a reported measure. */
import { ANSWER_KINDS, type AnswerKind } from "../../model/answer-kind.ts";
import { ANSWER_LABELS, ANSWER_MARKS, STATUS_LABELS } from "../../model/labels.ts";
import { SUBMISSIONS } from "../tables/submissions.ts";
import type { MarkedInstitution } from "./body-tables.ts";
import type { Sheet, SheetColumn } from "./sheet.ts";

/** In the order of the codes. */
export const ANSWERS_GRID: Sheet<MarkedInstitution> = {
  name: "機関×措置",
  table: "機関別措置",
  remark: ({ rollup }) =>
    `報告する${String(rollup.scope.reported.length)}の措置を、番号で示します（〇 実施、△ 未実施、－ 対象外、` +
    `${ANSWER_MARKS.missing} 空欄、${ANSWER_MARKS.invalid} 判読不能）。提出を読み取れていない機関は空欄です。`,
  columns: ({ rollup }) => [
    ...NAMED,
    ...ANSWER_KINDS.map((kind): SheetColumn<MarkedInstitution> => {
      // Of what could not be read nobody knows that it holds none.
      const count = ({ marks }: MarkedInstitution): number | null =>
        marks === "" ? null : marks.split(ANSWER_MARKS[kind]).length - 1;
      return { heading: ANSWER_LABELS[kind], width: 7, format: "number", value: count };
    }),
    ...rollup.scope.reported.map(({ number }, index): SheetColumn<MarkedInstitution> => {
      const answer = ({ marks }: MarkedInstitution): AnswerKind | null => ANSWERS.get(marks.charAt(index)) ?? null;
      return { heading: String(number), width: 4.5, format: "answer", value: answer };
    }),
  ],
  rows: ({ rollup }) => rollup.institutions,
  names: ({ institution }, namesOf) => namesOf(institution.code, null),
  frozen: 2,
};

/** What each mark says. */
const ANSWERS: ReadonlyMap<string, AnswerKind> = new Map(ANSWER_KINDS.map((kind) => [ANSWER_MARKS[kind], kind]));

const heading = (name: string): string => SUBMISSIONS.columns.find((column) => column.name === name)?.heading ?? name;

const NAMED: readonly SheetColumn<MarkedInstitution>[] = [
  { heading: heading("institution_code"), width: 11, format: "text", value: ({ institution }) => institution.code },
  { heading: heading("institution_name"), width: 24, format: "text", value: ({ institution }) => institution.name },
  { heading: "取りまとめ機関", width: 18, format: "text", value: (_, names) => names.supervisingBody },
  { heading: heading("status"), width: 12, format: "text", value: ({ status }) => STATUS_LABELS[status] },
];
