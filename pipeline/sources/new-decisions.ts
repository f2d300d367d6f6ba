/** decisions.xlsx to be filled in, empty or with rows that a person only has to confirm. */
import {
  DECISION_COLUMNS,
  DECISION_KINDS,
  DECISION_SHEET,
  HINT,
  type DecisionColumn,
  type ProposedDecision,
} from "../model/decision.ts";
import { FINDING_KINDS } from "../model/finding.ts";
import type { NewBook, NewSheet } from "../model/new-book.ts";
import { EXAMPLE } from "../model/registry-records.ts";
import { columnsBelow, headedSheet, type SheetColumn } from "./new-sheet.ts";

const SPARE = 200;
const CHOICES_SHEET = "選択肢";

/** @param proposed rows to confirm; null writes an example row to overwrite instead. */
export function newDecisionsBook(proposed: readonly ProposedDecision[] | null): NewBook {
  const given = proposed ?? [EXAMPLE_DECISION];
  const rows = given.length + SPARE;
  return { sheets: [headedSheet(DECISION_SHEET, columns(rows + 1), given, rows), choicesSheet()] };
}

const CODES = Object.entries(FINDING_KINDS).map(([code, { title }]) => [code, title] as const);

const ABOUT: Readonly<Record<DecisionColumn, Omit<SheetColumn, "heading">>> = {
  日付: { width: 12, note: "必須。判断をした日。", isDate: true },
  対象ファイル: { width: 40, note: "files.csv の path のとおり。「期限を延長」では空欄にします。" },
  シート: { width: 14, note: "1つのシートだけの判断のとき。ふだんは空欄にします。" },
  機関コード: { width: 12, note: "「機関を指定」「採用するファイル」「期限を延長」では必須。" },
  措置番号: { width: 10, note: "「回答を読み替え」「実施予定時期を読み替え」では必須。1行に1つ。" },
  指摘コード: {
    width: 26,
    note: "「指摘を了承」では必須。findings.csv の code のとおり。",
    choices: `${CHOICES_SHEET}!$A$2:$A$${String(CODES.length + 1)}`,
  },
  判断: { width: 24, note: "必須。一覧から選びます。", choices: DECISION_KINDS },
  値: {
    width: 16,
    note: "「回答を読み替え」は 〇・△・－、「実施予定時期を読み替え」と「期限を延長」は日付（例 2027-09-30）。「機関を指定」で、読み取らずに受領だけを示すときは「受領・読取待ち」。ほかの判断では空欄にします。",
  },
  理由: { width: 36, note: "必須。報告書に載ります。" },
  担当者: { width: 14, note: "必須。報告書に載ります。" },
  期限: {
    width: 12,
    note: "この判断をいつまで使うか。基準日がこの日を過ぎると使いません。空欄なら期限はありません。",
    isDate: true,
  },
};

function columns(last: number): readonly SheetColumn[] {
  const known = DECISION_COLUMNS.map((heading) => ({ heading, ...ABOUT[heading] }));
  const { of } = columnsBelow(known, last);
  const blank = (row: number, ...headings: readonly DecisionColumn[]): string =>
    headings.map((heading) => `${of(heading, row)}=""`).join(",");
  const isOneOf = (row: number, ...kinds: readonly (typeof DECISION_KINDS)[number][]): string =>
    `OR(${kinds.map((kind) => `${of("判断", row)}="${kind}"`).join(",")})`;
  const formula = (row: number): string =>
    `IF(OR(${of("判断", row)}="",LEFT(${of("日付", row)},3)="${EXAMPLE}"),"",` +
    [
      `IF(OR(${blank(row, "日付", "理由", "担当者")}),"日付・理由・担当者を記入してください。","")`,
      `IF(AND(${of("判断", row)}<>"期限を延長",${blank(row, "対象ファイル")}),"対象ファイルを記入してください。","")`,
      `IF(AND(${isOneOf(row, "機関を指定", "採用するファイル", "期限を延長")},${blank(row, "機関コード")}),"機関コードを記入してください。","")`,
      `IF(AND(${isOneOf(row, "回答を読み替え", "実施予定時期を読み替え")},OR(${blank(row, "措置番号", "値")})),"措置番号と値を記入してください。","")`,
      `IF(AND(${of("判断", row)}="期限を延長",${blank(row, "値")}),"新しい期限を値に記入してください。","")`,
      `IF(AND(${of("判断", row)}="指摘を了承",${blank(row, "指摘コード")}),"指摘コードを記入してください。","")`,
    ].join("&") +
    ")";
  return [
    ...known,
    { heading: HINT, width: 60, note: "判断の材料。取りまとめでは読みません。" },
    { heading: "確認（数式）", width: 40, note: "足りない記入を示します。取りまとめでは読みません。", formula },
  ];
}

function choicesSheet(): NewSheet {
  return {
    name: CHOICES_SHEET,
    widths: [30, 40],
    headed: true,
    rows: [
      [
        { look: "heading", value: "指摘コード" },
        { look: "heading", value: "名前" },
      ],
      ...CODES.map(
        ([code, title]) =>
          [
            { look: "text", value: code },
            { look: "text", value: title },
          ] as const,
      ),
    ],
  };
}

const EXAMPLE_DECISION: ProposedDecision = {
  日付: `${EXAMPLE}2027-03-01`,
  対象ファイル: `${EXAMPLE}架空第1県/482013_青葉市.xlsx`,
  機関コード: `${EXAMPLE}482013`,
  措置番号: `${EXAMPLE}33`,
  判断: "回答を読み替え",
  値: `${EXAMPLE}〇`,
  理由: `${EXAMPLE}電話で担当課に確認した`,
  担当者: `${EXAMPLE}総務 太郎`,
};
