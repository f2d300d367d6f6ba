/** changes.csv: what changed between an institution's submissions, a line a finding and a line a changed answer. */
import type { InstitutionResult } from "../../model/inspection.ts";
import type { AnswerChange, FindingChange, Resubmission } from "../../model/resubmission.ts";
import { number, text } from "../column.ts";
import { OF_INSTITUTION, OF_MEASURE, type Table } from "../table.ts";
import { NAME_COLUMNS, namesFrom, type Names } from "./names.ts";

/** One line: `finding` or `answer` is set. */
export interface ChangeRow extends Names {
  readonly institutionCode: string;
  readonly resubmission: Resubmission;
  readonly finding?: FindingChange;
  readonly answer?: AnswerChange;
}

/** In the order of institutions, findings before answers. */
export const CHANGES: Table<ChangeRow> = {
  name: "changes.csv",
  references: [OF_INSTITUTION, OF_MEASURE],
  rows: (results) => changeRows(results.institutions, namesFrom(results)),
  columns: [
    text("institution_code", "機関コード", "名簿の機関コード", (row) => row.institutionCode),
    text(
      "change",
      "変化",
      "fixed は直った、open は直っていない、new は新しく見つかった記載不備。answer は回答が変わった措置",
      ({ finding }) => finding?.change ?? "answer",
    ),
    number(
      "measure",
      "措置",
      "措置の番号。ファイル全体のことなら空欄",
      ({ finding, answer }) => finding?.measure ?? answer?.measure ?? null,
    ),
    text("code", "コード", "記載不備のコード。回答の変化なら空欄", ({ finding }) => finding?.code ?? null),
    text(
      "severity",
      "区分",
      "区分。error は要修正、warning は要確認。回答の変化なら空欄",
      ({ finding }) => finding?.severity ?? null,
    ),
    number(
      "asked",
      "続けて見つかった回数",
      "1つ前の提出まで、続けて何回の提出で見つかっていたか。回答の変化なら空欄",
      ({ finding }) => finding?.asked ?? null,
    ),
    text(
      "answer_before",
      "前の回答",
      "1つ前の提出の回答。記載不備の変化なら空欄",
      ({ answer }) => answer?.before ?? null,
    ),
    text("answer", "回答", "採用した提出の回答。記載不備の変化なら空欄", ({ answer }) => answer?.now ?? null),
    text("file", "ファイル", "採用したファイルの場所", ({ resubmission }) => resubmission.file),
    text(
      "file_before",
      "前のファイル",
      "1つ前の提出のファイルの場所",
      ({ resubmission }) => resubmission.earlier.at(-1) ?? null,
    ),
    ...NAME_COLUMNS,
    number(
      "times_asked",
      "お願いした回数",
      "見直し・確認依頼書で、続けて何回お願いしたか。回答の変化なら空欄",
      ({ finding }) => finding?.timesAsked ?? null,
    ),
  ],
};

/** Of the institutions that have sent more than one submission. */
export function changeRows(
  institutions: readonly Pick<InstitutionResult, "institution" | "resubmission">[],
  namesOf: ReturnType<typeof namesFrom>,
): readonly ChangeRow[] {
  return institutions.flatMap(({ institution: { code }, resubmission }) => {
    if (resubmission === undefined) return [];
    const row = (measure: number | null) => ({ institutionCode: code, resubmission, ...namesOf(code, measure) });
    return [
      ...resubmission.findings.map((finding): ChangeRow => ({ ...row(finding.measure), finding })),
      ...resubmission.answers.map((answer): ChangeRow => ({ ...row(answer.measure), answer })),
    ];
  });
}
