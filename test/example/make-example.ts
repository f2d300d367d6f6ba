/**
 * Writes the example in inputs/: an invented ministry, two prefectures, an aggregator and twelve institutions, each filling in
 * in its own way. Run by hand when the example or the form changes: `npx tsx test/example/make-example.ts`.
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";
import { catalog } from "../build/catalog.ts";
import {
  headerRows,
  shifted,
  tableRows,
  USUAL_COLUMNS,
  type Answers,
  type CellValue,
  type Rows,
} from "../build/annex2.ts";
import { BODY_HEADINGS, INSTITUTION_HEADINGS, cycleRows } from "../build/registry.ts";
import { filledForm, xlsx } from "../build/xlsx.ts";

const INPUTS = fileURLToPath(new URL("../../inputs/", import.meta.url));
const DIRECT = catalog.measures.filter(({ direct }) => direct).map(({ number }) => number);

/** ◆ measures left to the aggregator, as its inquirers must. */
const byAggregator: Answers = Object.fromEntries(
  DIRECT.map((number) => [number, { mark: "－", remark: "集約機関が実施" }]),
);

const bodies: Rows = [
  [...BODY_HEADINGS],
  ["OP0001", "架空ネットワーク運営機構", "運営主体", null, "運用管理部", "理事長"],
  ["MN0001", "架空省", "所管府省", "OP0001", "情報政策課", "架空ネットワーク運営機構 理事長"],
  ["AG0001", "架空集約センター", "集約機関", "OP0001", "運用課", "架空ネットワーク運営機構 理事長"],
  ["480002", "架空第1県", "取りまとめ都道府県", "MN0001", "市町村課", "架空省 情報政策課長"],
  ["490008", "架空第2県", "取りまとめ都道府県", "MN0001", "デジタル推進課", "架空省 情報政策課長"],
];

const INQUIRER = "情報照会者等";
const institutions: Rows = [
  [...INSTITUTION_HEADINGS],
  ["482013", "青葉市", "あおばし", INQUIRER, "480002", "AG0001", "情報システム課", "joho@aoba1.example.jp"],
  ["482021", "緑が丘市", "みどりがおかし", INQUIRER, "480002", "AG0001", "総務課", "somu@midorigaoka.example.jp"],
  ["482030", "月見市", "つきみし", INQUIRER, "480002", null, "企画課", "kikaku@tsukimi.example.jp"],
  ["483010", "若葉町", "わかばちょう", INQUIRER, "480002", "AG0001", "総務課", "somu@wakaba.example.jp"],
  ["483028", "白波村", "しらなみむら", INQUIRER, "480002", "AG0001", "住民課", "jumin@shiranami.example.jp"],
  ["483036", "朝日村", "あさひむら", INQUIRER, "480002", "AG0001", "総務課", "somu@asahi.example.jp"],
  ["492019", "青葉市", "あおばし", INQUIRER, "490008", "AG0001", "情報政策課", "joho@aoba2.example.jp"],
  ["492027", "夕凪市", "ゆうなぎし", INQUIRER, "490008", null, "総務課", "somu@yunagi.example.jp"],
  ["493015", "桜ヶ丘町", "さくらがおかちょう", INQUIRER, "490008", "AG0001", "税務課", "zeimu@sakuragaoka.example.jp"],
  [
    "KH0001",
    "架空健康保険組合",
    "かくうけんこうほけんくみあい",
    INQUIRER,
    "MN0001",
    null,
    "業務部",
    "gyomu@kenpo.example.jp",
  ],
  [
    "AG0001",
    "架空集約センター",
    "かくうしゅうやくせんたー",
    "集約機関",
    "AG0001",
    null,
    "運用課",
    "unyo@shuyaku.example.jp",
  ],
  [
    "JK0001",
    "架空住民情報センター",
    "かくうじゅうみんじょうほうせんたー",
    "住民基本台帳ネットワークシステム運営主体",
    "OP0001",
    null,
    "管理課",
    "kanri@jumin.example.jp",
  ],
];

/** The form as it should be filled in. */
const aoba1 = filledForm(
  { code: "482013", name: "青葉市", inspected: "令和9年2月10日" },
  {
    ...byAggregator,
    5: { mark: "△", remark: "令和9年9月に職員研修を実施予定" },
    26: { mark: "△", remark: "実施予定時期：令和10年3月末" },
    39: { mark: "△", remark: "令和9年度上半期" },
  },
);

/** Chapters on sheets of their own, a cover sheet, a code without its leading words. */
function midorigaoka(): Promise<Uint8Array> {
  const answers: Answers = {
    ...byAggregator,
    15: { mark: "△", remark: "R9.6.30" },
    27: { mark: "－", remark: "運用継続計画は全庁計画に含めているため" },
    47: { mark: "△" },
    74: { mark: "△", remark: "予算が確保でき次第" },
  };
  const chapters = [...new Set(catalog.measures.map(({ chapter }) => chapter))];
  const sheets = chapters.map((chapter) => {
    const rows = tableRows(answers, { measures: catalog.measures.filter((measure) => measure.chapter === chapter) });
    return [chapter.replace(/^(\d).*$/u, "第$1章"), { rows, widths: [5, 28, 50, 10, 10, 30] }] as const;
  });
  const cover: Rows = headerRows({ code: "482021", name: "緑が丘市", inspected: "R9.2.5" });
  return xlsx({ 表紙: { rows: cover, widths: [16, 4, 24] }, ...Object.fromEntries(sheets) });
}

/** Shifted down and right below notes, a heading in two rows, numbers in full width. */
function tsukimi(): Promise<Uint8Array> {
  const answers: Answers = {
    1: { mark: "△", remark: "令和九年十二月" },
    18: { mark: "－", remark: "委託していない" },
    30: { mark: "○" },
    43: { mark: "△", remark: "2027/11/15" },
    81: { mark: "有" },
    88: { mark: "" },
  };
  const wide = (n: number): CellValue =>
    String(n).replace(/\d/gu, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0));
  const [, ...measures] = tableRows(answers, { number: wide });
  const heading: Rows = [
    ["＃", "項目", "安全管理措置", "重点報告事項", "自己点検", null],
    [null, null, null, null, "自己点検結果", "特記事項"],
  ];
  const rows = shifted(
    [...headerRows({ code: "482030", name: "月見市", inspected: "2027/2/12" }), ...heading, ...measures],
    3,
    1,
  );
  return xlsx({
    点検表: { rows: [["（提出前に課内で確認すること）"], ...rows.slice(1)], widths: [3, 6, 28, 50, 10, 10, 30] },
  });
}

/** Everything in place. */
const wakaba = filledForm({ code: "483010", name: "若葉町", inspected: "令和9年1月29日" }, byAggregator);

/** Marks from many keyboards. */
function shiranami(): Promise<Uint8Array> {
  const circles = ["○", "◯", "⭕", "〇 ", "　○", "●", "O"];
  const answers: Answers = Object.fromEntries(
    catalog.measures.map(({ number, direct }) => [
      number,
      direct ? { mark: "ー", remark: "集約機関" } : { mark: circles[number % circles.length] ?? "○" },
    ]),
  );
  const more: Answers = {
    ...answers,
    4: { mark: "▲", remark: "令和８年度末" },
    16: { mark: "△", remark: "R8.12.25" },
    33: { mark: "×" },
    64: { mark: "○" },
    92: { mark: "〇△" },
  };
  return xlsx({
    Sheet1: {
      rows: [...headerRows({ code: 483028, name: "白 波 村", inspected: "9年2月8日" }), ...tableRows(more)],
      widths: [5, 28, 50, 10, 10, 30],
    },
  });
}

/** A column of its own for planned dates, filled with Excel dates; columns in another order. */
function aoba2(): Promise<Uint8Array> {
  const date = (year: number, month: number, day: number): Date => new Date(Date.UTC(year, month - 1, day));
  const answers: Answers = {
    ...byAggregator,
    7: { mark: "△", planned: date(2027, 6, 30), remark: "連絡網を更新中" },
    20: { mark: "△", planned: date(2027, 3, 20) },
    50: { mark: "△", planned: date(2028, 3, 31) },
    60: { mark: "－" },
  };
  const columns = ["#", "自己点検結果", "実施予定時期", "特記事項", "重点報告事項", "項目", "安全管理措置"] as const;
  return xlsx({
    自己点検: {
      rows: [
        ...headerRows({ code: "492019", name: "青葉市", inspected: date(2027, 2, 1) }),
        ...tableRows(answers, { columns }),
      ],
      formats: { C4: "yyyy/m/d" },
      widths: [5, 10, 14, 30, 10, 28, 50],
    },
  });
}

/** Two submissions of one institution: the later inspection counts. */
const yunagi = (inspected: string, answers: Answers): Promise<Uint8Array> =>
  filledForm(
    { code: "492027", name: "夕凪市", inspected },
    { 31: { mark: "－", remark: "専用の施設を持たない" }, ...answers },
  );

/** The number column was deleted; headings are repeated on every page. */
function sakuragaoka(): Promise<Uint8Array> {
  const columns = USUAL_COLUMNS.slice(1);
  const [heading = [], ...measures] = tableRows(
    { ...byAggregator, 10: { mark: "△", remark: "来年度中" }, 82: { mark: "△", remark: "令和9年10月～12月" } },
    { columns },
  );
  const rows = measures.flatMap((row, index) => (index > 0 && index % 30 === 0 ? [heading, row] : [row]));
  return xlsx({
    自己点検表: {
      rows: [...headerRows({ code: "493015", name: "桜ケ丘町", inspected: "令和9年2月15日" }), heading, ...rows],
      widths: [28, 50, 10, 10, 30],
    },
  });
}

const kenpo = filledForm(
  { code: "KH0001", name: "架空健康保険組合", inspected: "令和9年2月20日" },
  {
    30: { mark: "△", remark: "令和10年3月" },
    31: { mark: "△", remark: "令和10年3月" },
    53: { mark: "－", remark: "メールを使用しない" },
    90: { mark: "△", remark: "令和9年7月中旬" },
  },
);
const aggregator = filledForm(
  { code: "AG0001", name: "架空集約センター", inspected: "令和9年1月15日" },
  { 71: { mark: "△", remark: "令和9年5月" } },
);
const jumin = filledForm(
  { code: "JK0001", name: "架空住民情報センター", inspected: "令和9年2月1日" },
  Object.fromEntries(
    [14, 15, 16, 17, 18, 19].map((number) => [number, { mark: "－", remark: "外部委託を行っていない" }]),
  ),
);

const files: Readonly<Record<string, Promise<Uint8Array>>> = {
  "registry.xlsx": xlsx({
    点検: { rows: cycleRows({ 運営主体: "架空ネットワーク運営機構" }), widths: [16, 36] },
    取りまとめ機関: { rows: bodies, widths: [12, 28, 20, 14, 18, 36] },
    接続機関: { rows: institutions, widths: [12, 24, 28, 40, 18, 14, 18, 32] },
  }),
  "架空第1県/482013_青葉市.xlsx": aoba1,
  "架空第1県/緑が丘市（章別）.xlsx": midorigaoka(),
  "架空第1県/月見市 自己点検.xlsx": tsukimi(),
  "架空第1県/483010_若葉町.xlsx": wakaba,
  "架空第1県/白波村.xlsx": shiranami(),
  "架空第2県/492019_青葉市.xlsx": aoba2(),
  "架空第2県/492027_夕凪市.xlsx": yunagi("令和9年1月20日", { 3: { mark: "" }, 6: { mark: "△", remark: "検討中" } }),
  "架空第2県/492027_夕凪市（修正版）.xlsx": yunagi("令和9年2月18日", { 6: { mark: "△", remark: "令和9年4月30日" } }),
  "架空第2県/桜ケ丘町.xlsx": sakuragaoka(),
  "KH0001_架空健康保険組合.xlsx": kenpo,
  "AG0001_架空集約センター.xlsx": aggregator,
  "JK0001_架空住民情報センター.xlsx": jumin,
};

await rm(INPUTS, { recursive: true, force: true });
for (const [name, bytes] of Object.entries(files)) {
  await mkdir(dirname(join(INPUTS, name)), { recursive: true });
  await writeFile(join(INPUTS, name), await bytes);
}
