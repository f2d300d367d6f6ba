/** decisions.csv: a line a row of decisions.xlsx. */
import type { DecisionOutcome } from "../../model/decision.ts";
import { date, number, text } from "../column.ts";
import type { Table } from "../table.ts";
import { NAME_COLUMNS, namesFrom, type Names } from "./names.ts";

/** In the order of the sheet 判断, those that count for nothing too. */
export const DECISIONS: Table<DecisionOutcome & Names> = {
  name: "decisions.csv",
  key: ["row"],
  rows: (results) => {
    const namesOf = namesFrom(results);
    return (results.decisions ?? []).map((outcome) => ({
      ...outcome,
      ...namesOf(outcome.institution?.code ?? "", outcome.decision.measure),
    }));
  },
  columns: [
    number("row", "行", "decisions.xlsx の「判断」シートの行の番号", ({ decision }) => decision.row),
    text("status", "状態", "判断の状態", ({ state }) => state),
    text("decision", "判断", "判断の種類", ({ decision }) => decision.kind),
    text("effect", "結果", "何が変わったか。使わなかったときは、その理由", ({ effect }) => effect),
    date("decided_on", "日付", "判断をした日", ({ decision }) => decision.on),
    text("decided_by", "担当者", "判断をした人", ({ decision }) => decision.by),
    text("reason", "理由", "判断の理由", ({ decision }) => decision.reason),
    text(
      "institution_code",
      "機関コード",
      "名簿の機関コード。どの機関の判断か分からないときは空欄",
      ({ institution }) => institution?.code ?? null,
    ),
    number("measure", "措置", "措置の番号。ファイルや機関の全体のことなら空欄", ({ decision }) => decision.measure),
    text("value", "値", "読み替えた後の回答、日付など", ({ decision }) => decision.value),
    text("finding_code", "指摘コード", "記載不備のコード", ({ decision }) => decision.findingCode),
    text("file", "対象ファイル", "ファイルの場所", ({ decision }) => decision.file),
    text("sheet", "シート", "シート名。指定がないときは空欄", ({ decision }) => decision.sheet),
    date("until", "期限", "判断がいつまで有効か。期限のないときは空欄", ({ decision }) => decision.until),
    ...NAME_COLUMNS,
  ],
};
