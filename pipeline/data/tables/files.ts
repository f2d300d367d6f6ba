/** files.csv: a line a file below inputs/. */
import type { FileRecord } from "../../model/inspection.ts";
import { number, text } from "../column.ts";
import type { Table } from "../table.ts";

/** By path, in code-point order. */
export const FILES: Table<FileRecord> = {
  name: "files.csv",
  key: ["path"],
  rows: ({ files }) => files,
  columns: [
    text("path", "ファイル", "ファイルの場所", (file) => file.path),
    text("sha256", "指紋", "中身の指紋（同じ値なら中身が同じ）。開けなかったファイルは空欄", (file) => file.sha256),
    number("bytes", "大きさ", "ファイルの大きさ（バイト）", (file) => file.bytes),
    text("status", "状態", "ファイルの状態", (file) => file.status),
    text(
      "institution_code",
      "機関コード",
      "機関コード。提出から除外したファイルも、分かれば記します。分からないときは空欄",
      (file) => file.institutionCode,
    ),
    text("code", "理由", "採用しなかった理由のコード。採用と提出物以外は空欄", (file) => file.code),
    text("message", "説明", "理由と、すること", (file) => file.message),
  ],
};
