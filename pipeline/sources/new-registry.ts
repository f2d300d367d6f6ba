/** An empty registry.xlsx, or one for the next cycle: everything that readRegistry asks for, with formulas that check while people type. */
import type { NewBook, NewCell, NewSheet } from "../model/new-book.ts";
import { EXAMPLE } from "../model/registry-records.ts";
import { BODY_KINDS, CYCLE_KINDS, INSTITUTION_KINDS } from "../model/registry.ts";
import { BODY_SHEET } from "./read-bodies.ts";
import { INSTITUTION_SHEET } from "./read-institutions.ts";
import { columnsBelow, headedSheet, type SheetColumn } from "./new-sheet.ts";

/** Rows of an earlier registry by heading, and the settings of its cycle that stay. */
export interface CarriedOver {
  readonly bodies: readonly Readonly<Record<string, string>>[];
  readonly institutions: readonly Readonly<Record<string, string>>[];
  readonly cycle: Readonly<Record<string, string>>;
}

/** Rows below what is carried over that have drop-downs and formulas. */
const SPARE_BODIES = 100;
const SPARE_INSTITUTIONS = 300;

/**
 * @param carried what an earlier registry gives; null writes an example row to overwrite instead.
 * @param formVersion 様式版, e.g. `2.0`; empty when there is no form.
 */
export function newRegistryBook(carried: CarriedOver | null, formVersion: string): NewBook {
  const { bodies = [EXAMPLE_BODY], institutions = [EXAMPLE_INSTITUTION], cycle = {} } = carried ?? {};
  const bodyRows = bodies.length + SPARE_BODIES;
  return {
    sheets: [
      cycleSheet({ 様式版: formVersion, ...cycle }),
      headedSheet(BODY_SHEET, bodyColumns(bodyRows + 1), bodies, bodyRows),
      headedSheet(
        INSTITUTION_SHEET,
        institutionColumns(bodyRows + 1, institutions.length + SPARE_INSTITUTIONS + 1),
        institutions,
        institutions.length + SPARE_INSTITUTIONS,
      ),
    ],
  };
}

/** The label, what Excel offers, and what to write there. */
const SETTINGS: readonly (readonly [label: string, cell: NewCell, remark: string])[] = [
  ["点検名", { look: "text" }, "報告書に載せる名前。例：令和8年度 定期点検"],
  ["点検区分", { look: "text", choices: CYCLE_KINDS }, "一覧から選びます"],
  ["基準日", { look: "date" }, "集計の基準になる日。例：2027/3/31"],
  ["提出期限", { look: "date" }, "提出の締切日。例：2027/2/28"],
  ["様式版", { look: "text" }, "templates フォルダーの annex2-v版.xlsx の版。例：2.0"],
  ["運営主体", { look: "text" }, "「取りまとめ機関」シートの運営主体の機関名と同じにします"],
  ["対象措置", { look: "text" }, "点検区分が「変更時」のときだけ。例：20,21,36-38"],
  ["発出日", { look: "date" }, "報告書や通知に載せる日付。決まるまでは空欄にします。例：2027/4/5"],
];

function cycleSheet(values: Readonly<Record<string, string>>): NewSheet {
  return {
    name: "点検",
    widths: [16, 40, 64],
    headed: false,
    rows: SETTINGS.map(([label, cell, remark]) => [
      { look: "label", value: label, note: remark },
      { ...cell, value: values[label] ?? "" },
      { look: "remark", value: remark },
    ]),
  };
}

const CODE_NOTE = "地方公共団体は6桁の全国地方公共団体コード。独自のコードには、英字を含めてください（例 KH0001）。";

function bodyColumns(last: number): readonly SheetColumn[] {
  const columns: readonly SheetColumn[] = [
    { heading: "機関コード", width: 12, note: `必須。重複しないコード。${CODE_NOTE}` },
    { heading: "機関名", width: 28, note: "必須。報告書とフォルダーの名前に使います。" },
    { heading: "区分", width: 20, note: "必須。一覧から選びます。運営主体は1つだけです。", choices: BODY_KINDS },
    { heading: "上位機関コード", width: 16, note: "報告先の機関コード。運営主体だけは空欄にします。" },
    { heading: "担当部署", width: 18 },
    {
      heading: "連絡先",
      width: 36,
      note: "なくてもかまいません。電話番号やメールアドレス。通知と報告書の表紙に載ります。",
    },
    { heading: "宛名", width: 32, note: "報告書の宛先。" },
    { heading: "代表者職名", width: 14, note: "なくてもかまいません。例：知事" },
    { heading: "代表者氏名", width: 16, note: "なくてもかまいません。" },
    { heading: "文書番号", width: 18, note: "なくてもかまいません。今回の点検で出す文書の番号。" },
  ];
  const { of, all } = columnsBelow(columns, last);
  const parent = (row: number): string => of("上位機関コード", row);
  const check = (row: number): string =>
    checkOf(of("機関コード", row), [
      ...codeChecks(of("機関コード", row), all("機関コード")),
      `IF(${of("区分", row)}="運営主体",IF(${parent(row)}="","","運営主体の上位機関コードは空欄にします。"),IF(${parent(row)}="","上位機関コードが空欄です。",IF(COUNTIF(${all("機関コード")},${parent(row)})=0,"上位機関がありません。","")))`,
    ]);
  return [...columns, { ...CHECK_COLUMN, formula: check }];
}

function institutionColumns(lastBody: number, last: number): readonly SheetColumn[] {
  const columns: readonly SheetColumn[] = [
    { heading: "機関コード", width: 12, note: `必須。重複しないコード。${CODE_NOTE}` },
    { heading: "機関名", width: 30, note: "必須。" },
    { heading: "よみ", width: 26, note: "なくてもかまいません。" },
    { heading: "機関種別", width: 36, note: "必須。一覧から選びます。", choices: INSTITUTION_KINDS },
    { heading: "取りまとめ機関コード", width: 20, note: "必須。「取りまとめ機関」シートにある機関コード。" },
    { heading: "集約機関コード", width: 16, note: "利用する集約機関の機関コード。利用しなければ空欄にします。" },
    { heading: "担当部署", width: 18 },
    { heading: "連絡先", width: 26, note: "電話番号など。報告書と対応一覧に載ります。" },
    { heading: "メール", width: 30, note: "なくてもかまいません。依頼を送るメールアドレス。" },
    {
      heading: "前回機関コード",
      width: 20,
      note: "前回の点検から機関コードが変わったときだけ、前回のコード。合併のときは、合併前の機関のコードをすべて「、」で区切って記入します。",
    },
  ];
  const { of, all } = columnsBelow(columns, last);
  const bodies = (column: string): string => `${BODY_SHEET}!$${column}$2:$${column}$${String(lastBody)}`;
  const supervisor = (row: number): string => of("取りまとめ機関コード", row);
  const aggregator = (row: number): string => of("集約機関コード", row);
  const former = (row: number): string => of("前回機関コード", row);
  const check = (row: number): string =>
    checkOf(of("機関コード", row), [
      ...codeChecks(of("機関コード", row), all("機関コード")),
      `IF(${supervisor(row)}="","取りまとめ機関コードが空欄です。",IF(COUNTIF(${bodies("A")},${supervisor(row)})=0,"取りまとめ機関がありません。",""))`,
      `IF(${aggregator(row)}="","",IF(COUNTIFS(${bodies("A")},${aggregator(row)},${bodies("C")},"集約機関")=0,"集約機関がありません。",""))`,
      `IF(${former(row)}="","",${codeChecks(former(row), all("前回機関コード"), "前回機関コード").join("&")})`,
    ]);
  return [...columns, { ...CHECK_COLUMN, formula: check }];
}

/** Not a heading that readRegistry knows: it leaves the column alone. */
const CHECK_COLUMN = {
  heading: "確認（数式）",
  width: 40,
  note: "記入に誤りがあると、ここに示します。空欄なら誤りは見つかっていません。取りまとめでは読みません。",
};

/** Nothing for a blank row and for the example. */
function checkOf(code: string, checks: readonly string[]): string {
  return `IF(OR(${code}="",LEFT(${code},3)="${EXAMPLE}"),"",${checks.join("&")})`;
}

/** Six digits end in their check digit (domain.md, "Codes"); no code stands twice. */
function codeChecks(code: string, all: string, name = "機関コード"): readonly string[] {
  const weighted = [6, 5, 4, 3, 2].map((weight, at) => `${String(weight)}*MID(${code},${String(at + 1)},1)`).join("+");
  const digit = `MOD(11-MOD(${weighted},11),10)`;
  return [
    `IFERROR(IF(LEN(${code})<>6,"",IF(${digit}=VALUE(RIGHT(${code},1)),"","${name}の検査数字が合いません。")),"")`,
    `IF(COUNTIF(${all},${code})>1,"${name}が重複しています。","")`,
  ];
}

const EXAMPLE_BODY = {
  機関コード: `${EXAMPLE}480002`,
  機関名: `${EXAMPLE}架空第1県`,
  区分: "取りまとめ都道府県",
  上位機関コード: `${EXAMPLE}MN0001`,
  担当部署: `${EXAMPLE}市町村課`,
  連絡先: `${EXAMPLE}電話 000-000-0000　メール shichoson@example.jp`,
  宛名: `${EXAMPLE}架空省 情報政策課長`,
  代表者職名: `${EXAMPLE}知事`,
  代表者氏名: `${EXAMPLE}架空 花子`,
  文書番号: `${EXAMPLE}市町村第123号`,
};

const EXAMPLE_INSTITUTION = {
  機関コード: `${EXAMPLE}482013`,
  機関名: `${EXAMPLE}青葉市`,
  よみ: `${EXAMPLE}あおばし`,
  機関種別: "情報照会者等",
  取りまとめ機関コード: `${EXAMPLE}480002`,
  集約機関コード: `${EXAMPLE}AG0001`,
  担当部署: `${EXAMPLE}情報課`,
  連絡先: `${EXAMPLE}000-000-0000`,
  メール: `${EXAMPLE}joho@example.jp`,
};
