/** findings.csv: a line a finding; those of files that belong to nobody come last. */
import type { Finding } from "../../model/finding.ts";
import { number, text, type Column } from "../column.ts";
import { OF_MEASURE, type Table } from "../table.ts";
import { NAME_COLUMNS, namesFrom, type Names } from "./names.ts";

const OF_FINDING: readonly Column<Finding>[] = [
  text("institution_code", "機関コード", "機関コード。分からないときは空欄", (row) => row.institutionCode),
  number("measure", "措置", "措置の番号。ファイル全体のことなら空欄", (row) => row.measure),
  text("code", "コード", "記載不備のコード", (row) => row.code),
  text("severity", "区分", "区分。error は要修正、warning は要確認、info は参考", (row) => row.severity),
  text("message", "内容", "見つけたことと、すること", (row) => row.message),
  text("file", "ファイル", "ファイルの場所", (row) => row.file),
  text("sheet", "シート", "シート名。ファイル全体のことなら空欄", (row) => row.sheet),
  text("cell", "セル", "セルの番地。ファイル全体のことなら空欄", (row) => row.cell),
];
const TIMES_ASKED: Column<Finding> = number(
  "times_asked",
  "お願いした回数",
  "これまでに見直し・確認依頼書で、続けて何回お願いしたか。まだお願いしていなければ空欄",
  ({ timesAsked }) => timesAsked ?? null,
);

/** What a finding itself says, without names. */
export const FINDING_COLUMNS: readonly Column<Finding>[] = [...OF_FINDING, TIMES_ASKED];

/** Institution by institution. */
export const FINDINGS: Table<Finding & Names> = {
  name: "findings.csv",
  references: [OF_MEASURE],
  rows: (results) => {
    const namesOf = namesFrom(results);
    return [...results.institutions.flatMap(({ findings }) => findings), ...results.unassigned].map((finding) => ({
      ...finding,
      ...namesOf(finding.institutionCode, finding.measure),
    }));
  },
  columns: [...OF_FINDING, ...NAME_COLUMNS, TIMES_ASKED],
};
