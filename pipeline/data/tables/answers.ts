/** answers.csv: a line an answer of the submissions that count. */
import type { Answer } from "../../model/submission.ts";
import { date, number, text } from "../column.ts";
import type { RunResults } from "../run-results.ts";
import { OF_INSTITUTION, OF_MEASURE, type Table } from "../table.ts";
import { NAME_COLUMNS, namesFrom, type Names } from "./names.ts";

interface AnswerRow extends Names {
  readonly institutionCode: string;
  readonly file: string;
  readonly answer: Answer;
}

/** In the order of institutions, then of measures. */
export const ANSWERS: Table<AnswerRow> = {
  name: "answers.csv",
  key: ["institution_code", "measure"],
  references: [OF_INSTITUTION, OF_MEASURE],
  rows: answerRows,
  columns: [
    text("institution_code", "機関コード", "名簿の機関コード", (row) => row.institutionCode),
    number("measure", "措置", "措置の番号", ({ answer }) => answer.measure),
    text("answer", "回答", "読み取った回答", ({ answer }) => answer.mark.kind),
    date(
      "planned_on",
      "実施予定時期",
      "「△」の実施予定時期（2027-09-30 の形）。期間のときは最後の日。読めないときは空欄",
      ({ answer: { mark, planned } }) => (mark.kind === "planned" ? (planned?.on ?? null) : null),
    ),
    text("remark", "特記事項", "特記事項。実施予定時期の列があれば、その文も含みます", ({ answer }) => answer.remark),
    text("raw_mark", "点検結果の記載", "点検結果のセルに書いてあったもの（そのまま）", ({ answer }) => answer.rawMark),
    text("file", "ファイル", "ファイルの場所", (row) => row.file),
    text("sheet", "シート", "シート名。行がないときは空欄", ({ answer }) => answer.place?.sheet ?? null),
    text(
      "cell",
      "セル",
      "点検結果のセルの番地（例 E12）。行がないときは空欄",
      ({ answer }) => answer.place?.cell ?? null,
    ),
    text(
      "raw_remark",
      "特記事項の記載",
      "特記事項（実施予定時期の列を含む）の記載そのもの。セルが複数あるときは縦線で区切ります",
      ({ answer }) => answer.rawRemark ?? answer.remark,
    ),
    text(
      "rule",
      "読み取り方",
      "どのように読み取ったか。row: は措置の見分け方（number 番号、text 文言、order 順序、none 行なし）、" +
        "mark: は記号の読み方（usual 通常、unusual 見慣れない記号、missing 空欄、invalid 判読不能、" +
        "disagree 複数の欄が食い違う、contradicted ほかの表と食い違う）、date: は日付として読んだ語句、passed: は過ぎていて、遅れか済んだことかが分からない年月の語句、" +
        "column: は回答の列を選んだときの見出し、decision: は読み替えた判断の行の番号です",
      ({ answer }) => answer.rule,
    ),
    ...NAME_COLUMNS,
  ],
};

function* answerRows(results: RunResults): Generator<AnswerRow, void> {
  const namesOf = namesFrom(results);
  for (const { institution, submission } of results.institutions) {
    for (const answer of submission?.answers ?? [])
      yield {
        institutionCode: institution.code,
        file: submission?.file ?? "",
        answer,
        ...namesOf(institution.code, answer.measure),
      };
  }
}
